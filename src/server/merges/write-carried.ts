import { clockAtRest, formatStamp, parseStamp, tick, witness } from '#domain/hybrid-clock.ts';
import type { Change } from '#domain/mutation.ts';
import { valueOrFail } from '#domain/result.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import { formatMultirange } from '../devices/received.ts';
import { type Accepted, readPresent } from '../records/apply-mutations.ts';
import { checkItem } from '../records/check-mutation.ts';
import { applyWithSameNumbers } from '../records/same-number.ts';
import { lockDevice, noteReceived } from '../records/writing-device.ts';

/** Who writes: the desk of whoever merges, or the server. */
export interface Hand {
  readonly device: string;
  readonly member: string;
}

export interface Writing extends Change {
  /** The merge that undo would take it back with. */
  readonly merge?: string | undefined;
  readonly at?: string | undefined;
}

/**
 * Writes in one go: those without a stamp get new ones, later than `after` and all this device wrote. The caller holds the locks of the device and of the
 * streams it knows to be concerned.
 */
export async function writeForMerge(
  tx: Work,
  { device, member }: Hand,
  writings: readonly Writing[],
  after: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  if (writings.length === 0) return [];
  const { authored, lastStamp } = await lockDevice(tx, device);
  let clock = [lastStamp, ...after].reduce((seen, at) => witness(seen, parseStamp(at) ?? clockAtRest), clockAtRest);
  const mutations = writings.map(({ at, kind, id, area, set }, i): Accepted => {
    if (at === undefined) clock = tick(clock, now.getTime());
    const item = checkItem({ n: authored + i + 1, at: at ?? formatStamp(clock, device), kind, id, area, set });
    return { ...valueOrFail(item.mutation, 'what a merge writes is well formed'), hash: item.hash };
  });
  await noteReceived(tx, device, {
    received: formatMultirange(mutations.map(({ n }) => n)),
    authored: authored + mutations.length,
    lastStamp: formatStamp(clock, device),
  });
  await noteWritings(tx, device, authored, writings);
  return applyWithSameNumbers(tx, { device, member }, mutations, await readPresent(tx, mutations, now), now);
}

async function noteWritings(tx: Work, device: string, authored: number, writings: readonly Writing[]): Promise<void> {
  const rows = writings.flatMap(({ merge }, i) => (merge === undefined ? [] : [{ n: authored + i + 1, merge }]));
  if (rows.length === 0) return;
  await sql`insert into merge_writings (device, n, merge)
    select ${device}::uuid, n, merge from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(n bigint, merge uuid)`.execute(tx);
}
