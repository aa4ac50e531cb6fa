import type { Fields } from '#domain/mutation.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import type { Subject } from './subjects.ts';

/** A record as it stands, with all the rules need to know of it. */
export interface SubjectFacts extends Subject {
  readonly area: string;
  readonly path: string;
  readonly fields: Fields;
  readonly stamps: Readonly<Record<string, string>>;
  /** Its number in its area's stream, and its review's. */
  readonly seq: number;
  readonly reviewSeq: number | null;
  readonly changedAt: Date;
  readonly review: Fields | null;
  readonly reviewStamps: Readonly<Record<string, string>> | null;
  readonly reviewedAt: Date | null;
  /** Who wrote it down first, by the log. */
  readonly author: string | null;
  /** The stamp of that. */
  readonly firstAt: string | null;
  readonly atTheDoor: boolean;
  readonly consentStands: boolean;
  readonly consentWithdrawn: boolean;
  readonly guided: boolean;
  /** The week it was drawn for, `yyyy-mm-dd`. */
  readonly sampledWeek: string | null;
}

/** One record by its key, whatever the planner thinks of the rest: a limit keeps it from reading a whole kind, here and below. */
const oneRecord = sql`(select * from records found where found.kind = n.kind and found.id = n.id limit 1)`;

export async function subjectFacts(tx: Work, subjects: readonly Subject[]): Promise<readonly SubjectFacts[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<SubjectFacts>`
    select r.kind, r.id, r.area, (select a.path from areas a where a.id = r.area) as path, r.fields, r.stamps, r.seq, v.seq as "reviewSeq",
      r.changed_at as "changedAt",
      v.fields as review, v.stamps as "reviewStamps", v.changed_at as "reviewedAt",
      first.member as author, first.at as "firstAt", coalesce(first.kind = 'tablet', false) as "atTheDoor",
      coalesce(c.stands, false) as "consentStands", coalesce(c.withdrawn, false) as "consentWithdrawn",
      coalesce((select true from records p where r.kind = 'person' and p.kind = 'progress' and split_part(p.id, '/', 1) = r.id
        and (p.fields ->> 'milestone' is not null or p.fields ->> 'step' is not null) limit 1), false) as guided,
      (select s.week::text from review_samples s where r.kind = 'person' and s.id = r.id limit 1) as "sampledWeek"
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as n(kind text, id text)
    cross join lateral ${oneRecord} r
    left join lateral (select * from records v where v.kind = 'review' and v.id = n.kind || '/' || n.id limit 1) v on true
    left join lateral (select m.member, m.at, d.kind from mutations m left join devices d on d.id = m.device
      where m.kind = n.kind and m.id = n.id order by m.at limit 1) first on true
    left join lateral (select bool_or(c.fields ->> 'givenAt' is not null and c.fields ->> 'withdrawnAt' is null) as stands,
        bool_or(c.fields ->> 'withdrawnAt' is not null) as withdrawn
      from records c where n.kind = 'person' and c.kind = 'consent' and c.fields ->> 'person' = n.id) c on true`.execute(tx);
  return rows;
}
