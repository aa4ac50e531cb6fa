import { type Kysely, sql } from 'kysely';

/**
 * Version 13: who opened what was held of a revoked tablet, and why; one table of goals in place of two, a share of those it is about or a number.
 */
const statements = [
  sql`create table held_releases (
    id uuid primary key,
    device uuid not null references devices (id),
    member uuid not null references members (id),
    at timestamptz not null,
    because text not null,
    parcels integer not null,
    accepted integer not null,
    duplicate integer not null,
    refused integer not null,
    /* parcels that stay held */
    "left" integer not null
  )`,
  sql`create index held_releases_device on held_releases (device, at)`,

  sql`create table goals (
    area text not null references areas (id),
    /* as reports name what they count: reached:<guide>:<milestone>, or one of the built-in ones */
    indicator text not null,
    /* of the unit alone */
    count integer check (count >= 0),
    /* of the unit, and of all below it that have none of their own */
    percent integer check (percent between 1 and 100),
    due_on date,
    set_by uuid references members (id),
    set_at timestamptz,
    primary key (area, indicator),
    check (count is not null or percent is not null or due_on is not null)
  )`,
  sql`insert into goals (area, indicator, percent, due_on, set_by, set_at)
    select area, 'reached:' || guide || ':' || milestone, percent, due_on, set_by, set_at from targets`,
  sql`insert into goals (area, indicator, count) select area, indicator, target from unit_targets
    on conflict (area, indicator) do update set count = excluded.count`,
  sql`drop table targets`,
  sql`drop table unit_targets`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
