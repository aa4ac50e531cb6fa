import { dayInVietnam } from '#domain/dates.ts';
import type { ListedPage, ListedRow } from '#protocol/figure-answers.ts';
import { type RawBuilder, sql } from 'kysely';
import { asArea } from '../../areas/area-tree.ts';
import { type Database, inSnapshot } from '../../database/transaction.ts';
import { keyParts } from '#domain/figure-keys.ts';
import { below as keysBelow, exactly, readFigures } from '../../rollups/read-figures.ts';
import type { Services } from '../../services.ts';
import { dueWhen } from '../overview-figures.ts';
import { pathAreas } from '../records-answer.ts';
import { below, type ScopedArea } from '../scope.ts';

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
    const found = keys.length === 0 ? [] : await pageRows(db, node, { keys, years }, query);
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return {
      area: asArea(node),
      path: await pathAreas({ db }, node.path),
      total: years ? await countBoth(db, node, keys, years) : wanted.reduce((sum, { count }) => sum + count, 0),
      rows: page.flatMap(({ figures, ...row }) => figures.map((figure): ListedRow => Object.assign({ figure }, row))),
      next: last && `${last.kind}/${last.id}`,
    };
  });
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

/** Two figures at once are not kept as a sum: those who are behind both are counted. */
async function countBoth(db: Database, node: ScopedArea, keys: readonly string[], years: readonly string[]): Promise<number> {
  if (keys.length === 0 || years.length === 0) return 0;
  const [low, high] = below(node.path);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from counted c where c.keys && ${asTexts(keys)}
    and c.keys && ${asTexts(years)} and c.area in (select id from areas where path >= ${low} and path < ${high})`.execute(db);
  return rows[0]?.count ?? 0;
}

interface Meant {
  readonly keys: readonly string[];
  /** One of these as well, when they are given. */
  readonly years: readonly string[] | undefined;
}

type FoundRow = Omit<ListedRow, 'figure'> & { readonly figures: readonly string[] };

/** Of the page and one more. Who stands where in the order is looked up by id. */
async function pageRows(db: Database, node: ScopedArea, { keys, years }: Meant, { after, limit }: ListQuery): Promise<readonly FoundRow[]> {
  const [low, high] = below(node.path);
  const cut = after?.indexOf('/') ?? -1;
  /* As a value, not a subquery: whether to walk the names or to look the figures up is decided by how common they are. */
  const asKeys = asTexts(keys);
  const alsoBorn = years ? sql`c.keys && ${asTexts(years)}` : sql`true`;
  const from =
    after === undefined
      ? sql`true`
      : sql`(c.sort, c.id) > (select l.sort, l.id from counted l where l.kind = ${after.slice(0, cut)} and l.id = ${after.slice(cut + 1)})`;
  const { rows } = await sql<FoundRow>`
    with page as materialized (
      select c.kind, c.id, c.area, c.sort, c.keys from counted c
      where c.keys && ${asKeys} and ${alsoBorn} and c.area in (select id from areas where path >= ${low} and path < ${high}) and ${from}
      order by c.sort, c.id limit ${limit + 1}
    )
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
