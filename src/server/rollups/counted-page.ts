import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/transaction.ts';

export interface CountedQuery {
  readonly path: string;
  /** Counts for one of these … */
  readonly keys: readonly string[];
  /** … and for one of these as well, when they are given. */
  readonly also?: readonly string[] | undefined;
  /** Behind this one in the order of names. */
  readonly after?: { readonly kind: string; readonly id: string } | undefined;
  readonly limit: number;
  /** How many count for `keys` in the whole node, as far as the sums tell. */
  readonly total: number;
}

/** So many units are asked one by one. */
const fewUnits = 100;
/** So few are found by what they count for, and sorted; more are met soon enough by walking through the names. */
const fewFound = 20_000;

/**
 * Homes and people of a node that count for something, in the Vietnamese order of names: `kind, id, area, sort, keys`, to stand in a `with`.
 * There are three roads to a page, each by an index of its own and each quick only where the others are slow, so the sums choose, not the planner:
 * it cannot know how often a key stands in a node.
 */
export async function countedPage(db: Database, query: CountedQuery): Promise<RawBuilder<unknown>> {
  if (await hasFewUnits(db, query.path)) return roads.unitByUnit(query);
  return query.total <= fewFound ? roads.byKeys(query) : roads.byNames(query);
}

/** How many count for `keys` and for `also`, which no sum tells; undefined where counting would mean to walk through all the names of a large node. */
export async function countedTotal(db: Database, query: Omit<CountedQuery, 'limit' | 'after'>): Promise<number | undefined> {
  const all = { ...query, limit: query.total };
  const few = await hasFewUnits(db, query.path);
  if (!few && query.total > fewFound) return undefined;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${few ? unitByUnit(all) : byKeys(all)}) found`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

const isInside = (path: string): RawBuilder<unknown> => sql`path >= ${path} and path < ${`${path.slice(0, -1)}0`}`;

async function hasFewUnits(db: Database, path: string): Promise<boolean> {
  const { rows } = await sql<{ units: number }>`select count(*)::int as units from (
    select from areas where ${isInside(path)} limit ${fewUnits + 1}) counted`.execute(db);
  return (rows[0]?.units ?? 0) <= fewUnits;
}

const asTexts = (keys: readonly string[]): RawBuilder<unknown> => sql`${[...keys]}::text[]`;

/** `|| '{}'` keeps the index of the keys out of it. */
function isMeant({ keys, also }: CountedQuery): RawBuilder<unknown> {
  const plain = sql`(c.keys || '{}'::text[])`;
  return also ? sql`${plain} && ${asTexts(keys)} and ${plain} && ${asTexts(also)}` : sql`${plain} && ${asTexts(keys)}`;
}

function isBehind({ after }: CountedQuery): RawBuilder<unknown> {
  return after ? sql`(c.sort, c.id) > (select l.sort, l.id from counted l where l.kind = ${after.kind} and l.id = ${after.id})` : sql`true`;
}

function byKeys(query: CountedQuery): RawBuilder<unknown> {
  const also = query.also ? sql`and (c.keys || '{}'::text[]) && ${asTexts(query.also)}` : sql``;
  return sql`select * from (
      select c.kind, c.id, c.area, c.sort, c.keys from counted c
      where c.keys && ${asTexts(query.keys)} ${also} and ${isBehind(query)} offset 0
    ) c where c.area in (select id from areas where ${isInside(query.path)}) order by c.sort, c.id limit ${query.limit}`;
}

function unitByUnit(query: CountedQuery): RawBuilder<unknown> {
  return sql`select c.* from (select id from areas where ${isInside(query.path)}) unit cross join lateral (
      select c.kind, c.id, c.area, c.sort, c.keys from counted c
      where c.area = unit.id and ${isMeant(query)} and ${isBehind(query)} order by c.sort, c.id limit ${query.limit}
    ) c order by c.sort, c.id limit ${query.limit}`;
}

function byNames(query: CountedQuery): RawBuilder<unknown> {
  return sql`select c.kind, c.id, c.area, c.sort, c.keys from counted c
    where ${isMeant(query)} and ${isBehind(query)} and exists (select from areas a where a.id = c.area and ${isInside(query.path)})
    order by c.sort, c.id limit ${query.limit}`;
}

/** They lead to the same page. */
export const roads = { byKeys, unitByUnit, byNames };
