import { clockAtRest, formatStamp, parseStamp, tick, witness } from '#domain/hybrid-clock.ts';
import type { Change } from '#domain/mutation.ts';
import type { Shipped } from '#protocol/answers.ts';
import { sql } from 'kysely';
import { inTransaction, type Work } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { acceptItems, publishAccepted } from './accept-content.ts';
import { checkItem } from './check-mutation.ts';
import { deskDevice } from './desk-device.ts';
import { lockDevice } from './writing-device.ts';

/**
 * A member's edits at the desk: numbered, stamped after everything the edited records hold, and judged like those of a tablet. The verdicts come in the
 * order of `changes`.
 */
export function acceptDeskMutations(services: Services, member: string, changes: readonly Change[]): Promise<Shipped> {
  return acceptPlannedMutations(services, member, () => Promise.resolve(changes));
}

/**
 * The same for edits that are decided by what the records hold: `plan` reads within the transaction that writes, after the device's lock, and may run
 * again when the transaction does. `comesAfter`: stamps the edits are about as well, and have to come after: a tablet's clock may be minutes ahead.
 */
export async function acceptPlannedMutations(
  services: Services,
  member: string,
  plan: (tx: Work) => Promise<readonly Change[]>,
  comesAfter: (tx: Work) => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<Shipped> {
  const device = await deskDevice(services, member);
  const outcome = await inTransaction(services.db, async (tx) => {
    const writer = await lockDevice(tx, device);
    const changes = await plan(tx);
    const ms = services.now();
    let clock = witnessed([writer.lastStamp, await greatestStamp(tx, changes), ...(await comesAfter(tx))]);
    const items = changes.map((change, i) => {
      clock = tick(clock, ms);
      return checkItem({ n: writer.authored + i + 1, at: formatStamp(clock, device), ...change });
    });
    return acceptItems(tx, ms, device, writer.authored + changes.length, items);
  });
  return publishAccepted(services, outcome);
}

function witnessed(stamps: readonly string[]) {
  return stamps.reduce((clock, at) => witness(clock, parseStamp(at) ?? clockAtRest), clockAtRest);
}

async function greatestStamp(tx: Work, changes: readonly Change[]): Promise<string> {
  const names = JSON.stringify(changes.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<{ at: string | null }>`
    select max(stamp.value collate "C") as at
    from jsonb_to_recordset(${names}::jsonb) as w(kind text, id text)
    join records r on r.kind = w.kind and r.id = w.id
    cross join lateral (select value from jsonb_each_text(r.stamps) union all select r.area_stamp) stamp`.execute(tx);
  return rows[0]?.at ?? '';
}
