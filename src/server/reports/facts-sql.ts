import { dayInVietnam } from '#domain/dates.ts';
import type { FactRow } from '#domain/report-facts.ts';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { below } from '../desk/scope.ts';
import { stateAt } from './state-at.ts';

export interface FactsAsked {
  readonly path: string;
  /** Unix milliseconds: what was written before it counts. */
  readonly at: number;
  /** Visits made from then on are counted as visits of the period. */
  readonly since: number;
  /** The day on which somebody is 14 or not. */
  readonly day: string;
  /** `[group, guide, milestone]`, see `guides/report-indicators.ts`. */
  readonly groups: readonly (readonly [string, string, string])[];
}

const adultAge = 14;

/** The day of birth from which on somebody is surely younger than 14. */
function bornAfter(day: string): string {
  return `${String(Number(day.slice(0, 4)) - adultAge).padStart(4, '0')}${day.slice(4)}`;
}

export function dayOfFacts(at: number, now: number): string {
  return dayInVietnam(Math.min(at - 1, now));
}

const stands = (alias: string): RawBuilder<unknown> =>
  sql`coalesce(${sql.ref(`${alias}.fields`)} -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;
/** Sent back by a coordinator and not yet mended: it is there, and it is not counted as done. */
const isReturned = (kind: string, alias: string): RawBuilder<unknown> =>
  sql`exists (select from sent_back b where b.of = ${kind} and b.id = ${sql.ref(`${alias}.id`)})`;
/** Agreed to being counted, and withdrew it in every consent that named it; the same as `purposeWithdrawn` of `domain/consent.ts`. */
const withdrawn = sql`select s.fields ->> 'person' as person from state s
  where s.kind = 'consent' and (coalesce(s.fields -> 'purposes', 'null') = 'null'::jsonb or s.fields -> 'purposes' ? 'reporting')
  group by 1 having bool_and(coalesce(s.fields ->> 'withdrawnAt', s.fields ->> 'reportingWithdrawnAt') is not null)`;
const isReported = (person: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`not exists (select from withdrawn w where w.person = ${person})`;
/** Visit times are UTC text; without the Z a time with and without milliseconds sort alike. */
const visitTime = sql`rtrim(s.fields ->> 'at', 'Z') collate "C"`;
const utcSecond = (ms: number) => new Date(ms).toISOString().slice(0, 19);

/** Homes, people, visits and progress of the node at the moment, each with the child it is in and whether it counts. */
function counted({ path, at, since, day, groups }: FactsAsked): RawBuilder<unknown> {
  const [low, high] = below(path);
  return sql`with state as materialized (${stateAt(path, at)}),
    places as (select id, split_part(substr(path, ${path.length + 1}::int), '/', 1) as child from areas where path >= ${low} and path < ${high}),
    withdrawn as materialized (${withdrawn}),
    sent_back as materialized (select split_part(s.id, '/', 1) as of, substr(s.id, strpos(s.id, '/') + 1) as id, p.child
      from state s join places p on p.id = s.area where s.kind = 'review' and s.fields ->> 'state' = 'returned'
        and ${isReported(sql`split_part(s.id, '/', 2)`)}),
    homes as materialized (select s.id, p.child, not ${isReturned('household', 's')} as verified
      from state s join places p on p.id = s.area where s.kind = 'household' and ${stands('s')}),
    people as materialized (select s.id, p.child, s.fields ->> 'household' as household, s.fields ->> 'device' as device,
        not ${isReturned('person', 's')} as verified
      from state s join places p on p.id = s.area where s.kind = 'person' and ${stands('s')} and ${isReported(sql`s.id`)}
        and (s.fields ->> 'birth' is null or rpad(s.fields ->> 'birth', 10, '-01-01') collate "C" <= ${bornAfter(day)})),
    visits as materialized (select s.fields ->> 'household' as household, ${visitTime} as at, s.fields ->> 'outcome' as outcome, s.fields ->> 'returnOn' as again
      from state s where s.kind = 'visit' and s.fields ->> 'at' is not null and ${stands('s')} and not ${isReturned('visit', 's')}),
    visited as materialized (select household, bool_or(coalesce(outcome, '') = 'met') as met,
        (array_agg(outcome order by at desc))[1] as last, (array_agg(again order by at desc))[1] as again,
        count(*) filter (where at >= ${utcSecond(since)} and at < ${utcSecond(at)}) as made
      from visits group by household),
    progress as materialized (select o.id as owner, o.is_person, o.child, substr(s.id, strpos(s.id, '/') + 1) as guide, s.fields
      from state s join (select id, child, true as is_person from people where verified union all select id, child, false from homes where verified) o
        on o.id = split_part(s.id, '/', 1)
      where s.kind = 'progress' and not ${isReturned('progress', 's')}),
    groups as (select g ->> 0 as name, g ->> 1 as guide, g ->> 2 as milestone from jsonb_array_elements(${JSON.stringify(groups)}::jsonb) g),
    flags as materialized (select r.owner, bool_or(g.name = 'guided') as guided, bool_or(g.name = 'level-2') as level2, bool_or(g.name = 'cashless') as cashless,
        bool_or(r.fields -> 'independent' = 'true'::jsonb) as alone, bool_or(r.fields -> 'declined' = 'true'::jsonb) as declined
      from progress r left join groups g on g.guide = r.guide and g.milestone = r.fields ->> 'milestone' where r.is_person group by r.owner)`;
}

const ofPeople = sql`
  select p.child, k.key, k.count from (select p.child, count(*) as known,
      count(*) filter (where p.verified and v.household is not null) as visited, count(*) filter (where f.guided) as guided,
      count(*) filter (where f.alone) as alone, count(*) filter (where f.level2 and p.device = 'smartphone') as phone,
      count(*) filter (where f.cashless) as cashless, count(*) filter (where p.verified and p.device = 'none') as none,
      count(*) filter (where f.declined) as declined
    from people p left join visited v on v.household = p.household left join flags f on f.owner = p.id group by p.child) p
  cross join lateral (values ('known-14', p.known), ('people-visited', p.visited), ('guided', p.guided), ('alone', p.alone), ('own-phone', p.phone),
    ('cashless', p.cashless), ('no-device', p.none), ('declined', p.declined)) k(key, count)`;

const ofHomes = sql`
  select h.child, k.key, k.count from (select h.child, count(*) as known, count(*) filter (where h.verified) as verified,
      count(*) filter (where h.verified and v.household is not null) as visited, count(*) filter (where h.verified and v.met) as met,
      count(*) filter (where h.verified and v.last = 'refused') as refused, count(*) filter (where h.verified and v.again is not null) as again,
      count(*) filter (where h.verified and d.done) as done, coalesce(sum(v.made) filter (where h.verified), 0)::int8 as made
    from homes h left join visited v on v.household = h.id
    left join (select p.household, bool_and(coalesce(f.level2, false)) as done from people p left join flags f on f.owner = p.id group by 1) d on d.household = h.id
    group by h.child) h
  cross join lateral (values ('known-homes', h.known), ('homes-known', h.verified), ('homes-visited', h.visited), ('homes-met', h.met),
    ('homes-refused', h.refused), ('homes-promised', h.again), ('homes-done', h.done), ('visits', h.made)) k(key, count)`;

const ofGuides = sql`
  select child, 'stage:' || guide || ':' || (fields ->> 'milestone'), count(*) from progress where fields ->> 'milestone' is not null group by 1, 2
  union all select child, 'alone:' || guide, count(*) from progress where fields -> 'independent' = 'true'::jsonb group by 1, 2
  union all select child, 'returned', count(*) from sent_back where of in ('household', 'person', 'visit', 'progress') group by 1`;

/** All facts of a node by child at a moment, in one statement however large the node is. */
export async function factsAt(db: Kysely<Tables>, asked: FactsAsked): Promise<readonly FactRow[]> {
  const query = sql<FactRow>`${counted(asked)} select * from (${ofPeople} union all ${ofHomes} union all ${ofGuides}) facts(child, key, count) where count > 0`;
  return db.transaction().execute(async (tx) => {
    // As in the overview: the sets' sizes are not known beforehand, and joined row by row they take a hundred times as long.
    await sql`set local enable_nestloop = off`.execute(tx);
    const { rows } = await query.execute(tx);
    return rows;
  });
}
