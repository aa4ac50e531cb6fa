import { sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';
import { foldChanges, mostWaiting } from './fold-changes.ts';
import { type Counted, countedOf } from './marks.ts';
import { readSubjects } from './read-subjects.ts';
import { subjectKey, type SubjectName } from './subject.ts';

/**
 * Counts these homes and people anew and writes down what changed, in the transaction that changed their records. The caller holds the streams of the
 * areas they are in and come from, so nobody else counts them meanwhile. Three statements, however many there are.
 */
export async function keepFigures(tx: Work, names: readonly SubjectName[]): Promise<void> {
  if (names.length === 0) return;
  const isDue = await writeCounted(tx, names, (await readSubjects(tx, names)).map(countedOf));
  if (isDue) await foldChanges(tx);
}

/**
 * The difference between what was counted and what is goes into `figure_changes`, which nobody waits for; `foldChanges` sums it up. True when so many wait that
 * it is time for that.
 */
async function writeCounted(tx: Work, names: readonly SubjectName[], counted: readonly Counted[]): Promise<boolean> {
  const standing = counted.filter(({ marks }) => marks.length > 0);
  const kept = new Set(standing.map(subjectKey));
  const gone = names.filter((name) => !kept.has(subjectKey(name)));
  const { rows } = await sql<{ due: boolean }>`
    ${often}with fresh as materialized (
      select kind, id, area, sort, array(select jsonb_array_elements_text(keys)) as keys, marks
      from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb) as w(kind text, id text, area text, sort text, keys jsonb, marks jsonb)
    ),
    named as materialized (
      select kind, id from fresh union select kind, id from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as w(kind text, id text)
    ),
    old as materialized (
      select c.* from named n cross join lateral (select * from counted found where found.kind = n.kind and found.id = n.id limit 1) c
    ),
    removed as (
      /* Each looked up by its key, as above: joined, the planner may read the whole table for the few that are gone. */
      delete from counted where ctid = any(array(select c.ctid from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as w(kind text, id text)
        cross join lateral (select found.ctid from counted found where found.kind = w.kind and found.id = w.id limit 1) c))
    ),
    written as (
      insert into counted as c (kind, id, area, sort, keys, marks) select kind, id, area, sort, keys, marks from fresh
      on conflict (kind, id) do update set area = excluded.area, sort = excluded.sort, keys = excluded.keys, marks = excluded.marks
      where (c.area, c.sort, c.keys, c.marks) is distinct from (excluded.area, excluded.sort, excluded.keys, excluded.marks)
    ),
    steps as (
      select area, m ->> 0 as key, (m ->> 1)::date as day, (m ->> 2)::int as count, (m ->> 3)::int as verified from fresh, jsonb_array_elements(marks) m
      union all
      select area, m ->> 0, (m ->> 1)::date, -(m ->> 2)::int, -(m ->> 3)::int from old, jsonb_array_elements(marks) m
    ),
    waiting as (
      insert into figure_changes (area, key, day, count, verified)
      select area, key, day, sum(count), sum(verified) from steps group by area, key, day having sum(count) <> 0 or sum(verified) <> 0
    )
    select count(*) > ${mostWaiting} as due from (select from figure_changes limit ${mostWaiting + 1}) before`.execute(tx);
  return rows[0]?.due === true;
}
