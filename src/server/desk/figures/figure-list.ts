import { dayInVietnam } from '#domain/dates.ts';
import type { ListedPage, ListedRow } from '#protocol/figure-answers.ts';
import { type RawBuilder, sql } from 'kysely';
import { asArea } from '../../areas/area-tree.ts';
import { type Database, inSnapshot } from '../../database/transaction.ts';
import { keyParts } from '#domain/figure-keys.ts';
import { countedPage, type CountedQuery, countedTotal } from '../../rollups/counted-page.ts';
import { below as keysBelow, exactly, readFigures } from '../../rollups/read-figures.ts';
import type { Services } from '../../services.ts';
import { dueWhen } from '../overview-figures.ts';
import { pathAreas } from '../records-answer.ts';
import type { ScopedArea } from '../scope.ts';

export interface ListQuery {
  /** Figures, or beginnings of figures, as `figure-keys.ts` writes them; `due/overdue`, `due/week`, `due/undated` and `due/returned` by today. */
  readonly figures: readonly string[];
  /** Only who was born in these years. */
  readonly born?: readonly [from: string, to: string] | undefined;
  /** The last home or person of the page before, `<kind>/<id>`: addresses hold nothing personal. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** More figures than these in one list are no list anybody has asked for. */
const mostKeys = 20_000;

/**
 * Who is behind a number: one row for each that it counts, in the Vietnamese order of names. A home with two follow-ups in the list is there twice, and
 * stays on one page with itself.
 */
export function figureList(services: Pick<Services, 'db' | 'now'>, node: ScopedArea, query: ListQuery): Promise<ListedPage> {
  return inSnapshot(services.db, async (db) => {
    const wanted = await figuresMeant(db, node.id, query, dayInVietnam(services.now()));
    const keys = wanted.map(({ key }) => key).slice(0, mostKeys);
    const years = query.born && !wanted.every(({ key }) => endsInYear(key)) ? await keysOfBirth(db, node.id, query.born) : undefined;
    const total = wanted.reduce((sum, { count }) => sum + count, 0);
    const meant = { path: node.path, keys, also: years, total };
    const found = await listed(db, { ...meant, after: afterOf(query), limit: query.limit + 1 });
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return {
      area: asArea(node),
      path: await pathAreas({ db }, node.path),
      total: years ? await countedTotal(db, meant) : total,
      rows: page.flatMap(({ figures, ...row }) => figures.map((figure): ListedRow => Object.assign({ figure }, row))),
      next: last && `${last.kind}/${last.id}`,
    };
  });
}

function afterOf({ after }: ListQuery): CountedQuery['after'] {
  const cut = after?.indexOf('/') ?? -1;
  return after === undefined ? undefined : { kind: after.slice(0, cut), id: after.slice(cut + 1) };
}

async function figuresMeant(db: Database, node: string, { figures, born }: ListQuery, today: string) {
  const whens = new Set(figures.flatMap((figure) => (/^due\/(overdue|week|undated|returned)$/.test(figure) ? [figure.slice(4)] : [])));
  const ranges = figures.flatMap((figure) => [exactly(figure), keysBelow(figure)]);
  const found = await readFigures(db, [node], whens.size > 0 ? [...ranges, keysBelow('due')] : ranges);
  const unique = new Map(found.map((figure) => [figure.key, figure]));
  return [...unique.values()].filter(({ key, count }) => {
    if (count <= 0) return false;
    const when = dueWhen(key, today);
    const isMeant = figures.some((figure) => key === figure || key.startsWith(`${figure}/`));
    return (isMeant || (when !== undefined && whens.has(when))) && isBorn(key, born);
  });
}

function endsInYear(key: string): boolean {
  return key.startsWith('obstacle/') || key.startsWith('born/');
}

/** Years stand last in an obstacle's key; `-` is a year nobody knows. */
function isBorn(key: string, born: ListQuery['born']): boolean {
  if (!born || !endsInYear(key)) return true;
  const parts = keyParts(key);
  const year = (parts[0] === 'born' ? parts[1] : parts.at(-1)) ?? '-';
  return born[0] === '-' ? year === '-' : year >= born[0] && year <= born[1];
}

/** Of people born in these years: what each is counted by besides. */
async function keysOfBirth(db: Database, node: string, born: NonNullable<ListQuery['born']>): Promise<readonly string[]> {
  const found = await readFigures(db, [node], [keysBelow('born')]);
  return found.flatMap(({ key }) => (isBorn(key, born) ? [key] : []));
}

const asTexts = (keys: readonly string[]): RawBuilder<unknown> => sql`${[...keys]}::text[]`;

type FoundRow = Omit<ListedRow, 'figure'> & { readonly figures: readonly string[] };

/** Who is listed; where each lives is looked up by id. */
async function listed(db: Database, query: CountedQuery): Promise<readonly FoundRow[]> {
  if (query.keys.length === 0) return [];
  const asKeys = asTexts(query.keys);
  const { rows } = await sql<FoundRow>`
    with page as materialized (${await countedPage(db, query)})
    select p.kind, p.id, p.area as village, a.name as "villageName",
      coalesce(case when p.kind = 'person' then r.fields ->> 'name' else r.fields ->> 'head' end, '') as name,
      coalesce(case when p.kind = 'person' then r.fields ->> 'household' end, p.id) as household,
      coalesce(r.fields ->> 'address', h.fields ->> 'address', '') as address, r.fields ->> 'birth' as birth,
      (select jsonb_agg(key order by key) from unnest(p.keys) key where key = any (${asKeys})) as figures
    from page p join areas a on a.id = p.area
    cross join lateral (select * from records found where found.kind = p.kind and found.id = p.id limit 1) r
    left join lateral (select * from records found where p.kind = 'person' and found.kind = 'household' and found.id = r.fields ->> 'household' limit 1) h on true
    order by p.sort, p.id`.execute(db);
  return rows;
}
