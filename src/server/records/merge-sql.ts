import { applyMutation, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { often } from '../database/often.ts';
import { ReadAgainError, type Work } from '../database/transaction.ts';

/** A record that a merge changed, or an area it left. */
interface MergedRow {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly created: boolean;
  readonly departed: boolean;
}

export function recordKey(kind: string, id: string): string {
  return `${kind}/${id}`;
}

/** One record per (kind, id): merging is associative, so a parcel is folded first and the database merges each record once. */
export function foldByRecord(mutations: readonly Mutation[]): readonly MergedRecord[] {
  const folded = new Map<string, MergedRecord>();
  for (const mutation of mutations) {
    const key = recordKey(mutation.kind, mutation.id);
    folded.set(key, applyMutation(folded.get(key), mutation));
  }
  return [...folded.values()];
}

/**
 * Merges folded records into `records`: per field the greatest stamp wins (the rule of `domain/merge.ts`); where a record is has been decided by the
 * caller (SY19). A record that changed gets the next number of its area's stream; the area it left is told by a row in `departures`.
 *
 * The caller holds the stream locks of every area named here and of every area in `present`. When a concurrent transaction created one of the records
 * in an area that was not locked, the work is thrown away and read again.
 */
export async function mergeRecords(
  tx: Work,
  incoming: readonly MergedRecord[],
  present: ReadonlySet<string>,
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<MergedRow>`
    ${often}with incoming as (
      select * from jsonb_to_recordset(${JSON.stringify(incoming)}::jsonb)
        as i(kind text, id text, area text, "areaStamp" text, fields jsonb, stamps jsonb)
    ),
    judged as (
      select i.*, r.area as old_area
      from incoming i left join lateral (select * from records found where found.kind = i.kind and found.id = i.id limit 1) r on true
      where r.kind is null or i.area <> r.area or i."areaStamp" collate "C" > r.area_stamp or exists (
        select from jsonb_each_text(i.stamps) s where r.stamps ->> s.key is null or (r.stamps ->> s.key) collate "C" < s.value)
    ),
    places as (
      select area, kind, id, departed, row_number() over (partition by area order by kind, id) as step from (
        select area, kind, id, false as departed from judged
        union all select old_area, kind, id, true from judged where old_area <> area
      ) as p
    ),
    heads as (
      update streams s set head = s.head + c.steps
      from (select area, count(*) as steps from places group by area) c where s.area = c.area
      returning s.area, s.head - c.steps as base
    ),
    departed as (
      insert into departures (area, seq, kind, id)
      select p.area, h.base + p.step, p.kind, p.id from places p join heads h on h.area = p.area where p.departed
      returning kind, id, area
    ),
    merged as (
      insert into records (kind, id, area, area_stamp, fields, stamps, seq, created_at, changed_at)
      select j.kind, j.id, j.area, j."areaStamp", j.fields, j.stamps, h.base + p.step, ${now}::timestamptz, ${now}::timestamptz
      from judged j join places p on p.kind = j.kind and p.id = j.id and not p.departed join heads h on h.area = p.area
      order by j.kind, j.id
      on conflict (kind, id) do update set
        area = excluded.area,
        area_stamp = greatest(excluded.area_stamp, records.area_stamp),
        fields = records.fields || (select coalesce(jsonb_object_agg(s.key, excluded.fields -> s.key), '{}') from jsonb_each_text(excluded.stamps) s
          where records.stamps ->> s.key is null or (records.stamps ->> s.key) collate "C" < s.value),
        stamps = records.stamps || (select coalesce(jsonb_object_agg(s.key, s.value), '{}') from jsonb_each_text(excluded.stamps) s
          where records.stamps ->> s.key is null or (records.stamps ->> s.key) collate "C" < s.value),
        seq = excluded.seq,
        changed_at = excluded.changed_at
      returning kind, id, area, xmax = 0 as created
    )
    select kind, id, area, created, false as departed from merged
    union all select kind, id, area, false, true from departed`.execute(tx);
  const unforeseen = rows.some((row) => !row.departed && !row.created && !present.has(recordKey(row.kind, row.id)));
  if (unforeseen) throw new ReadAgainError('a record was created by somebody else meanwhile');
  return [...new Set(rows.map((row) => row.area))];
}
