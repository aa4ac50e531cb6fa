import type { Target } from '#protocol/desk-answers.ts';
import type { Targets } from '#protocol/figure-answers.ts';
import type { InferOutput } from 'valibot';
import { asArea } from '../../areas/area-tree.ts';
import { type Database, inTransaction } from '../../database/transaction.ts';
import type { Services } from '../../services.ts';
import type { ScopedArea } from '../scope.ts';
import type { targetsRequest } from './figure-requests.ts';

function idsOf(path: string): readonly string[] {
  return path.split('/').filter(Boolean);
}

/** What holds at a unit: of the same goal the one set nearest to it. */
export async function targetsAt(db: Database, path: string): Promise<readonly Target[]> {
  const rows = await db
    .selectFrom('targets')
    .innerJoin('areas', 'areas.id', 'targets.area')
    .where('targets.area', 'in', idsOf(path))
    .select(['area', 'guide', 'milestone', 'percent', 'due_on'])
    .orderBy('areas.path')
    .execute();
  const nearest = new Map<string, Target>();
  for (const { area, guide, milestone, percent, due_on: dueOn } of rows)
    nearest.set(`${guide} ${milestone}`, { guide, milestone, percent, dueOn: dueOn ?? undefined, setAt: area });
  return [...nearest.values()].toSorted((a, b) => (`${a.guide} ${a.milestone}` < `${b.guide} ${b.milestone}` ? -1 : 1));
}

/** Of the node and those below it. A node nobody has counted has the sum of its units, when all of them are counted. */
export async function residentsOf(db: Database, node: string, children: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('residents')
    .where('area', 'in', [node, ...children])
    .select(['area', 'people'])
    .execute();
  const known = new Map(rows.map(({ area, people }) => [area, people]));
  const counted = children.flatMap((child) => known.get(child) ?? []);
  if (!known.has(node) && children.length > 0 && counted.length === children.length)
    known.set(
      node,
      counted.reduce((sum, people) => sum + people, 0),
    );
  return known;
}

export async function targetsOf({ db }: Pick<Services, 'db'>, node: ScopedArea): Promise<Targets> {
  const all = await targetsAt(db, node.path);
  const residents = await db.selectFrom('residents').where('area', '=', node.id).select('people').executeTakeFirst();
  return {
    area: asArea(node),
    residents: residents?.people,
    own: all.filter(({ setAt }) => setAt === node.id),
    above: all.filter(({ setAt }) => setAt !== node.id),
  };
}

/** What is set here becomes exactly this. */
export async function setTargets(
  services: Pick<Services, 'db' | 'now' | 'events'>,
  by: string,
  node: ScopedArea,
  { residents, targets }: InferOutput<typeof targetsRequest>,
): Promise<Targets> {
  const set = { set_by: by, set_at: new Date(services.now()) };
  await inTransaction(services.db, async (tx) => {
    await tx.deleteFrom('residents').where('area', '=', node.id).execute();
    await tx.deleteFrom('targets').where('area', '=', node.id).execute();
    if (residents !== undefined)
      await tx
        .insertInto('residents')
        .values({ area: node.id, people: residents, ...set })
        .execute();
    const rows = targets.map(({ guide, milestone, percent, dueOn }) => ({
      area: node.id,
      guide,
      milestone,
      percent,
      due_on: dueOn ?? null,
      ...set,
    }));
    if (rows.length > 0) await tx.insertInto('targets').values(rows).execute();
  });
  services.events.publish([node.id]);
  return targetsOf(services, node);
}
