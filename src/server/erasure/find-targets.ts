import { sql } from 'kysely';
import type { Named } from '#domain/erasure.ts';
import type { Work } from '../database/transaction.ts';
import { serverDevice } from '../records/server-device.ts';

export interface ErasureSubject {
  readonly kind: 'person' | 'household';
  readonly id: string;
  /** The home and everybody in it, whoever is named. */
  readonly wholeHome?: boolean | undefined;
}

export interface Target extends Named {
  readonly area: string;
}

export interface Targets {
  /** The person, and every record that became one with theirs. */
  readonly people: readonly string[];
  /** Homes that go as well. */
  readonly homes: readonly string[];
  /** All that goes. */
  readonly records: readonly Target[];
  /** Records that stay and may tell of the person: of the same home, or visits where they were. */
  readonly around: readonly Target[];
}

const list = (values: readonly string[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** As the records stand now; read again once their streams are locked. */
export async function findTargets(tx: Work, subject: ErasureSubject): Promise<Targets> {
  const named = subject.kind === 'person' ? await mergedWith(tx, 'person', [subject.id]) : [];
  const near = await mergedWith(tx, 'household', subject.kind === 'household' ? [subject.id] : await homesOf(tx, named));
  const inHomes = await peopleOf(tx, near);
  const whole = subject.kind === 'household' || subject.wholeHome === true;
  const people = whole ? await mergedWith(tx, 'person', [...named, ...inHomes]) : named;
  const homes = near.length > 0 && inHomes.every((id) => people.includes(id)) ? near : [];
  const records = await withTheirs(tx, people, homes);
  const gone = new Set(records.map(({ kind, id }) => `${kind}/${id}`));
  const around = (await recordsAround(tx, people, near)).filter(({ kind, id }) => !gone.has(`${kind}/${id}`));
  return { people, homes, records, around };
}

/** Every record that stands as one with these: those that became a part of them, and those they became a part of. */
async function mergedWith(tx: Work, kind: 'person' | 'household', ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive one(id) as (
      select unnest(${list(ids)})
      union
      select case when m.loser = o.id then m.winner else m.loser end from one o join merges m on m.kind = ${kind} and o.id in (m.loser, m.winner)
      where m.undone_at is null
    ) select id from one order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function homesOf(tx: Work, people: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct fields ->> 'household' as id from records where kind = 'person' and id = any(${list(people)}) and fields ->> 'household' is not null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

async function peopleOf(tx: Work, homes: readonly string[]): Promise<readonly string[]> {
  if (homes.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from records where kind = 'person' and fields ->> 'household' = any(${list(homes)}) order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Kinds of a newer app that name a person or home are looked for where the person was: no index knows them. */
const known = sql`('household', 'person', 'consent', 'visit', 'progress', 'task', 'review')`;

async function withTheirs(tx: Work, people: readonly string[], homes: readonly string[]): Promise<readonly Target[]> {
  const { rows } = await sql<Target>`
    with recursive tops as materialized (
      select kind, id, area from records where (kind = 'person' and id = any(${list(people)})) or (kind = 'household' and id = any(${list(homes)}))
    ),
    theirs(kind, id) as (
      select kind, id from tops
      union
      select c.kind, c.id from theirs t cross join lateral (
        select r.kind, r.id from records r where t.kind = 'person' and r.kind in ('consent', 'task') and r.fields ->> 'person' = t.id
        union all
        select r.kind, r.id from records r where t.kind = 'household' and r.kind in ('visit', 'task') and r.fields ->> 'household' = t.id
        union all
        select r.kind, r.id from records r where t.kind in ('person', 'household') and r.kind = 'progress' and split_part(r.id, '/', 1) = t.id
        union all
        select r.kind, r.id from records r where r.kind = 'review' and r.id = t.kind || '/' || t.id
        union all
        select r.kind, r.id from records r where t.kind in ('person', 'household') and r.area in (select area from tops union select m.area from mutations m join tops on m.kind = tops.kind and m.id = tops.id) and r.kind not in ${known}
          and r.fields ->> t.kind = t.id
        union all
        select o.kind, o.id from records r join records o on o.kind = 'task'
          and o.id = left(r.id, -1) || translate(right(r.id, 1), '0123456789abcdef', '1032547698badcfe')
        where t.kind = 'task' and r.kind = 'task' and r.id = t.id and right(r.stamps ->> 'what', 36) = ${serverDevice}
          and right(o.stamps ->> 'what', 36) = ${serverDevice}
      ) c
    )
    select r.kind, r.id, r.area from theirs t join records r on r.kind = t.kind and r.id = t.id order by 1, 2`.execute(tx);
  return rows;
}

/** What stays of the same home, and visits in any home where they were. */
async function recordsAround(tx: Work, people: readonly string[], homes: readonly string[]): Promise<readonly Target[]> {
  const there = people.map((id) => sql`r.fields -> 'present' @> ${JSON.stringify([id])}::jsonb`);
  const { rows } = await sql<Target>`
    with recursive near(kind, id) as (
      select 'household', unnest(${list(homes)})
      union
      select c.kind, c.id from near t cross join lateral (
        select r.kind, r.id from records r where t.kind = 'household' and r.kind in ('person', 'visit', 'task') and r.fields ->> 'household' = t.id
        union all
        select r.kind, r.id from records r where t.kind = 'person' and r.kind in ('consent', 'task') and r.fields ->> 'person' = t.id
        union all
        select r.kind, r.id from records r where r.kind = 'review' and r.id = t.kind || '/' || t.id
      ) c
    ),
    met as (${there.length === 0 ? sql`select '' as kind, '' as id` : sql`select r.kind, r.id from records r where r.kind = 'visit' and (${sql.join(there, sql` or `)})`})
    select distinct r.kind, r.id, r.area from (select * from near union select * from met) n join records r on r.kind = n.kind and r.id = n.id order by 1, 2`.execute(
    tx,
  );
  return rows;
}
