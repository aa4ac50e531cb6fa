import { maskNumbers } from '#domain/masked-text.ts';
import type { HouseholdPage, HouseholdRow } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { countedPage } from '../rollups/counted-page.ts';
import { exactly, readFigures } from '../rollups/read-figures.ts';
import { homesByWords, type HomeTexts, isFound } from './household-words.ts';
import { pathAreas } from './records-answer.ts';
import { asArea } from '../areas/area-tree.ts';
import { below, type ScopedArea } from './scope.ts';

export interface HouseholdQuery {
  readonly search?: string | undefined;
  /** Id of the last household of the page before. An id, not a name: addresses of pages hold nothing personal. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Telephone and names are only read for a search. */
interface Thin extends HomeTexts {
  readonly id: string;
  readonly area: string;
}

/** Households of a node in the Vietnamese order of their heads' names (given name first), with the last visit and the number of people. */
export async function householdPage(
  services: Pick<Services, 'db'>,
  node: ScopedArea,
  query: HouseholdQuery,
  steps: SearchSteps = {},
): Promise<HouseholdPage> {
  const { rows, total } = query.search ? await searched(services, node, query, query.search, steps) : await inOrder(services, node, query);
  const page = rows.slice(0, query.limit);
  const [full, path] = await Promise.all([householdRows(services, page), pathAreas(services, node.path)]);
  return { area: asArea(node), path, total, rows: full, next: rows.length > query.limit ? page.at(-1)?.id : undefined };
}

interface Found {
  readonly total: number | undefined;
  /** Of the page and, when there are more, one more. */
  readonly rows: readonly Thin[];
}

/** Standing homes of a node after one of them, in the Vietnamese order of their heads. */
async function pageOf(db: Database, { path, id: node }: ScopedArea, after: string | undefined, limit: number) {
  const [homes] = await readFigures(db, [node], [exactly('home')]);
  const total = homes?.count ?? 0;
  const behind = after === undefined ? undefined : { kind: 'household', id: after };
  return { total, page: await countedPage(db, { path, keys: ['home'], after: behind, limit, total }) };
}

/** The database finds the page by its own order, however many there are. */
async function inOrder({ db }: Pick<Services, 'db'>, node: ScopedArea, { after, limit }: HouseholdQuery): Promise<Found> {
  const { page, total } = await pageOf(db, node, after, limit + 1);
  const { rows } = await sql<Thin>`
    with page as materialized (${page})
    select p.id, p.area, coalesce(r.fields ->> 'head', '') as head, coalesce(r.fields ->> 'address', '') as address, '' as phone, '[]'::jsonb as names
    from page p cross join lateral (select * from records found where found.kind = 'household' and found.id = p.id limit 1) r
    order by p.sort, p.id`.execute(db);
  return { rows, total };
}

const usualStretch = 2000;

export interface SearchSteps {
  /** Homes read at once while a search goes through the list. */
  readonly stretch?: number;
  /** So many records that the index of words knows are few. */
  readonly few?: number;
}

/**
 * The list is gone through in its order, a stretch at a time, and no further than the page that is asked for: what is held does not grow with the node.
 * Where the index of words knows of few homes, the list is only of these; else those searched for are met soon. How many there are in all is known only
 * when the end was reached.
 */
async function searched(
  { db }: Pick<Services, 'db'>,
  node: ScopedArea,
  query: HouseholdQuery,
  search: string,
  { stretch = usualStretch, few }: SearchSteps,
): Promise<Found> {
  const named = await homesByWords(db, search, few);
  const rows: Thin[] = [];
  let after = query.after;
  for (;;) {
    const page = named ? homesAmong(node, named, after, stretch) : (await pageOf(db, node, after, stretch)).page;
    const homes = await textsOf(db, page);
    rows.push(...homes.filter((home) => isFound(home, search)));
    const isEnd = homes.length < stretch;
    if (isEnd || rows.length > query.limit) return { rows, total: isEnd && query.after === undefined ? rows.length : undefined };
    after = homes.at(-1)?.id;
  }
}

/** Of these homes those that stand in the node, as a page of its list. */
function homesAmong({ path }: ScopedArea, ids: readonly string[], after: string | undefined, limit: number): RawBuilder<unknown> {
  const [low, high] = below(path);
  const isBehind =
    after === undefined
      ? sql`true`
      : sql`(c.sort, c.id) > (select l.sort, l.id from counted l where l.kind = 'household' and l.id = ${after})`;
  return sql`select c.kind, c.id, c.area, c.sort, c.keys
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) w join counted c on c.kind = 'household' and c.id = w.value
      join areas a on a.id = c.area
    where a.path >= ${low} and a.path < ${high} and 'home' = any(c.keys) and ${isBehind} order by c.sort, c.id limit ${limit}`;
}

const stands = sql`coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;

async function textsOf(db: Database, page: RawBuilder<unknown>): Promise<readonly Thin[]> {
  const { rows } = await sql<Thin>`
    with page as materialized (${page})
    select p.id, p.area, coalesce(h.fields ->> 'head', '') as head, coalesce(h.fields ->> 'address', '') as address,
      coalesce(h.fields ->> 'phone', '') as phone, coalesce(
        (select jsonb_agg(r.fields ->> 'name') from records r
          where r.kind = 'person' and r.fields ->> 'household' = p.id and r.fields ->> 'name' is not null and ${stands}), '[]') as names
    from page p cross join lateral (select * from records found where found.kind = 'household' and found.id = p.id limit 1) h
    order by p.sort, p.id`.execute(db);
  return rows;
}

interface Related {
  readonly kind: 'person' | 'visit';
  readonly household: string;
  readonly at: string | null;
  readonly outcome: string | null;
  readonly returnOn: string | null;
}

async function householdRows({ db }: Pick<Services, 'db'>, page: readonly Thin[]): Promise<readonly HouseholdRow[]> {
  if (page.length === 0) return [];
  const { rows } = await sql<Related>`
    select r.kind, r.fields ->> 'household' as household, r.fields ->> 'at' as at, r.fields ->> 'outcome' as outcome, r.fields ->> 'returnOn' as "returnOn"
    from records r where r.kind in ('person', 'visit') and r.fields ->> 'household' in (${sql.join(page.map((home) => home.id))}) and ${stands}
    order by r.fields ->> 'at' desc nulls last`.execute(db);
  return page.map(({ id, area, head, address }) => {
    const own = rows.filter((row) => row.household === id);
    const last = own.find((row) => row.kind === 'visit' && row.at !== null);
    return {
      id,
      area,
      head: maskNumbers(head),
      address: maskNumbers(address),
      people: own.filter((row) => row.kind === 'person').length,
      lastVisit: last && { at: last.at ?? '', outcome: last.outcome ?? '' },
      returnOn: last?.returnOn ?? undefined,
    };
  });
}
