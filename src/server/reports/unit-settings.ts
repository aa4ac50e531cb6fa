import { done, failed, type Result } from '#domain/result.ts';
import type { UnitSettings } from '#domain/report-facts.ts';
import type { ReportUnitEntry } from '#protocol/report-answers.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import type { ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';

/** Residents (the same that the overview goes by) and targets of a node and its children, by unit. */
export async function unitSettings(db: Database, node: string): Promise<ReadonlyMap<string, UnitSettings>> {
  const { rows } = await sql<{ id: string; residents: number | null; targets: Record<string, number> }>`
    select a.id, r.people as residents, coalesce((select jsonb_object_agg(t.indicator, t.target) from unit_targets t where t.area = a.id), '{}') as targets
    from areas a left join residents r on r.area = a.id where a.id = ${node} or a.parent = ${node}`.execute(db);
  return new Map(rows.map(({ id, residents, targets }) => [id, { residents, targets }]));
}

/** All that was entered for these units before is replaced; each must be the node or a child of it. */
export async function enterUnits(
  { db, now }: Pick<Services, 'db' | 'now'>,
  author: string,
  node: ScopedArea,
  units: readonly Omit<ReportUnitEntry, 'name'>[],
): Promise<Result<{ readonly saved: number }>> {
  const ids = units.map(({ id }) => id);
  const known = await db
    .selectFrom('areas')
    .where('id', 'in', ids)
    .where((of) => of.or([of('id', '=', node.id), of('parent', '=', node.id)]))
    .select('id')
    .execute();
  if (known.length !== new Set(ids).size) return failed({ kind: 'outside-scope' });
  const given = JSON.stringify(units);
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('residents').where('area', 'in', ids).execute();
    await tx.deleteFrom('unit_targets').where('area', 'in', ids).execute();
    await sql`insert into residents (area, people, set_by, set_at) select id, residents, ${author}::uuid, ${new Date(now())}::timestamptz
      from jsonb_to_recordset(${given}::jsonb) as u(id text, residents integer) where residents is not null`.execute(tx);
    await sql`insert into unit_targets (area, indicator, target) select u.id, t.key, t.value::integer
      from jsonb_to_recordset(${given}::jsonb) as u(id text, targets jsonb) cross join lateral jsonb_each_text(u.targets) t`.execute(tx);
  });
  return done({ saved: units.length });
}
