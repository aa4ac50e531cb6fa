import { verifyDatabase } from '#server/database/verify.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aFieldServer, emptyDatabase, type FieldServer, someId, villages } from '../../server/field-server.ts';
import { linesWith, wholeDatabase } from '../../server/whole-database.ts';
import { eraseNow } from './erasure-world.ts';
import { onEveryDatabase } from './every-database.ts';
import { aMergingDesk, type Desk } from './merge-world.ts';
import { Writer } from './unit-world.ts';

const seed = 20_266;
const names = ['Lò Văn Một', 'Hà Thị Hai', 'Mùa A Ba', 'Giàng Thị Tư', 'Quàng Văn Năm'] as const;

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      who: fc.nat(4),
      by: fc.nat(1),
      kind: fc.constantFrom('person', 'consent', 'progress', 'visit', 'task'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('later' as const),
      who: fc.nat(4),
      by: fc.nat(1),
      kind: fc.constantFrom('person', 'consent', 'progress', 'visit'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), who: fc.nat(4), into: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('erase' as const), who: fc.nat(4), wholeHome: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

class Play {
  readonly people = names.map((name, i) => ({
    id: someId(),
    home: someId(),
    name,
    number: `0010570043${10 + i}`,
    area: villages[i % 2] ?? 'a1',
  }));
  /** Names nothing may tell of any more: of everybody who was one with somebody erased. */
  readonly erased = new Set<string>();
  private readonly merges: { id: string; pair: readonly [number, number]; undone: boolean }[] = [];
  private held: { writer: Writer; mutation: ReturnType<Writer['write']> }[] = [];
  private readonly server: FieldServer;
  private readonly desk: Desk;
  private readonly writers: readonly Writer[];

  constructor(server: FieldServer, desk: Desk, writers: readonly Writer[]) {
    this.server = server;
    this.desk = desk;
    this.writers = writers;
  }

  async begin(): Promise<void> {
    for (const { id, home, name, number, area } of this.people) {
      const writer = this.writer(0);
      await writer.ship(
        writer.write('household', home, area, { head: name }),
        writer.write('person', id, area, { household: home, name, personalId: number }),
      );
    }
  }

  async take(next: Step): Promise<void> {
    if (next.do === 'write' || next.do === 'later') {
      const mutation = this.written(next);
      if (next.do === 'later') this.held.push({ writer: this.writer(next.by), mutation });
      else await this.writer(next.by).ship(mutation);
    } else if (next.do === 'deliver') await this.deliver();
    else if (next.do === 'erase') await this.erase(next.who, next.wholeHome);
    else if (next.do === 'merge') await this.merge(next.who, next.into);
    else await this.undo(next.which);
  }

  /** What lay on a tablet comes at last. */
  async deliver(): Promise<void> {
    for (const { writer, mutation } of this.held.splice(0)) await writer.ship(mutation);
  }

  private written({ who, by, kind }: { readonly who: number; readonly by: number; readonly kind: string }) {
    const writer = this.writer(by);
    const one = this.people[who] ?? this.people[0];
    if (!one) throw new Error('nobody');
    const { id, home, name, number, area } = one;
    const sets: Record<string, readonly [string, Record<string, unknown>]> = {
      person: [id, { name, personalId: number, note: `${name} nói` }],
      consent: [someId(), { person: id, representative: name }],
      progress: [`${id}/vssid`, { obstacle: 'no-phone' }],
      visit: [someId(), { household: home, outcome: 'met', present: [id], note: `gặp ${name}` }],
      task: [someId(), { person: id, household: home, what: `Hẹn ${name}` }],
    };
    const [record, set] = sets[kind] ?? [id, {}];
    return writer.write(kind, record, area, set);
  }

  private async erase(who: number, wholeHome: boolean): Promise<void> {
    const one = this.people[who];
    if (!one || this.erased.has(one.name)) return;
    await eraseNow(this.server, { kind: 'person', id: one.id, wholeHome });
    const standing = await this.server.database.db.selectFrom('records').where('kind', '=', 'person').select('id').execute();
    const left = new Set(standing.map(({ id }) => id));
    for (const { id, name } of this.people) if (!left.has(id)) this.erased.add(name);
  }

  private async merge(who: number, into: number): Promise<void> {
    const [loser, winner] = [this.people[who], this.people[into]];
    if (!loser || !winner || loser === winner || this.erased.has(loser.name) || this.erased.has(winner.name)) return;
    const merged = await this.desk.merge(loser.id, winner.id).catch(() => undefined);
    if (merged !== undefined) this.merges.push({ id: merged, pair: [who, into], undone: false });
  }

  private async undo(which: number): Promise<void> {
    const merge = this.merges[which];
    if (merge) await this.desk.undo(merge.id);
  }

  private writer(by: number): Writer {
    const writer = this.writers[by % this.writers.length];
    if (!writer) throw new Error('no writer');
    return writer;
  }
}

onEveryDatabase(({ opened, kind }) => {
  test(`[SY28] [SY29] erasures amid late work, merges and undos: nobody comes back, the others stay, and the log agrees (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        await emptyDatabase(opened());
        const server = await aFieldServer(opened());
        const tablets = [
          await server.tablet({ area: 'tinh', role: 'coordinator' }),
          await server.tablet({ area: 'tinh', role: 'coordinator' }),
        ];
        const play = new Play(
          server,
          await aMergingDesk(server),
          tablets.map((tablet) => new Writer(tablet)),
        );
        await play.begin();
        for (const next of steps) await play.take(next);
        await play.deliver();
        expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
        const lines = await wholeDatabase(server.database.db);
        for (const { id, name } of play.people) {
          const standing = lines.some((line) => line.startsWith('records: ') && line.includes(`"id": "${id}"`));
          expect([name, standing]).toEqual([name, !play.erased.has(name)]);
        }
      }),
      { seed, numRuns: kind === 'PGlite' ? 8 : 3 },
    );
  });

  test('[SY28] what an erased person wrote is nowhere, whoever else was erased before and after', async () => {
    await emptyDatabase(opened());
    const server = await aFieldServer(opened());
    const writer = new Writer(await server.tablet({ area: 'tinh', role: 'coordinator' }));
    const play = new Play(server, await aMergingDesk(server), [writer]);
    await play.begin();
    for (const who of [3, 0, 4]) {
      for (const kind of ['consent', 'visit', 'task', 'person'] as const) await play.take({ do: 'write', who, by: 0, kind });
      await play.take({ do: 'later', who, by: 0, kind: 'visit' });
      await play.take({ do: 'erase', who, wholeHome: false });
    }
    const gone = [names[3], names[0], names[4]];
    const held = linesWith(await wholeDatabase(server.database.db), gone);
    expect(held).toEqual([]);
    expect(linesWith(await wholeDatabase(server.database.db), [names[1]]).length).toBeGreaterThan(0);
  });
});
