import { done, failed, type Result } from '#domain/result.ts';
import { inTransaction, type Work } from '../../database/transaction.ts';
import type { Services } from '../../services.ts';
import type { ScopedArea } from '../scope.ts';
import type { GoalsAsked } from './goal-requests.ts';
import { goalRows, type GoalRow } from './read-goals.ts';

/** Residents and numbers of the node and its children, and the node's shares. What a child says of itself as a share stays. */
export async function enterGoals(
  { db, now, events }: Pick<Services, 'db' | 'now' | 'events'>,
  by: string,
  node: ScopedArea,
  asked: GoalsAsked,
): Promise<Result<{ readonly saved: number }>> {
  const ids = asked.units.map(({ id }) => id);
  const known = await db
    .selectFrom('areas')
    .where('id', 'in', ids)
    .where((of) => of.or([of('id', '=', node.id), of('parent', '=', node.id)]))
    .select('id')
    .execute();
  if (known.length !== ids.length) return failed({ kind: 'outside-scope' });
  const set = { set_by: by, set_at: new Date(now()) };
  await inTransaction(db, async (tx) => {
    await enterResidents(tx, asked, set);
    const touched = [...new Set([node.id, ...ids])];
    const rows = goalsThen(node.id, asked, await goalRows(tx, touched));
    await tx.deleteFrom('goals').where('area', 'in', touched).execute();
    for (let from = 0; from < rows.length; from += batch)
      await tx
        .insertInto('goals')
        .values(rows.slice(from, from + batch).map((row) => Object.assign(row, set)))
        .execute();
  });
  events.publish([node.id]);
  return done({ saved: ids.length });
}

/** Rows of one statement: a database takes some ten thousand values at once, not all of a province's. */
const batch = 1000;

async function enterResidents(tx: Work, { units }: GoalsAsked, set: { readonly set_by: string; readonly set_at: Date }): Promise<void> {
  const ids = units.map(({ id }) => id);
  await tx.deleteFrom('residents').where('area', 'in', ids).execute();
  const rows = units.flatMap(({ id, residents }) => (residents === null ? [] : [{ area: id, people: residents, ...set }]));
  for (let from = 0; from < rows.length; from += batch)
    await tx
      .insertInto('residents')
      .values(rows.slice(from, from + batch))
      .execute();
}

/** What the table holds of these units afterwards. The node's own number stays when the node is not among the units that are entered. */
function goalsThen(node: string, { units, shares }: GoalsAsked, before: readonly GoalRow[]): GoalRow[] {
  const entered = new Set(units.map(({ id }) => id));
  const rows = new Map<string, GoalRow>();
  const put = (area: string, indicator: string, change: Partial<GoalRow>) => {
    const held = rows.get(`${area} ${indicator}`) ?? { area, indicator, count: null, percent: null, due_on: null };
    rows.set(`${area} ${indicator}`, { ...held, ...change });
  };
  for (const { area, indicator, count, percent, due_on } of before) {
    if (area !== node) put(area, indicator, { percent, due_on });
    if (!entered.has(area)) put(area, indicator, { count });
  }
  for (const { id, counts } of units) for (const [indicator, count] of Object.entries(counts)) put(id, indicator, { count });
  for (const [indicator, { percent, dueOn }] of Object.entries(shares))
    put(node, indicator, { percent: percent ?? null, due_on: dueOn ?? null });
  return [...rows.values()].filter(({ count, percent, due_on }) => count !== null || percent !== null || due_on !== null);
}
