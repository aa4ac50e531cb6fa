import { dayInVietnam } from '#domain/dates.ts';
import { done, failed, type Result, valueOrFail } from '#domain/result.ts';
import { sql } from 'kysely';
import { inTransaction, type Work } from '../database/transaction.ts';
import { changeStreams } from '../records/apply-mutations.ts';
import { deskDevice } from '../records/desk-device.ts';
import type { Services } from '../services.ts';
import type { AreaRow } from './area-tree.ts';
import { carryRoles, type UnitChanged } from './merge-units.ts';
import { lockMover, moveRecords } from './move-records.ts';
import { plantVillage } from './name-units.ts';
import { freeName, lockUnits, openVillage } from './unit-rules.ts';

/** Where homes go: a village that is founded beside the old one, or one that is there. */
export type SplitTarget = { readonly name: string } | { readonly into: string };

/**
 * Takes homes out of a village, with all that is theirs. Into a new village whoever has a role at the old one comes along; into one that is there nobody
 * does, since that would show them everybody in it. What is still written for these homes under the old village does not bring them back (SY21).
 */
export async function splitUnit(
  services: Services,
  by: string,
  from: string,
  homes: readonly string[],
  target: SplitTarget,
): Promise<Result<UnitChanged>> {
  const device = await deskDevice(services, by);
  const ms = services.now();
  const outcome = await inTransaction(services.db, async (tx): Promise<Result<UnitChanged>> => {
    const mover = await lockMover(tx, device);
    const other = await lockBoth(tx, from, target, dayInVietnam(ms));
    if (!other.ok) return other;
    await changeStreams(tx, 'into' in target ? [from, target.into] : [from]);
    if (!(await areAllHere(tx, from, homes))) return failed({ kind: 'homes-elsewhere' });
    const to = 'into' in target ? done(target.into) : await foundBeside(tx, services, other.value, target.name, from);
    if (!to.ok) return to;
    await resettle(tx, from, to.value, homes);
    const records = homes.map((id) => ({ kind: 'household', id }));
    await moveRecords(tx, mover, records, to.value, ms);
    return done({ id: to.value, moved: homes.length });
  });
  if (outcome.ok) services.events.publish([from, outcome.value.id]);
  return outcome;
}

/** The unit beside or above which the homes' village is, locked, after both were found open. */
async function lockBoth(tx: Work, from: string, target: SplitTarget, today: string): Promise<Result<AreaRow>> {
  const row = await tx.selectFrom('areas').where('id', '=', from).select('parent').executeTakeFirst();
  const other = ('into' in target ? target.into : row?.parent) ?? '';
  if (other === from) return failed({ kind: 'area-same' });
  const units = await lockUnits(tx, [from, other]);
  const old = await openVillage(tx, units.get(from), today);
  if (!old.ok) return old;
  if ('into' in target) return openVillage(tx, units.get(other), today);
  return done(valueOrFail(units.get(other), 'a village has a unit above it'));
}

/** Nothing has been written before the name is found free. The stream of a village nobody knows yet needs no lock. */
async function foundBeside(tx: Work, services: Services, above: AreaRow, typed: string, from: string): Promise<Result<string>> {
  const name = await freeName(tx, above.id, typed, dayInVietnam(services.now()));
  if (!name.ok) return name;
  const { id } = await plantVillage(tx, services, above, name.value);
  await carryRoles(tx, from, id);
  return done(id);
}

async function areAllHere(tx: Work, area: string, homes: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from records where kind = 'household' and area = ${area}
    and id in (select jsonb_array_elements_text(${JSON.stringify(homes)}::jsonb))`.execute(tx);
  return rows[0]?.count === new Set(homes).size;
}

async function resettle(tx: Work, from: string, to: string, homes: readonly string[]): Promise<void> {
  const ids = JSON.stringify(homes);
  await sql`delete from resettled where area = ${to} and household in (select jsonb_array_elements_text(${ids}::jsonb))`.execute(tx);
  await sql`insert into resettled (household, area) select distinct jsonb_array_elements_text(${ids}::jsonb), ${from} on conflict do nothing`.execute(
    tx,
  );
}
