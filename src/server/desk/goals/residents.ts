import type { Database } from '../../database/transaction.ts';

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
