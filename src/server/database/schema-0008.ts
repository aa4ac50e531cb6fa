import { type Kysely, sql } from 'kysely';

/**
 * Version 8: what reports need to know of units, reports frozen as they were, and who took out what.
 */
const statements = [
  sql`create table report_settings (
    area text primary key references areas (id),
    /* absent: what holds above, or the usual set */
    indicators jsonb,
    heading jsonb,
    /* 0 Monday … 6 Sunday; absent: nothing is frozen by itself */
    weekday integer check (weekday between 0 and 6),
    hour integer not null default 16 check (hour between 0 and 23),
    /* times before it are not made up */
    scheduled_since timestamptz,
    is_public boolean not null default false
  )`,
  sql`create table unit_targets (
    area text not null references areas (id),
    indicator text not null,
    target integer not null check (target >= 0),
    primary key (area, indicator)
  )`,
  sql`create table report_snapshots (
    id uuid primary key,
    area text not null references areas (id),
    /* the time it was due; absent when somebody froze it by hand */
    due_at timestamptz,
    made_at timestamptz not null,
    made_by uuid references members (id),
    /* text, not jsonb: it is given out again byte for byte */
    report text not null,
    unique (area, due_at)
  )`,
  sql`create index report_snapshots_made on report_snapshots (area, made_at)`,
  sql`create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    member uuid not null references members (id),
    area text not null references areas (id),
    what text not null,
    rows integer
  )`,
  sql`create index audit_area on audit (area, id)`,
  sql`create function audit_stays() returns trigger language plpgsql as $$ begin raise exception 'the audit is only added to'; end $$`,
  sql`create trigger audit_stays before update or delete on audit for each row execute function audit_stays()`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
