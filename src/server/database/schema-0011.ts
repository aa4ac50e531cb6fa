import { type Kysely, sql } from 'kysely';

/**
 * Version 11: what a unit asks of its tablets, and what the desk has ordered a tablet to do.
 */
const statements = [
  sql`alter table devices add column lease_root uuid`,
  sql`create table tablet_rules (
    area text primary key references areas (id),
    lease_days integer not null check (lease_days between 1 and 90),
    pin_least integer not null check (pin_least between 6 and 12),
    set_by uuid not null references members (id),
    set_at timestamptz not null
  )`,
  /* One at a time: the latest order replaces the one before. */
  sql`create table tablet_orders (
    device uuid primary key references devices (id),
    kind text not null check (kind in ('lock', 'wipe')),
    asked_at timestamptz not null,
    asked_by uuid not null references members (id),
    /* as the tablet told it */
    done_at timestamptz
  )`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
