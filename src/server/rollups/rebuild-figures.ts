import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, inTransaction, type Work } from '../database/transaction.ts';
import { countedOf } from './marks.ts';
import { guideRules } from './progress-counts.ts';
import { readSubjects } from './read-subjects.ts';
import type { SubjectName } from './subject.ts';

/** Grows when what a figure counts is changed in code. */
const rulesVersion = 2;
const rules = createHash('sha256')
  .update(JSON.stringify([rulesVersion, guideRules]))
  .digest('base64url');

/** Homes and people read at once. */
const batch = 4000;

/** Counts everything anew when it was never counted, or under other rules: after an upgrade, and after the restore of a backup that had no figures. */
export async function ensureFigures(db: Database): Promise<void> {
  const held = await db.selectFrom('settings').where('name', '=', 'figures-rules').select('value').executeTakeFirst();
  if (held?.value === rules) return;
  await inTransaction(db, rebuildFigures);
}

/** Whoever wants to write waits: their locks on streams conflict with this one. */
export async function rebuildFigures(tx: Work): Promise<void> {
  await sql`lock table streams in exclusive mode`.execute(tx);
  for (const table of ['counted', 'figure_changes', 'figures', 'figure_days']) await sql`delete from ${sql.table(table)}`.execute(tx);
  for await (const names of subjectBatches(tx)) {
    const counted = (await readSubjects(tx, names)).map(countedOf).filter(({ marks }) => marks.length > 0);
    await sql`insert into counted (kind, id, area, sort, keys, marks)
      select kind, id, area, sort, array(select jsonb_array_elements_text(keys)), marks
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as w(kind text, id text, area text, sort text, keys jsonb, marks jsonb)`.execute(
      tx,
    );
  }
  await sumUp(tx);
  const value = JSON.stringify(rules);
  await tx
    .insertInto('settings')
    .values({ name: 'figures-rules', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Every home and person there is, in batches. */
export async function* subjectBatches(tx: Work): AsyncIterable<readonly SubjectName[]> {
  let last = { kind: '', id: '' };
  for (;;) {
    const { rows } = await sql<SubjectName>`select kind, id from records
      where kind in ('household', 'person') and (kind, id) > (${last.kind}, ${last.id}) order by kind, id limit ${batch}`.execute(tx);
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    last = end;
  }
}

/** `sums(node, key, day, count, verified)`: what `counted` comes to, at every area and every unit above it. */
export const countedSums = sql`(
  with steps as (
    select area, m ->> 0 as key, (m ->> 1)::date as day, sum((m ->> 2)::int)::int as count, sum((m ->> 3)::int)::int as verified
    from counted, jsonb_array_elements(marks) m group by 1, 2, 3
  )
  select node, key, day, sum(count)::int as count, sum(verified)::int as verified
  from steps join areas a on a.id = steps.area cross join lateral unnest(string_to_array(trim(both '/' from a.path), '/')) node
  group by node, key, day)`;

async function sumUp(tx: Work): Promise<void> {
  await sql`
    with sums as materialized ${countedSums},
    present as (
      insert into figures (node, key, count, verified)
      select node, key, sum(count), sum(verified) from sums group by node, key having sum(count) <> 0 or sum(verified) <> 0
    )
    insert into figure_days (node, key, day, count, verified)
    select node, key, day, count, verified from sums where day is not null and (count <> 0 or verified <> 0)`.execute(tx);
}
