import type { ErasureReason } from '#domain/rights.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import { erasedMark } from './erased-marks.ts';
import type { Target } from './find-targets.ts';

export interface ErasureNote {
  readonly id: string;
  readonly area: string;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: ErasureReason;
  readonly people: number;
  readonly homes: number;
  readonly records: number;
}

/** That it was done, what is known again by its mark, how far each stream has to be read to have been told, and which tablets have to read it. */
export async function noteErasure(
  tx: Work,
  { id, area, at, by, reason, ...counts }: ErasureNote,
  records: readonly Target[],
  streams: ReadonlyMap<string, number>,
): Promise<void> {
  await tx
    .insertInto('erasures')
    .values({ id, area, at, done_by: by, reason, ...counts })
    .execute();
  await noteMarks(
    tx,
    id,
    records.map((record) => erasedMark(record.kind, record.id)),
  );
  await forgetRequests(tx, { id, at, by }, records);
  const told = JSON.stringify([...streams].map(([of, seq]) => ({ area: of, seq })));
  await sql`insert into erasure_streams (erasure, area, seq)
    select ${id}::uuid, area, seq from jsonb_to_recordset(${told}::jsonb) as w(area text, seq bigint)`.execute(tx);
  await sql`
    with recursive wrote(device) as (
      select distinct m.device from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w(kind text, id text)
      join mutations m on m.kind = w.kind and m.id = w.id
      union select d.succeeded_by from wrote o join devices d on d.id = o.device where d.succeeded_by is not null
    ),
    reading as (
      select distinct r.member from jsonb_to_recordset(${told}::jsonb) as w(area text) join areas a on a.id = w.area
      join member_roles r on true join areas n on n.id = r.area and a.path >= n.path and a.path < n.path || '~'
    )
    insert into erasure_tablets (erasure, device)
    select ${id}::uuid, d.id from devices d where d.kind = 'tablet' and d.succeeded_by is null
      and (d.member in (select member from reading) or d.id in (select device from wrote))`.execute(tx);
}

/** What they asked stays as a line with its dates and without them; what was still open is settled by this. */
async function forgetRequests(tx: Work, { id, at, by }: Pick<ErasureNote, 'id' | 'at' | 'by'>, records: readonly Target[]): Promise<void> {
  await sql`
    update right_requests q set person = null, asker = null, words = null, erasure = ${id}::uuid,
      settled_at = coalesce(q.settled_at, ${at}::timestamptz), settled_by = coalesce(q.settled_by, ${by}::uuid),
      state = case when q.state = 'refused' then 'refused' else 'done' end
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w(kind text, id text) where w.kind = 'person' and q.person = w.id`.execute(
    tx,
  );
}

export async function noteMarks(tx: Work, erasure: string, marks: readonly string[]): Promise<void> {
  await sql`insert into erased_records (mark, erasure)
    select distinct value, ${erasure}::uuid from jsonb_array_elements_text(${JSON.stringify(marks)}::jsonb) on conflict do nothing`.execute(
    tx,
  );
}
