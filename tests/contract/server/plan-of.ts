import type { Database } from '#server/database/transaction.ts';
import { type RawBuilder, sql } from 'kysely';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How the database went about a statement, as it did it: the indexes of `records` it used, and the rows of `records` it read, kept or not. */
export async function planOf(
  db: Database,
  statement: RawBuilder<unknown>,
): Promise<{ readonly indexes: readonly string[]; readonly read: number }> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>`explain (analyze, format json) ${statement}`.execute(
    db,
  );
  const nodes = rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => withAllBelow(Plan)));
  const read = nodes
    .filter((node) => node['Relation Name'] === 'records')
    .map(
      (node) =>
        node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)),
    );
  const indexes = nodes.flatMap((node) => node['Index Name'] ?? []).filter((name) => name.startsWith('records'));
  return { indexes: [...new Set(indexes)], read: read.reduce((sum, count) => sum + count, 0) };
}

function withAllBelow(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(withAllBelow)];
}
