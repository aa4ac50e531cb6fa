import { type Goals, goalsUnder, sharesOnly } from '#domain/goals.ts';
import { indicatorPlan, possibleIndicators } from '#guides/report-indicators.ts';
import type { GoalShare, GoalsPage } from '#protocol/goal-answers.ts';
import { asArea } from '../../areas/area-tree.ts';
import type { Database } from '../../database/transaction.ts';
import { knownGuides } from '../../reports/known-guides.ts';
import { indicatorsFor } from '../../reports/report-settings.ts';
import { inVietnameseOrder } from '../records-answer.ts';
import type { ScopedArea } from '../scope.ts';
import { goalRows, goalsSaidAt, idsOf } from './read-goals.ts';

/** What is to be reached at a node, as it is entered there: every unit's own numbers, and the shares said here and above. */
export async function goalsPage(db: Database, node: ScopedArea): Promise<GoalsPage> {
  const children = await db
    .selectFrom('areas')
    .where('parent', '=', node.id)
    .where('valid_to', 'is', null)
    .select(['id', 'name'])
    .execute();
  const units = [{ id: node.id, name: node.name }, ...inVietnameseOrder(children)];
  const ids = units.map(({ id }) => id);
  const above = idsOf(node.path).slice(0, -1);
  const rows = await goalRows(db, [...above, ...ids]);
  const counted = await db.selectFrom('residents').where('area', 'in', ids).select(['area', 'people']).execute();
  const residents = new Map(counted.map(({ area, people }) => [area, people]));
  const guides = await knownGuides(db, node.path);
  return {
    area: asArea(node),
    units: units.map(({ id, name }) => ({ id, name, residents: residents.get(id) ?? null, counts: countsOf(goalsSaidAt(rows, id)) })),
    shares: sharesOf(goalsSaidAt(rows, node.id)),
    above: sharesOf(above.reduce<Goals>((from, id) => goalsUnder(sharesOnly(from), sharesOnly(goalsSaidAt(rows, id))), {})),
    possible: possibleIndicators(guides).flatMap((key) => {
      const plan = indicatorPlan(key, guides);
      return plan ? [{ key, name: plan.name, subject: plan.subject }] : [];
    }),
    reported: (await indicatorsFor(db, node.path)).keys,
  };
}

function countsOf(goals: Goals): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(goals).flatMap(([key, { count }]) => (count === undefined ? [] : [[key, count] as const])));
}

function sharesOf(goals: Goals): Readonly<Record<string, GoalShare>> {
  return Object.fromEntries(
    Object.entries(goals).flatMap(([key, { percent, dueOn }]) =>
      percent === undefined && dueOn === undefined ? [] : [[key, { percent, dueOn }] as const],
    ),
  );
}
