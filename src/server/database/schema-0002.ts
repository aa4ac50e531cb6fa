import { type Kysely, sql } from 'kysely';

/**
 * Version 2: units that were merged know their successor, homes the desk has put elsewhere know the units they were in, and a personal number is found
 * without reading every person.
 */
const statements = [
  sql`alter table areas add column merged_into text references areas (id)`,
  sql`create index areas_merged_into on areas (merged_into) where merged_into is not null`,
  /* What is still written for a home under a unit it was taken out of does not bring it back (SY21). */
  sql`create table resettled (household text, area text references areas (id), primary key (household, area))`,
  sql`create index resettled_area on resettled (area)`,
  sql`create index records_personal_id on records ((fields ->> 'personalId')) where kind = 'person' and fields ->> 'personalId' is not null`,
];

/**
 * Until now a record was where its own mutations said. From now on it is where its home is (SY19), so those that are elsewhere move there, told to
 * every reader like any move. Links have at most four steps; each pass takes one.
 */
const comeHome = sql<{ moved: number }>`
  with away as (
    select r.kind, r.id, r.area as old_area, home.area as new_area from records r cross join lateral (
      select h.area from (values
        (1, 'person', case when r.kind in ('consent', 'task') then r.fields ->> 'person' when r.kind = 'progress' then split_part(r.id, '/', 1) end),
        (2, 'household', case when r.kind in ('person', 'visit', 'task') then r.fields ->> 'household' when r.kind = 'progress' then split_part(r.id, '/', 1) end),
        (1, case when r.kind = 'review' then split_part(r.id, '/', 1) end, case when r.kind = 'review' then substr(r.id, strpos(r.id, '/') + 1) end)
      ) as p(rank, kind, id) join records h on h.kind = p.kind and h.id = p.id order by p.rank limit 1
    ) home where home.area <> r.area
  ),
  places as (
    select area, kind, id, departed, row_number() over (partition by area order by kind, id) as step from (
      select new_area as area, kind, id, false as departed from away union all select old_area, kind, id, true from away) p
  ),
  heads as (
    update streams s set head = s.head + c.steps from (select area, count(*) as steps from places group by area) c where s.area = c.area
    returning s.area, s.head - c.steps as base
  ),
  departed as (
    insert into departures (area, seq, kind, id)
    select p.area, h.base + p.step, p.kind, p.id from places p join heads h on h.area = p.area where p.departed
  ),
  moved as (
    update records r set area = p.area, seq = h.base + p.step from places p join heads h on h.area = p.area
    where not p.departed and r.kind = p.kind and r.id = p.id returning r.id
  )
  select count(*)::int as moved from moved`;

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
  for (let pass = 0; pass < 8; pass += 1) {
    const { rows } = await comeHome.execute(database);
    if (!rows[0]?.moved) return;
  }
}
