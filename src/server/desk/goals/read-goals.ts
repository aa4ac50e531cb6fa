import { type Goal, type Goals, goalsUnder, sharesOnly } from '#domain/goals.ts';
import type { UnitSettings } from '#domain/report-facts.ts';
import type { Database } from '../../database/transaction.ts';

export interface GoalRow {
  readonly area: string;
  readonly indicator: string;
  readonly count: number | null;
  readonly percent: number | null;
  readonly due_on: string | null;
}

/** Units from the root down, the last is the node itself. */
export function idsOf(path: string): readonly string[] {
  return path.split('/').filter(Boolean);
}

export async function goalRows(db: Database, areas: readonly string[]): Promise<readonly GoalRow[]> {
  if (areas.length === 0) return [];
  return db
    .selectFrom('goals')
    .where('area', 'in', areas)
    .select(['area', 'indicator', 'count', 'percent', 'due_on'])
    .orderBy('area')
    .orderBy('indicator')
    .execute();
}

/** As they were said at this unit. */
export function goalsSaidAt(rows: readonly GoalRow[], area: string): Goals {
  return Object.fromEntries(rows.filter((row) => row.area === area).map((row) => [row.indicator, goalOf(row)] as const));
}

function goalOf({ count, percent, due_on: dueOn }: GoalRow): Goal {
  return { ...(count !== null && { count }), ...(percent !== null && { percent }), ...(dueOn !== null && { dueOn }) };
}

/** What holds at a node and at each of these children: shares come down from the nearest unit that has said one. */
export async function goalsAt(db: Database, path: string, children: readonly string[]): Promise<ReadonlyMap<string, Goals>> {
  const above = idsOf(path);
  const rows = await goalRows(db, [...above, ...children]);
  const node = above.at(-1) ?? '';
  const held = above.reduce<Goals>((from, id) => goalsUnder(sharesOnly(from), goalsSaidAt(rows, id)), {});
  return new Map([[node, held], ...children.map((id) => [id, goalsUnder(sharesOnly(held), goalsSaidAt(rows, id))] as const)]);
}

/** Residents (the same that the overview goes by) and goals of a node and its children, by unit. */
export async function unitSettings(
  db: Database,
  node: { readonly id: string; readonly path: string },
  children: readonly string[],
): Promise<ReadonlyMap<string, UnitSettings>> {
  const ids = [node.id, ...children];
  const goals = await goalsAt(db, node.path, children);
  const rows = await db.selectFrom('residents').where('area', 'in', ids).select(['area', 'people']).execute();
  const residents = new Map(rows.map(({ area, people }) => [area, people]));
  return new Map(ids.map((id) => [id, { residents: residents.get(id) ?? null, goals: goals.get(id) ?? {} }]));
}
