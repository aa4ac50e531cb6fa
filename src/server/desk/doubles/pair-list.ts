import { maskNumbers } from '#domain/masked-text.ts';
import type { DoublePair, DoubleSide, DoublesKind, DoublesPage } from '#protocol/doubles-answers.ts';
import type { Fields } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { asArea } from '../../areas/area-tree.ts';
import { keepDoubles } from '../../doubles/keep-doubles.ts';
import type { Services } from '../../services.ts';
import { maskedFields, pathAreas } from '../records-answer.ts';
import { below, type Scope, type ScopedArea } from '../scope.ts';

const pageSize = 20;
/** Batches compared before a page is shown; the rest is compared with the pages after, or by the server on its own. */
const batchesAtOnce = 8;

interface PairRow {
  readonly kind: DoublesKind;
  readonly reason: string;
  readonly weight: number;
  readonly a: string;
  readonly b: string;
}

interface SideRow {
  readonly kind: DoublesKind;
  readonly id: string;
  readonly area: string;
  readonly fields: Fields;
  readonly areaName: string;
  readonly head: string | null;
}

/** A page's beginning is told by the last pair before it: ids and a number only. */
function startOf(after: string | undefined): readonly [weight: number, kind: string, a: string, b: string] | undefined {
  const [weight, kind, a, b] = (after ?? '').split('~');
  return kind && a && b && Number.isSafeInteger(Number(weight)) ? [Number(weight), kind, a, b] : undefined;
}

/**
 * Pairs of which one at least lies at or below the node, and both in my scope; the surest first, same numbers before all. A pair of which I may see one
 * side only is not told at all.
 */
export async function pairList(services: Services, scope: Scope, node: ScopedArea, after: string | undefined): Promise<DoublesPage> {
  const { db } = services;
  const isCompared = await keepDoubles(db, batchesAtOnce);
  const [low, high] = below(node.path);
  const start = startOf(after);
  const isAfter = start ? sql`(-d.weight, d.kind, d.a, d.b) > (${-start[0]}::int, ${start[1]}, ${start[2]}, ${start[3]})` : sql`true`;
  const { rows } = await sql<PairRow>`
    with mine as materialized (
      select distinct a.id, a.path >= ${low} and a.path < ${high} as within from member_roles m join areas n on n.id = m.area
      join areas a on a.path >= n.path and a.path < n.path || '~' where m.member = ${scope.member.id}::uuid)
    select d.kind, d.reason, d.weight, d.a, d.b from likely_doubles d join mine x on x.id = d.area_a join mine y on y.id = d.area_b
    where (x.within or y.within) and ${isAfter}
      and not exists (select from not_doubles s where s.kind = d.kind and s.a = d.a and s.b = d.b)
    order by -d.weight, d.kind, d.a, d.b limit ${pageSize + 1}`.execute(db);
  const shown = rows.slice(0, pageSize);
  const sides = await readSides(
    services,
    shown.flatMap(({ kind, a, b }) => [
      { kind, id: a },
      { kind, id: b },
    ]),
  );
  const last = shown.at(-1);
  return {
    area: asArea(node),
    path: await pathAreas(services, node.path),
    pairs: shown.flatMap((row): DoublePair[] => {
      const [a, b] = [sides.get(row.a), sides.get(row.b)];
      return a && b ? [{ kind: row.kind, reason: row.reason, weight: row.weight, a, b }] : [];
    }),
    ...(rows.length > pageSize && last ? { next: [last.weight, last.kind, last.a, last.b].join('~') } : {}),
    comparing: !isCompared,
  };
}

export async function readSides(
  { db }: Pick<Services, 'db'>,
  names: readonly { readonly kind: string; readonly id: string }[],
): Promise<ReadonlyMap<string, DoubleSide>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<SideRow>`
    select r.kind, r.id, r.area, r.fields, a.name as "areaName",
      (select concat_ws(', ', h.fields ->> 'head', h.fields ->> 'address') from records h where h.kind = 'household' and h.id = r.fields ->> 'household') as head
    from (select distinct kind, id from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w(kind text, id text)) k
    cross join lateral (select * from records found where found.kind = k.kind and found.id = k.id limit 1) r join areas a on a.id = r.area`.execute(
    db,
  );
  return new Map(
    rows.map(({ kind, id, area, fields, areaName, head }) => [
      id,
      { record: { kind, id, area, fields: maskedFields(fields) }, areaName, head: maskNumbers(head ?? '') },
    ]),
  );
}
