import type { Area, AreaKind } from '#domain/area.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Database, Work } from '../database/transaction.ts';

export type AreaRow = Selectable<Tables['areas']>;

export interface NewArea {
  readonly id: string;
  /** An area that exists, or one earlier in the same list. */
  readonly parent: string | null;
  readonly kind: AreaKind;
  readonly code?: string | undefined;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  /** ISO date. */
  readonly validFrom: string;
}

export function asArea(row: Omit<AreaRow, 'number' | 'path'>): Area {
  return {
    id: row.id,
    parent: row.parent,
    kind: row.kind,
    code: row.code ?? undefined,
    name: row.name,
    aliases: row.aliases.length > 0 ? row.aliases : undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    mergedInto: row.merged_into ?? undefined,
  };
}

/** Ids stand in paths, which are compared as prefixes: no slash, and nothing that sorts after `~`. */
const areaId = /^[A-Za-z0-9_-]{1,64}$/;

/** Adds areas and their streams; areas whose id exists get the given name. Failures: `area-invalid`, `parent-unknown`. */
export async function insertAreas(db: Database, areas: readonly NewArea[]): Promise<Result<{ readonly added: number }>> {
  if (areas.some((area) => !areaId.test(area.id) || area.name.trim() === '')) return failed({ kind: 'area-invalid' });
  const outside = [...new Set(areas.map((area) => area.parent).filter((parent) => parent !== null))];
  const paths = new Map((await pathsOf(db, outside)).map(({ id, path }) => [id, path]));
  const rows: (NewArea & { readonly path: string })[] = [];
  for (const area of areas) {
    const above = area.parent === null ? '/' : paths.get(area.parent);
    if (above === undefined) return failed({ kind: 'parent-unknown', detail: area.id });
    const path = `${above}${area.id}/`;
    paths.set(area.id, path);
    rows.push({ ...area, name: area.name.normalize('NFC').trim(), aliases: area.aliases ?? [], path });
  }
  const before = await countAreas(db);
  await db.transaction().execute((tx) => plantAreas(tx, rows));
  return done({ added: (await countAreas(db)) - before });
}

/** A new area below one whose path is known, with its stream. */
export async function plantAreas(tx: Work, areas: readonly (NewArea & { readonly path: string })[]): Promise<void> {
  await sql`insert into areas (id, parent, kind, code, name, aliases, valid_from, path)
      select id, parent, kind, code, name, aliases, "validFrom", path
      from jsonb_to_recordset(${JSON.stringify(areas.map((area) => ({ ...area, aliases: area.aliases ?? [] })))}::jsonb)
        as a(id text, parent text, kind text, code text, name text, aliases jsonb, "validFrom" date, path text)
      on conflict (id) do update set name = excluded.name where areas.name <> excluded.name`.execute(tx);
  await sql`insert into streams (area) select id from areas on conflict do nothing`.execute(tx);
}

async function pathsOf(db: Database, ids: readonly string[]): Promise<readonly { readonly id: string; readonly path: string }[]> {
  const { rows } = await sql<{ id: string; path: string }>`select id, path from areas
    where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(db);
  return rows;
}

async function countAreas(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('areas')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The old name stays as an alias, so that a search for it still finds the unit. */
export async function renameArea(db: Database, id: string, name: string): Promise<Result<undefined>> {
  const { numAffectedRows } = await sql`update areas
    set aliases = case when aliases ? name or name = ${name} then aliases else aliases || to_jsonb(name) end, name = ${name}
    where id = ${id}`.execute(db);
  return numAffectedRows === 1n ? done(undefined) : failed({ kind: 'area-unknown' });
}

/** From `validTo` (ISO date) on, nothing new may be written there; its records stay and can be moved out. */
export async function closeArea(db: Database, id: string, validTo: string): Promise<Result<undefined>> {
  const { numAffectedRows } = await sql`update areas set valid_to = ${validTo}::date where id = ${id}`.execute(db);
  return numAffectedRows === 1n ? done(undefined) : failed({ kind: 'area-unknown' });
}

/** Hangs a unit, with all below it, under another. Its records and streams do not change. */
export async function moveArea(db: Database, id: string, parent: string | null): Promise<Result<undefined>> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; path: string }>`select id, path from areas where id in (${id}, ${parent}) for update`.execute(
      tx,
    );
    const moved = rows.find((row) => row.id === id);
    const above = parent === null ? '/' : rows.find((row) => row.id === parent)?.path;
    if (!moved || above === undefined) return failed({ kind: 'area-unknown' });
    if (above.startsWith(moved.path)) return failed({ kind: 'area-below-itself' });
    await sql`update areas set parent = case when id = ${id} then ${parent}::text else parent end,
        path = ${`${above}${id}/`} || substr(path, ${moved.path.length + 1}::int)
      where path >= ${moved.path} and path < ${`${moved.path}~`}`.execute(tx);
    return done(undefined);
  });
}
