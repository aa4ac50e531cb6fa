import { type Kysely, sql } from 'kysely';

/**
 * Version 10: the rights of a person. What was erased is known by marks (hashes of record ids) and by where in each stream it was told; nothing here says
 * who it was. Requests, retention rules and breaches are words of the desk.
 */
const statements = [
  /* Erased, and not only out of a reader's scope: unsent work and drafts are forgotten too (SY28). */
  sql`alter table departures add column erased boolean not null default false`,
  sql`create table erasures (
    id uuid primary key,
    area text not null references areas (id),
    at timestamptz not null,
    done_by uuid references members (id),
    reason text not null check (reason in ('request', 'retention', 'restored')),
    people integer not null,
    homes integer not null,
    records integer not null
  )`,
  sql`create index erasures_area on erasures (area, at)`,
  sql`create table erased_records (mark text primary key, erasure uuid not null references erasures (id))`,
  sql`create index erased_records_erasure on erased_records (erasure)`,
  /* The number in an area's stream a reader has to have passed to have been told. */
  sql`create table erasure_streams (
    erasure uuid not null references erasures (id),
    area text not null references areas (id),
    seq bigint not null,
    primary key (erasure, area)
  )`,
  sql`create table erasure_tablets (
    erasure uuid not null references erasures (id),
    device uuid not null references devices (id),
    forgotten_at timestamptz,
    primary key (erasure, device)
  )`,
  sql`create index erasure_tablets_waiting on erasure_tablets (device) where forgotten_at is null`,

  sql`create table right_requests (
    id uuid primary key,
    area text not null references areas (id),
    /* null once the person was erased */
    person text,
    kind text not null check (kind in ('see', 'copy', 'correct', 'restrict', 'withdraw', 'erase')),
    asked_by text not null check (asked_by in ('person', 'representative')),
    asker text,
    checked text not null check (checked in ('card', 'vneid', 'known', 'paper', 'not-yet')),
    words text,
    /* the home goes too */
    whole_home boolean not null default false,
    received_at timestamptz not null,
    received_by uuid not null references members (id),
    /* the record a tablet handed it in with */
    handed_in text unique,
    third_parties boolean not null default false,
    extended_at timestamptz,
    extended_because text,
    state text not null check (state in ('received', 'answered', 'done', 'refused')),
    answered_at timestamptz,
    answered_by uuid references members (id),
    settled_at timestamptz,
    settled_by uuid references members (id),
    refused_because text,
    erasure uuid references erasures (id)
  )`,
  sql`create index right_requests_area on right_requests (area, received_at)`,
  sql`create index right_requests_person on right_requests (person)`,
  /* Which member had whose page open at the desk, once a day. */
  sql`create table person_views (
    person text not null,
    member uuid not null references members (id),
    day date not null,
    primary key (person, member, day)
  )`,

  sql`create table retention_rules (
    id uuid primary key,
    area text not null references areas (id),
    campaign uuid references campaigns (id),
    how text not null check (how in ('erase', 'anonymise')),
    months integer not null check (months between 1 and 240),
    set_by uuid not null references members (id),
    set_at timestamptz not null,
    ended_at timestamptz,
    ended_by uuid references members (id)
  )`,
  sql`create index retention_rules_area on retention_rules (area)`,
  sql`create table purges (
    id uuid primary key,
    rule uuid not null references retention_rules (id),
    area text not null references areas (id),
    at timestamptz not null,
    people integer not null,
    homes integer not null
  )`,
  sql`create index purges_area on purges (area, at)`,

  sql`create table breaches (
    id uuid primary key,
    area text not null references areas (id),
    happened_at timestamptz,
    discovered_at timestamptz not null,
    what text not null,
    measures text not null,
    /* tablets concerned: id, name, and what each held by count */
    tablets jsonb not null,
    people integer not null,
    homes integer not null,
    notified_at timestamptz,
    notified_to text,
    why_late text,
    written_by uuid not null references members (id),
    written_at timestamptz not null,
    changed_at timestamptz not null
  )`,
  sql`create index breaches_area on breaches (area, discovered_at)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
