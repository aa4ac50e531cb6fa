import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import { type Counted, countedOf } from './marks.ts';
import { readSubjects } from './read-subjects.ts';
import { countedSums, subjectBatches } from './rebuild-figures.ts';
import { subjectKey, type SubjectName } from './subject.ts';

/** Counts every home and person anew from the log and compares: what each is counted for, and what all of it comes to. Tells faults by ids only. */
export async function verifyFigures(tx: Work, faults: string[]): Promise<void> {
  let standing = 0;
  for await (const names of subjectBatches(tx)) {
    const wanted = (await readSubjects(tx, names)).map(countedOf).filter(({ marks }) => marks.length > 0);
    standing += wanted.length;
    const held = await readCounted(tx, names);
    for (const one of wanted) {
      if (asText(one) !== held.get(subjectKey(one))) faults.push(`${one.kind} ${one.id} is counted for something else than the log says`);
    }
  }
  const { rows } = await sql<{ count: number }>`select count(*) as count from counted`.execute(tx);
  if (rows[0]?.count !== standing) faults.push(`${(rows[0]?.count ?? 0) - standing} homes or people are counted that are not there`);
  await verifySums(tx, faults);
}

async function readCounted(tx: Work, names: readonly SubjectName[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Counted>`
    select c.kind, c.id, c.area, c.sort, to_jsonb(c.keys) as keys, c.marks
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w(kind text, id text)
    cross join lateral (select * from counted found where found.kind = w.kind and found.id = w.id limit 1) c`.execute(tx);
  return new Map(rows.map((row) => [subjectKey(row), asText(row)]));
}

function asText({ area, sort, keys, marks }: Counted): string {
  return JSON.stringify([area, sort, keys, marks]);
}

async function verifySums(tx: Work, faults: string[]): Promise<void> {
  const waiting = sql`select node, key, day, count, verified from figure_changes c join areas a on a.id = c.area
    cross join lateral unnest(string_to_array(trim(both '/' from a.path), '/')) node`;
  const { rows } = await sql<{ node: string; key: string; day: string | null }>`
    with wanted as materialized ${countedSums},
    waiting as materialized (${waiting}),
    presents as (
      select node, key, null::date as day, count, verified from figures union all select node, key, null, count, verified from waiting
      union all select node, key, null, -count, -verified from wanted
    ),
    days as (
      select node, key, day, count, verified from figure_days union all select * from waiting where day is not null
      union all select node, key, day, -count, -verified from wanted where day is not null
    )
    select node, key, day from (select * from presents union all select * from days) everything
    group by node, key, day having sum(count) <> 0 or sum(verified) <> 0 order by 1, 2, 3 limit 100`.execute(tx);
  for (const { node, key, day } of rows) faults.push(`the figure ${key} of ${node}${day ? ` on ${day}` : ''} is not what is counted`);
}
