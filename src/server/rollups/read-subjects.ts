import { sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';
import { type Subject, subjectKey, type SubjectName, type Write } from './subject.ts';

interface Row {
  readonly ofKind: SubjectName['kind'];
  readonly of: string;
  readonly area: string;
  readonly kind: string;
  readonly id: string;
  readonly log: readonly Write[] | null;
}

/** One record by its key; the limit makes the planner look each one up (see `records/kin.ts`). */
const found = (kind: ReturnType<typeof sql>, id: ReturnType<typeof sql>) =>
  sql`(select * from records found where found.kind = ${kind} and found.id = ${id} limit 1)`;

/** Each of these is answered by an index of its own. A task of a person is theirs, not their home's. */
const belongings = sql`(
  select r.kind, r.id from records r where s.kind = 'household' and r.kind in ('person', 'visit', 'task') and r.fields ->> 'household' = s.id
    and (r.kind = 'visit' or (r.kind = 'task' and r.fields ->> 'person' is null))
  union all
  select r.kind, r.id from records r where s.kind = 'person' and r.kind in ('consent', 'task') and r.fields ->> 'person' = s.id
  union all
  select r.kind, r.id from records r where r.kind = 'progress' and split_part(r.id, '/', 1) = s.id)`;

/** Those of the named homes and people that there are, with all that is theirs and the whole log of it, in one statement. */
export async function readSubjects(tx: Work, names: readonly SubjectName[]): Promise<readonly Subject[]> {
  const { rows } = await sql<Row>`
    ${often}with subject as materialized (
      select s.kind, s.id, r.area from (select distinct kind, id from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w(kind text, id text)) s
        cross join lateral ${found(sql`s.kind`, sql`s.id`)} r
    ),
    family as materialized (
      select kind as of_kind, id as of_id, area, kind, id from subject
      union all
      select s.kind, s.id, s.area, b.kind, b.id from subject s cross join lateral ${belongings} b
    ),
    theirs as (
      select * from family
      union all
      select f.of_kind, f.of_id, f.area, r.kind, r.id from family f cross join lateral ${found(sql`'review'`, sql`f.kind || '/' || f.id`)} r
    )
    select t.of_kind as "ofKind", t.of_id as of, t.area, t.kind, t.id,
      (select jsonb_agg(jsonb_build_array(m.at, m.set)) from mutations m where m.kind = t.kind and m.id = t.id) as log
    from theirs t`.execute(tx);
  const subjects = new Map<string, Subject & { readonly records: { kind: string; id: string; log: readonly Write[] }[] }>();
  for (const { ofKind, of, area, kind, id, log } of rows) {
    const name = { kind: ofKind, id: of };
    const subject = subjects.get(subjectKey(name)) ?? { ...name, area, records: [] };
    subject.records.push({ kind, id, log: log ?? [] });
    subjects.set(subjectKey(name), subject);
  }
  return [...subjects.values()];
}
