import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { keysBelow } from '#domain/figure-keys.ts';

export interface Figure {
  readonly node: string;
  readonly key: string;
  readonly count: number;
  /** Of them, those no coordinator has sent back. */
  readonly verified: number;
}

/** How a figure went in one stretch of days; 0 is the first stretch after the day asked. */
export interface FigureStep extends Figure {
  readonly step: number;
}

/** Keys from `low` up to, not including, `high`. */
export type KeyRange = readonly [low: string, high: string];

export function exactly(key: string): KeyRange {
  return [key, `${key} `];
}

export function below(key: string): KeyRange {
  return keysBelow(key);
}

const asNodes = (nodes: readonly string[]): RawBuilder<unknown> =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(nodes)}::jsonb) as node)`;
const asRanges = (ranges: readonly KeyRange[]): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(ranges.map(([low, high]) => ({ low, high })))}::jsonb) as r(low text, high text)`;

/** What waits to be summed up, at those of the nodes it counts for. */
const waiting = (nodes: readonly string[], ranges: readonly KeyRange[]): RawBuilder<unknown> => sql`
  select w.node, c.key, c.day, c.count, c.verified from figure_changes c join areas a on a.id = c.area
  cross join lateral unnest(string_to_array(a.path, '/')) above(node) join ${asNodes(nodes)} w on w.node = above.node
  where exists (select from ${asRanges(ranges)} where c.key >= r.low and c.key < r.high)`;

/**
 * The figures of these units as they are now, in one statement. Figures that are nothing are left out.
 * `offset 0` makes the planner look each stretch of keys up in the index, however many there are; left to itself it reads the table.
 */
export async function readFigures(db: Database, nodes: readonly string[], ranges: readonly KeyRange[]): Promise<readonly Figure[]> {
  const { rows } = await sql<Figure>`
    select node, key, sum(count)::int as count, sum(verified)::int as verified from (
      select f.node, f.key, f.count, f.verified from ${asNodes(nodes)} w cross join ${asRanges(ranges)}
        cross join lateral (select * from figures f where f.node = w.node and f.key >= r.low and f.key < r.high offset 0) f
      union all select node, key, count, verified from (${waiting(nodes, ranges)}) waiting
    ) both_ group by node, key having sum(count) <> 0 or sum(verified) <> 0`.execute(db);
  return rows;
}

/** What changed after the end of a day (`yyyy-mm-dd`, in Vietnam), in stretches of so many days. Only figures with a history have any. */
export async function readSteps(
  db: Database,
  nodes: readonly string[],
  ranges: readonly KeyRange[],
  after: string,
  stretch: number,
): Promise<readonly FigureStep[]> {
  const { rows } = await sql<FigureStep>`
    select node, key, (day - ${after}::date - 1) / ${stretch}::int as step, sum(count)::int as count, sum(verified)::int as verified from (
      select f.node, f.key, f.day, f.count, f.verified from ${asNodes(nodes)} w cross join ${asRanges(ranges)}
        cross join lateral (select * from figure_days f where f.node = w.node and f.key >= r.low and f.key < r.high and f.day > ${after}::date offset 0) f
      union all select node, key, day, count, verified from (${waiting(nodes, ranges)}) waiting where day > ${after}::date
    ) both_ group by 1, 2, 3`.execute(db);
  return rows;
}

/** Figures as they were before these steps. */
export function figuresBefore(figures: readonly Figure[], steps: readonly Figure[]): readonly Figure[] {
  const found = new Map<string, Figure>(figures.map((figure) => [`${figure.node} ${figure.key}`, figure]));
  for (const { node, key, count, verified } of steps) {
    const id = `${node} ${key}`;
    const held = found.get(id) ?? { node, key, count: 0, verified: 0 };
    found.set(id, { node, key, count: held.count - count, verified: held.verified - verified });
  }
  return [...found.values()];
}
