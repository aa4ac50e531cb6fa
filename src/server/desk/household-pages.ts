import { fold, matchesFolded } from '#domain/vietnamese-text.ts';
import type { HouseholdPage, HouseholdRow } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { countedPage } from '../rollups/counted-page.ts';
import { exactly, readFigures } from '../rollups/read-figures.ts';
import { pathAreas } from './records-answer.ts';
import { asArea } from '../areas/area-tree.ts';
import type { ScopedArea } from './scope.ts';

export interface HouseholdQuery {
  readonly search?: string | undefined;
  /** Id of the last household of the page before. An id, not a name: addresses of pages hold nothing personal. */
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Thin {
  readonly id: string;
  readonly area: string;
  readonly head: string;
  readonly address: string;
  readonly phone: string;
  /** Names of the people living there; only read for a search. */
  readonly names: readonly string[];
}

/** Households of a node in the Vietnamese order of their heads' names (given name first), with the last visit and the number of people. */
export async function householdPage(
  services: Pick<Services, 'db'>,
  node: ScopedArea,
  query: HouseholdQuery,
  stretch = usualStretch,
): Promise<HouseholdPage> {
  const { rows, total } = query.search
    ? await searched(services, node, query, query.search, stretch)
    : await inOrder(services, node, query);
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

/** Homes read at once while a search goes through the list. */
const usualStretch = 2000;

/**
 * The list is gone through in its order, a stretch at a time, and no further than the page that is asked for: what is held does not grow with the node.
 * How many there are in all is known only when the end was reached.
 */
async function searched(
  services: Pick<Services, 'db'>,
  node: ScopedArea,
  query: HouseholdQuery,
  search: string,
  stretch: number,
): Promise<Found> {
  const rows: Thin[] = [];
  let after = query.after;
  for (;;) {
    const homes = await homesAfter(services, node, after, stretch);
    rows.push(...homes.filter((home) => matches(home, search)));
    const isEnd = homes.length < stretch;
    if (isEnd || rows.length > query.limit) return { rows, total: isEnd && query.after === undefined ? rows.length : undefined };
    after = homes.at(-1)?.id;
  }
}

const stands = sql`coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;

async function homesAfter(
  { db }: Pick<Services, 'db'>,
  node: ScopedArea,
  after: string | undefined,
  stretch: number,
): Promise<readonly Thin[]> {
  const { page } = await pageOf(db, node, after, stretch);
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

function matches(home: Thin, search: string): boolean {
  const digits = search.replaceAll(/\D/g, '');
  const isNumber = digits.length >= 3 && digits.length === search.replaceAll(/[\s.]/g, '').length;
  if (isNumber) return home.phone.replaceAll(/\D/g, '').endsWith(digits);
  return [`${home.head} ${home.address}`, ...home.names].some((text) => matchesFolded(search, fold(text)));
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
      head,
      address,
      people: own.filter((row) => row.kind === 'person').length,
      lastVisit: last && { at: last.at ?? '', outcome: last.outcome ?? '' },
      returnOn: last?.returnOn ?? undefined,
    };
  });
}
