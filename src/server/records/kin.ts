import type { Fields } from '#domain/mutation.ts';
import { type RawBuilder, sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';
import { type Member, type NamedUnit, parentsOf } from './family.ts';
import { recordKey } from './merge-sql.ts';

/** A record with what decides about its place (SY19). */
export interface Kin extends Member {
  readonly path: string;
  /** Units the desk has put this home out of. */
  readonly left: readonly string[];
  /** Of its area's stream, {@link streamVersion}. */
  readonly version: string | null;
}

/** Changes whenever anything in an area `s` of `streams` changes: a record of it, or the unit itself (`changeStreams`). */
export const streamVersion: RawBuilder<unknown> = sql`s.head::text || ' ' || s.xmin::text`;

export interface RecordName {
  readonly kind: string;
  readonly id: string;
  /** What is being written: whose the record says it is. */
  readonly set?: Fields | undefined;
}

/** The pairs `(kind, id)` a record of the table `r` may belong to, as rows: {@link parentsOf} in SQL. */
export const parentsInSql: RawBuilder<unknown> = sql`(values
  (1, 'person', case when r.kind in ('consent', 'task') then r.fields ->> 'person' when r.kind = 'progress' then split_part(r.id, '/', 1) end),
  (2, 'household', case when r.kind in ('person', 'visit', 'task') then r.fields ->> 'household' when r.kind = 'progress' then split_part(r.id, '/', 1) end),
  (1, case when r.kind = 'review' then split_part(r.id, '/', 1) end, case when r.kind = 'review' then substr(r.id, strpos(r.id, '/') + 1) end))`;

/** Each of the four is answered by an index of its own. */
const childrenInSql = sql`(
  select r.kind, r.id from records r where t.kind = 'household' and r.kind in ('person', 'visit', 'task') and r.fields ->> 'household' = t.id
  union all
  select r.kind, r.id from records r where t.kind = 'person' and r.kind in ('consent', 'task') and r.fields ->> 'person' = t.id
  union all
  select r.kind, r.id from records r where t.kind in ('person', 'household') and r.kind = 'progress' and split_part(r.id, '/', 1) = t.id
  union all
  select r.kind, r.id from records r where r.kind = 'review' and r.id = t.kind || '/' || t.id)`;

/**
 * One record by its key. The planner cannot know how few a recursion finds, and joins it with all records there are; a `limit` it has to obey makes it
 * look each one up.
 */
const recordOf = sql`(select * from records found where found.kind = k.kind and found.id = k.id limit 1)`;

const ownFields = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`jsonb_strip_nulls(jsonb_build_object('household', ${column} -> 'household', 'person', ${column} -> 'person', 'mergedInto', ${column} -> 'mergedInto', 'removed', ${column} -> 'removed'))`;

/**
 * The named records, all that belongs to `tops` or to one that is not there yet, and whatever any of these belongs to or names, in one statement. A record that is
 * not there yet counts by what is being written to it.
 */
export async function readKin(tx: Work, records: readonly RecordName[], tops: readonly RecordName[]): Promise<readonly Kin[]> {
  const parents = records.flatMap(({ kind, id, set = {} }) => parentsOf({ kind, id, fields: set }).map(([kind, id]) => ({ kind, id })));
  const names = records.map(({ kind, id }) => ({ kind, id })).concat(parents, records.flatMap(presentIn));
  const asRows = (named: readonly RecordName[]) => sql`jsonb_to_recordset(${asNames(named)}::jsonb) as k(kind text, id text)`;
  const { rows } = await sql<Kin>`
    ${often}with recursive below(kind, id) as (
      select kind, id from (select k.kind, k.id from ${asRows(tops)} union all
        select k.kind, k.id from ${asRows(records)} left join lateral ${recordOf} r on true where r.kind is null) w
      union
      select c.kind, c.id from below t cross join lateral ${childrenInSql} c
    ),
    kin(kind, id) as (
      select kind, id from (select kind, id from below union select k.kind, k.id from ${asRows(names)}) w
      union
      select p.kind, p.id from kin k cross join lateral ${recordOf} r
        cross join lateral ${parentsInSql} as p(rank, kind, id) where p.kind is not null and p.id is not null
    )
    select r.kind, r.id, r.area, (select a.path from areas a where a.id = r.area) as path, r.area_stamp as "areaStamp", ${ownFields(sql`r.fields`)} as fields, ${ownFields(sql`r.stamps`)} as stamps,
      coalesce((select jsonb_agg(x.area) from resettled x where r.kind = 'household' and x.household = r.id), '[]') as left,
      (select ${streamVersion} from streams s where s.area = r.area) as version
    from kin k cross join lateral ${recordOf} r`.execute(tx);
  return rows;
}

/** A visit belongs to none of those who were present, but one of them may have been merged (SY25). */
function presentIn({ kind, set = {} }: RecordName): readonly RecordName[] {
  const present = kind === 'visit' ? set['present'] : undefined;
  return Array.isArray(present) ? present.map((id) => ({ kind: 'person', id: String(id) })) : [];
}

function asNames(records: readonly RecordName[]): string {
  return JSON.stringify([...new Map(records.map(({ kind, id }) => [recordKey(kind, id), { kind, id }])).values()]);
}

type WithArea = readonly { readonly area: string }[];

/** The units that mutations name, by id. Those that were merged lead to the unit that took them in. */
export async function readUnits(tx: Work, mutations: WithArea, now: Date): Promise<ReadonlyMap<string, NamedUnit>> {
  const { rows } = await sql<NamedUnit>`${often}${unitsInSql(mutations, now)}`.execute(tx);
  return unitsById(rows);
}

/** The rows of {@link readUnits}, as a part of a statement. */
export function unitsInSql(mutations: WithArea, now: Date): RawBuilder<unknown> {
  const named = JSON.stringify([...new Set(mutations.map(({ area }) => area))]);
  return sql`select a.id, n.id as into, n.path, coalesce(n.valid_to <= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, false) as closed,
      (select ${streamVersion} from streams s where s.area = n.id) as version
    from areas a join areas n on n.id = coalesce(a.merged_into, a.id)
    where a.id in (select jsonb_array_elements_text(${named}::jsonb))`;
}

export function unitsById(units: readonly NamedUnit[]): ReadonlyMap<string, NamedUnit> {
  return new Map(units.map((unit) => [unit.id, unit]));
}
