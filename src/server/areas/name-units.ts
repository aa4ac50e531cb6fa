import { dayInVietnam } from '#domain/dates.ts';
import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { inTransaction, type Work } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { type AreaRow, plantAreas } from './area-tree.ts';
import { freeName, lockUnits, openVillage, otherNames } from './unit-rules.ts';

type Parts = Pick<Services, 'db' | 'now' | 'random' | 'events'>;

/** Villages have no official code: coordinators keep them, with an id of our own. They stand below a commune. */
export function addVillage(services: Parts, parent: string, typed: string): Promise<Result<{ readonly id: string }>> {
  return told(services, async (tx, today) => {
    const above = (await lockUnits(tx, [parent])).get(parent);
    if (above?.kind !== 'commune') return failed({ kind: 'area-not-for-villages' });
    const name = await freeName(tx, parent, typed, today);
    return name.ok ? done(await plantVillage(tx, services, above, name.value)) : name;
  });
}

/** A village below a unit whose row is locked; the caller has found the name free. */
export async function plantVillage(
  tx: Work,
  { now, random }: Pick<Parts, 'now' | 'random'>,
  above: AreaRow,
  name: string,
): Promise<{ readonly id: string }> {
  const id = newUuid(now(), random);
  const path = `${above.path}${id}/`;
  await plantAreas(tx, [{ id, parent: above.id, kind: 'village', name, validFrom: dayInVietnam(now()), path }]);
  return { id };
}

/** The old name stays as another name, so that a search for it still finds the unit. Undone by naming it as before. */
export function renameUnit(services: Parts, id: string, typed: string): Promise<Result<{ readonly id: string }>> {
  return told(services, async (tx, today) => {
    const unit = await lockedVillage(tx, id, today);
    if (!unit.ok) return unit;
    const name = await freeName(tx, unit.value.parent, typed, today, id);
    if (!name.ok) return name;
    const aliases = otherNames(name.value, [...unit.value.aliases, unit.value.name]);
    return done(await write(tx, id, { name: name.value, aliases: JSON.stringify(aliases) }));
  });
}

/** Other names by which people know the village: all of them, in place of those there were. */
export function nameOtherwise(services: Parts, id: string, names: readonly string[]): Promise<Result<{ readonly id: string }>> {
  return told(services, async (tx, today) => {
    const unit = await lockedVillage(tx, id, today);
    return unit.ok ? done(await write(tx, id, { aliases: JSON.stringify(otherNames(unit.value.name, names)) })) : unit;
  });
}

async function lockedVillage(tx: Work, id: string, today: string): Promise<Result<AreaRow>> {
  const row = await tx.selectFrom('areas').where('id', '=', id).select('parent').executeTakeFirst();
  const locked = await lockUnits(tx, [id, ...(row?.parent ? [row.parent] : [])]);
  return openVillage(tx, locked.get(id), today);
}

async function write(
  tx: Work,
  id: string,
  change: { readonly name?: string; readonly aliases?: string },
): Promise<{ readonly id: string }> {
  await tx.updateTable('areas').set(change).where('id', '=', id).execute();
  return { id };
}

/** One transaction; when it went well, whoever looks at the unit is told. */
async function told(
  { db, now, events }: Parts,
  work: (tx: Work, today: string) => Promise<Result<{ readonly id: string }>>,
): Promise<Result<{ readonly id: string }>> {
  const outcome = await inTransaction(db, (tx) => work(tx, dayInVietnam(now())));
  if (outcome.ok) events.publish([outcome.value.id]);
  return outcome;
}
