import { compareNames, fold, matchesFolded } from '#domain/vietnamese-text.ts';
import type { HouseholdPage, HouseholdRow } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import { pathAreas } from './records-answer.ts';
import { asArea } from '../areas/area-tree.ts';
import { below, type ScopedArea } from './scope.ts';

export interface HouseholdQuery {
  readonly search?: string | undefined;
  /** Id of the last household of the page before. An id, not a name: addresses of pages hold nothing personal. */
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Thin {
  readonly id: string;
  readonly head: string;
  readonly address: string;
  readonly phone: string;
  /** Names of the people living there, for search. */
  readonly names: readonly string[];
}

/** Households of a node in the Vietnamese order of their heads' names (given name first), with the last visit and the number of people. */
export async function householdPage(services: Pick<Services, 'db'>, node: ScopedArea, query: HouseholdQuery): Promise<HouseholdPage> {
  const all = await thinHouseholds(services, node);
  const wanted = query.search ? all.filter((home) => matches(home, query.search ?? '')) : all;
  const sorted = wanted.toSorted((a, b) => compareNames(a.head, b.head) || (a.id < b.id ? -1 : 1));
  const start = query.after === undefined ? 0 : sorted.findIndex((home) => home.id === query.after) + 1;
  const page = sorted.slice(start, start + query.limit).map((home) => home.id);
  const more = start + page.length < sorted.length;
  const [rows, path] = await Promise.all([householdRows(services, page), pathAreas(services, node.path)]);
  return { area: asArea(node), path, total: sorted.length, rows, next: more ? page.at(-1) : undefined };
}

async function thinHouseholds({ db }: Pick<Services, 'db'>, node: ScopedArea): Promise<readonly Thin[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Thin>`
    select h.id, coalesce(h.fields ->> 'head', '') as head, coalesce(h.fields ->> 'address', '') as address,
      coalesce(h.fields ->> 'phone', '') as phone,
      coalesce((select jsonb_agg(p.fields ->> 'name') from records p
        where p.kind = 'person' and p.fields ->> 'household' = h.id and p.fields ->> 'name' is not null), '[]') as names
    from records h join areas a on a.id = h.area
    where h.kind = 'household' and a.path >= ${low} and a.path < ${high}
      and coalesce(h.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`.execute(db);
  return rows;
}

function matches(home: Thin, search: string): boolean {
  const digits = search.replaceAll(/\D/g, '');
  if (digits.length >= 3 && digits.length === search.replaceAll(/[\s.]/g, '').length)
    return home.phone.replaceAll(/\D/g, '').endsWith(digits);
  return [`${home.head} ${home.address}`, ...home.names].some((text) => matchesFolded(search, fold(text)));
}

async function householdRows({ db }: Pick<Services, 'db'>, ids: readonly string[]): Promise<readonly HouseholdRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<HouseholdRow & { readonly visits: { at: string; outcome: string; returnOn: string | null }[] }>`
    select h.id, h.area, coalesce(h.fields ->> 'head', '') as head, coalesce(h.fields ->> 'address', '') as address,
      (select count(*)::int from records p where p.kind = 'person' and p.fields ->> 'household' = h.id
        and coalesce(p.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)) as people,
      coalesce((select jsonb_agg(jsonb_build_object('at', v.fields ->> 'at', 'outcome', coalesce(v.fields ->> 'outcome', ''), 'returnOn', v.fields ->> 'returnOn')
          order by v.fields ->> 'at' desc)
        from records v where v.kind = 'visit' and v.fields ->> 'household' = h.id and v.fields ->> 'at' is not null
          and coalesce(v.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)), '[]') as visits
    from records h where h.kind = 'household' and h.id in (${sql.join(ids)})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { visits, ...rest } = row;
    const [last] = visits;
    return [{ ...rest, ...(last ? { lastVisit: { at: last.at, outcome: last.outcome } } : {}), returnOn: last?.returnOn ?? undefined }];
  });
}
