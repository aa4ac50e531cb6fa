import { dayInVietnam } from '#domain/dates.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { sql } from 'kysely';
import { inTransaction, type Work } from '../database/transaction.ts';
import { changeStreams } from '../records/apply-mutations.ts';
import { deskDevice } from '../records/desk-device.ts';
import type { Services } from '../services.ts';
import type { AreaRow } from './area-tree.ts';
import { lockMover, moveRecords, recordsToMove } from './move-records.ts';
import { lockUnits, openVillage, otherNames } from './unit-rules.ts';

export interface UnitChanged {
  readonly id: string;
  /** Records that were moved by themselves; what belongs to them went along. */
  readonly moved: number;
}

/**
 * One village becomes part of another, in one transaction: it is closed, its names become other names of the one that takes it in, whoever had a role
 * there has it there too, and all its records go along (SY20). Both streams are locked before its records are read, so nothing comes in behind our back.
 */
export async function mergeUnits(services: Services, by: string, from: string, into: string): Promise<Result<UnitChanged>> {
  if (from === into) return failed({ kind: 'area-same' });
  const device = await deskDevice(services, by);
  const ms = services.now();
  const today = dayInVietnam(ms);
  const outcome = await inTransaction(services.db, async (tx): Promise<Result<UnitChanged>> => {
    const mover = await lockMover(tx, device);
    const units = await lockUnits(tx, [from, into]);
    const old = await openVillage(tx, units.get(from), today);
    const taking = await openVillage(tx, units.get(into), today);
    if (!old.ok) return old;
    if (!taking.ok) return taking;
    await changeStreams(tx, [from, into]);
    await takeOver(tx, old.value, taking.value, today);
    await carryRoles(tx, from, into);
    const records = await recordsToMove(tx, from);
    await forgetResettling(tx, from, into);
    await moveRecords(tx, mover, records, into, ms);
    return done({ id: into, moved: records.length });
  });
  if (outcome.ok) services.events.publish([from, into]);
  return outcome;
}

/** Units that were merged into the old one before lead to the new one at once: no chain is ever longer than one step. */
async function takeOver(tx: Work, old: AreaRow, taking: AreaRow, today: string): Promise<void> {
  const aliases = otherNames(taking.name, [...taking.aliases, old.name, ...old.aliases]);
  await tx.updateTable('areas').set({ valid_to: today, merged_into: taking.id }).where('id', '=', old.id).execute();
  await tx.updateTable('areas').set({ merged_into: taking.id }).where('merged_into', '=', old.id).execute();
  await tx
    .updateTable('areas')
    .set({ aliases: JSON.stringify(aliases) })
    .where('id', '=', taking.id)
    .execute();
}

/** Whoever worked in the old unit may go on, also with what is not sent yet. */
export async function carryRoles(tx: Work, from: string, to: string): Promise<void> {
  await sql`insert into member_roles (member, area, role) select member, ${to}, role from member_roles where area = ${from}
    on conflict do nothing`.execute(tx);
}

/**
 * What the desk took out of the old unit stays out of the new one too, for the old one's id leads there now; what comes in was perhaps taken out of the
 * new one before, and is now to be there.
 */
async function forgetResettling(tx: Work, from: string, into: string): Promise<void> {
  await sql`delete from resettled x using records r
    where x.area = ${into} and r.kind = 'household' and r.id = x.household and r.area = ${from}`.execute(tx);
  await sql`insert into resettled (household, area) select x.household, ${into} from resettled x
    where x.area = ${from} and not exists (
      select from records r where r.kind = 'household' and r.id = x.household and r.area in (${from}, ${into}))
    on conflict do nothing`.execute(tx);
}
