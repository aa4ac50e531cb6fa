import { clockAtRest, formatStamp, parseStamp, tick, witness } from '#domain/hybrid-clock.ts';
import { valueOrFail } from '#domain/result.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import { formatMultirange } from '../devices/received.ts';
import { applyMutations, readPresent } from '../records/apply-mutations.ts';
import { checkItem } from '../records/check-mutation.ts';
import { readKin, type RecordName } from '../records/kin.ts';
import { familyOf } from '../records/follow-the-home.ts';
import { lockDevice, noteReceived, type WritingDevice } from '../records/writing-device.ts';

/** The desk device of whoever changes a unit: its row is locked, before any unit or stream. */
export interface Mover extends WritingDevice {
  readonly device: string;
}

export async function lockMover(tx: Work, device: string): Promise<Mover> {
  return { ...(await lockDevice(tx, device)), device };
}

/**
 * Puts records into an area as mutations of the desk, one each, with nothing in them but the area and a stamp after all there is: the move stands in every
 * home's history with who did it. What belongs to them goes along (SY19). Returns the areas whose streams grew.
 */
export async function moveRecords(
  tx: Work,
  mover: Mover,
  records: readonly RecordName[],
  to: string,
  ms: number,
): Promise<readonly string[]> {
  if (records.length === 0) return [];
  const now = new Date(ms);
  let clock = [mover.lastStamp, await greatestAreaStamp(tx, records)].reduce(
    (state, at) => witness(state, parseStamp(at) ?? clockAtRest),
    clockAtRest,
  );
  const mutations = records.map(({ kind, id }, index) => {
    clock = tick(clock, ms);
    const { mutation, hash } = checkItem({
      n: mover.authored + index + 1,
      at: formatStamp(clock, mover.device),
      kind,
      id,
      area: to,
      set: {},
    });
    return { ...valueOrFail(mutation, 'a move is a well-formed mutation'), hash };
  });
  const grown = await applyMutations(tx, mover, mutations, await readPresent(tx, mutations, now), now);
  const numbers = mutations.map(({ n }) => n);
  await noteReceived(tx, mover.device, {
    received: formatMultirange(numbers),
    authored: mover.authored + records.length,
    lastStamp: formatStamp(clock, mover.device),
  });
  return grown;
}

async function greatestAreaStamp(tx: Work, records: readonly RecordName[]): Promise<string> {
  const names = JSON.stringify(records.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<{
    at: string | null;
  }>`select max(r.area_stamp) as at from jsonb_to_recordset(${names}::jsonb) as w(kind text, id text)
    join records r on r.kind = w.kind and r.id = w.id`.execute(tx);
  return rows[0]?.at ?? '';
}

/** The records that have to be moved themselves to empty an area: households, what belongs to nothing known, and what has lost its home. */
export async function recordsToMove(tx: Work, area: string): Promise<readonly RecordName[]> {
  const here = await tx.selectFrom('records').where('area', '=', area).select(['kind', 'id']).execute();
  const kin = await readKin(tx, here, []);
  const family = familyOf(kin);
  return kin.filter((record) => {
    if (record.area !== area) return false;
    const home = family.homeOf(record);
    return (home.kind === record.kind && home.id === record.id) || home.area !== area;
  });
}
