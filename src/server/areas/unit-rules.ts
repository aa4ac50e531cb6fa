import { done, failed, type Result } from '#domain/result.ts';
import { cleanText, fold } from '#domain/vietnamese-text.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import type { AreaRow } from './area-tree.ts';

/**
 * Two coordinators who change units at once wait for each other here. Ids in sorted order; writers of records, who only refer to these rows, do not wait.
 */
export async function lockUnits(tx: Work, ids: readonly string[]): Promise<ReadonlyMap<string, AreaRow>> {
  const { rows } = await sql<AreaRow>`select * from areas where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    order by id for no key update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A village that people can be written to on this day: not one above villages, not one that was closed. */
export async function openVillage(tx: Work, unit: AreaRow | undefined, on: string): Promise<Result<AreaRow>> {
  if (!unit) return failed({ kind: 'area-unknown' });
  if (isClosed(unit, on)) return failed({ kind: 'area-closed' });
  const below = await tx.selectFrom('areas').where('parent', '=', unit.id).select('id').limit(1).executeTakeFirst();
  return (unit.kind === 'village' || unit.kind === 'other') && !below ? done(unit) : failed({ kind: 'area-not-a-village' });
}

export function isClosed({ valid_to: validTo }: Pick<AreaRow, 'valid_to'>, on: string): boolean {
  return validTo !== null && validTo <= on;
}

/** A name that no other open unit below `parent` has, however it is written. Hold the lock of the parent. */
export async function freeName(tx: Work, parent: string | null, typed: string, on: string, except?: string): Promise<Result<string>> {
  const name = cleanText(typed);
  if (!name) return failed({ kind: 'name-missing' });
  const beside = await tx
    .selectFrom('areas')
    .where('parent', parent === null ? 'is' : '=', parent)
    .select(['id', 'name', 'valid_to'])
    .execute();
  const taken = beside.some((area) => area.id !== except && !isClosed(area, on) && fold(area.name) === fold(name));
  return taken ? failed({ kind: 'area-name-taken' }) : done(name);
}

/** Other names, clean and each once, without the unit's own. */
export function otherNames(name: string, names: readonly string[]): readonly string[] {
  const seen = new Set([name]);
  return names.flatMap((typed) => {
    const clean = cleanText(typed);
    if (!clean || seen.has(clean)) return [];
    seen.add(clean);
    return [clean];
  });
}
