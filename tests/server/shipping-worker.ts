import { openDatabase, type DatabasePlace } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { expect } from 'vitest';
import { someId } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';

/** Ships parcel after parcel; remembers what was acknowledged, and sends again what was not. */
export class ShippingWorker {
  readonly acknowledged = new Map<number, string>();
  private readonly all: ReturnType<PeerTablet['mutation']>[] = [];
  private waiting: ReturnType<PeerTablet['mutation']>[] = [];
  private n = 0;
  readonly tablet: PeerTablet;

  constructor(tablet: PeerTablet) {
    this.tablet = tablet;
  }

  /** Until a request breaks off; an answer other than 200 is a fault. */
  async workUntilCut(onAcknowledged: () => void): Promise<void> {
    for (;;) {
      this.write();
      const status = await this.send();
      if (status === undefined) return;
      if (status !== 200) throw new Error(`the server answered ${status}`);
      onAcknowledged();
    }
  }

  /** Some more to send. */
  write(count = 5): void {
    for (let i = 0; i < count; i += 1) {
      const mutation = this.next();
      this.waiting.push(mutation);
      this.all.push(mutation);
    }
  }

  /** As a tablet does that hears the server has less than it acknowledged. */
  offerAgain(): void {
    this.waiting = [...this.all];
  }

  /** All that waits, in one parcel; the status of the answer, undefined when none came. */
  async send(): Promise<number | undefined> {
    let answer: Awaited<ReturnType<PeerTablet['ship']>>;
    try {
      answer = await this.tablet.ship(this.waiting, { authored: this.n });
    } catch {
      return undefined;
    }
    if (answer.status !== 200) return answer.status;
    const ids = new Map(this.waiting.map(({ n, id }) => [n, id]));
    for (const { n, verdict } of answer.verdicts) if (verdict !== 'refused') this.acknowledged.set(n, ids.get(n) ?? '');
    this.waiting = this.waiting.filter(({ n }) => !this.acknowledged.has(n));
    return 200;
  }

  private next() {
    this.n += 1;
    return this.tablet.mutation(this.n, Date.now(), { kind: 'household', id: someId(), area: 'a1', set: { size: this.n % 9 } });
  }
}

/** Everything acknowledged is in the log, and the database is whole. Returns how many were looked for. */
export async function expectAllPresent(place: DatabasePlace, workers: readonly ShippingWorker[]): Promise<number> {
  const database = await openDatabase(place);
  try {
    let acknowledged = 0;
    for (const worker of workers) {
      const rows = await database.db.selectFrom('mutations').select(['n', 'id']).where('device', '=', worker.tablet.id).execute();
      const logged = new Map(rows.map(({ n, id }) => [n, id]));
      acknowledged += worker.acknowledged.size;
      expect([...worker.acknowledged].filter(([n, id]) => logged.get(n) !== id)).toEqual([]);
    }
    const { faults, records } = await verifyDatabase(database.db);
    expect(faults).toEqual([]);
    expect(records).toBeGreaterThanOrEqual(acknowledged);
    return acknowledged;
  } finally {
    await database.close();
  }
}
