import type { AuditRow } from '#protocol/report-answers.ts';
import type { Database } from '../database/transaction.ts';
import { below, type ScopedArea } from '../desk/scope.ts';

/** Who took out or let out what. Words and counts only: never a record, a name that was searched, or a number. */
export interface Audited {
  readonly at: Date;
  readonly member: string;
  readonly area: string;
  readonly what: string;
  readonly rows?: number | undefined;
}

/** Adds one line. The table refuses every other change. */
export async function audited(db: Database, { rows, ...entry }: Audited): Promise<void> {
  await db
    .insertInto('audit')
    .values({ ...entry, rows: rows ?? null })
    .execute();
}

const shown = 100;

/** The latest of a node and all below it, newest first. */
export async function auditOf(db: Database, node: ScopedArea): Promise<readonly AuditRow[]> {
  const [low, high] = below(node.path);
  const rows = await db
    .selectFrom('audit')
    .innerJoin('areas', 'areas.id', 'audit.area')
    .innerJoin('members', 'members.id', 'audit.member')
    .where('areas.path', '>=', low)
    .where('areas.path', '<', high)
    .select(['audit.at', 'audit.what', 'audit.rows', 'members.name as memberName', 'areas.name as areaName'])
    .orderBy('audit.id', 'desc')
    .limit(shown)
    .execute();
  return rows.map(({ at, memberName, areaName, what, rows: count }) => ({ at: at.toISOString(), memberName, areaName, what, rows: count }));
}
