import type { MergedRecord } from '#domain/merge.ts';
import type { MergeableKind } from '#domain/merged-records.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import type { RecordName } from '../records/kin.ts';

const columns = sql`r.kind, r.id, r.area, r.area_stamp as "areaStamp", r.fields, r.stamps`;

/** The records of these names as they stand, in one statement. */
export async function heldRecords(db: Database, names: readonly RecordName[]): Promise<readonly MergedRecord[]> {
  if (names.length === 0) return [];
  const wanted = JSON.stringify(names.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<MergedRecord>`
    select ${columns} from (select distinct kind, id from jsonb_to_recordset(${wanted}::jsonb) as w(kind text, id text)) k
    cross join lateral (select * from records found where found.kind = k.kind and found.id = k.id limit 1) r order by r.kind, r.id`.execute(
    db,
  );
  return rows;
}

/** Everything that names a person or home by id: in a field, in `present`, or in its own id. Each part is answered by an index. */
export async function belongingsOf(db: Database, kind: MergeableKind, id: string): Promise<readonly MergedRecord[]> {
  const references =
    kind === 'person'
      ? sql`select ${columns} from records r where r.kind in ('consent', 'task') and r.fields ->> 'person' = ${id}
          union all select ${columns} from records r where r.kind = 'visit' and r.fields -> 'present' @> ${JSON.stringify([id])}::jsonb`
      : sql`select ${columns} from records r where r.kind in ('person', 'visit', 'task') and r.fields ->> 'household' = ${id}`;
  const { rows } = await sql<MergedRecord>`
    with named as (${references}),
    progress as (select ${columns} from records r where r.kind = 'progress' and split_part(r.id, '/', 1) = ${id})
    select * from named union all select * from progress
    union all select ${columns} from records r where r.kind = 'review'
      and (r.id = ${`${kind}/${id}`} or r.id in (select 'progress/' || p.id from progress p))
    order by 1, 2`.execute(db);
  return rows;
}
