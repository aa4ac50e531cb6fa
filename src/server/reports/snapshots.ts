import { isUuid, newUuid } from '#domain/ids.ts';
import type { Report } from '#domain/report-figures.ts';
import { type ReportPeriod, weekUpTo } from '#domain/report-period.ts';
import { failed, done, type Result } from '#domain/result.ts';
import type { SnapshotRow } from '#protocol/report-answers.ts';
import type { Database } from '../database/transaction.ts';
import type { ScopedArea, Scope } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { reportOf, type ReportNode } from './report-of.ts';
import { indicatorsFor } from './report-settings.ts';

type Freezing = Pick<Services, 'db' | 'now' | 'random'>;

/** Freezes a report by hand. What is kept is the very text that is given out again. */
export async function freezeReport(
  services: Freezing,
  node: ReportNode,
  period: ReportPeriod,
  ask: { readonly indicators?: readonly string[] | undefined; readonly by: string },
): Promise<{ readonly id: string }> {
  const indicators = ask.indicators ?? (await indicatorsFor(services.db, node.path)).keys;
  const report = await reportOf(services, node, period, indicators);
  const id = newUuid(services.now(), services.random);
  const row = { id, area: node.id, due_at: null, made_at: new Date(services.now()), made_by: ask.by, report: JSON.stringify(report) };
  await services.db.insertInto('report_snapshots').values(row).execute();
  return { id };
}

/** Freezes the week up to the moment it was due. Of several servers that do it at once one report stays; true if it is ours. */
export async function freezeAsScheduled(services: Freezing, node: ReportNode, due: number): Promise<boolean> {
  const { keys } = await indicatorsFor(services.db, node.path);
  const report = await reportOf(services, node, weekUpTo(due), keys);
  const row = {
    id: newUuid(services.now(), services.random),
    area: node.id,
    due_at: new Date(due),
    made_at: new Date(services.now()),
    made_by: null,
  };
  const { numInsertedOrUpdatedRows } = await services.db
    .insertInto('report_snapshots')
    .values({ ...row, report: JSON.stringify(report) })
    .onConflict((conflict) => conflict.columns(['area', 'due_at']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

const shown = 60;

export async function snapshotsOf(db: Database, node: ScopedArea): Promise<readonly SnapshotRow[]> {
  const rows = await db
    .selectFrom('report_snapshots')
    .leftJoin('members', 'members.id', 'made_by')
    .where('area', '=', node.id)
    .select(['report_snapshots.id', 'due_at', 'made_at', 'name', 'report'])
    .orderBy('made_at', 'desc')
    .orderBy('due_at', 'desc')
    .limit(shown)
    .execute();
  return rows.map(({ id, due_at, made_at, name, report }) => ({
    id,
    period: (JSON.parse(report) as Report).period,
    madeAt: made_at.toISOString(),
    dueAt: due_at?.toISOString(),
    madeBy: name ?? undefined,
  }));
}

/** The frozen text, for who may see its node. */
export async function snapshotText(db: Database, scope: Scope, id: string): Promise<Result<string>> {
  if (!isUuid(id)) return failed({ kind: 'outside-scope' });
  const row = await db.selectFrom('report_snapshots').where('id', '=', id).select(['area', 'report']).executeTakeFirst();
  const area = await scope.area(row?.area ?? '');
  return row && area.ok ? done(row.report) : failed({ kind: 'outside-scope' });
}
