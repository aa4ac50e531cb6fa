import { type Kysely, sql } from 'kysely';

/**
 * Version 1 of the database. Plain PostgreSQL, the same on PGlite.
 *
 * Reading order: `areas` is the tree (materialised `path`); `streams` gives every area its own commit order; `mutations` is the log of what was
 * accepted; `records` is its merge; `quarantine` holds what was refused; `devices.received` is the set of numbers the server has of a device.
 */
const statements = [
  sql`create table areas (
    id text primary key,
    /* small number that stands for the area in cursors */
    number integer generated always as identity unique,
    parent text references areas (id),
    kind text not null check (kind in ('province', 'district', 'commune', 'village', 'other')),
    code text,
    name text not null,
    aliases jsonb not null default '[]',
    valid_from date not null,
    valid_to date,
    /* '/<root id>/…/<own id>/': a scope is a prefix */
    path text collate "C" not null unique
  )`,
  sql`create index areas_parent on areas (parent)`,

  /* The commit order of an area: a writer locks the row, so numbers become visible in order and a reader's "seq > cursor" misses nothing. */
  sql`create table streams (area text primary key references areas (id), head bigint not null default 0)`,

  sql`create table members (id uuid primary key, name text not null, created_at timestamptz not null)`,
  sql`create table member_roles (
    member uuid not null references members (id),
    area text not null references areas (id),
    role text not null check (role in ('volunteer', 'lead', 'coordinator', 'operator')),
    primary key (member, area, role)
  )`,

  sql`create table accounts (
    member uuid primary key references members (id),
    sign_in text not null unique,
    password text not null,
    created_at timestamptz not null,
    suspended_at timestamptz
  )`,
  sql`create table sessions (
    token_hash text primary key,
    member uuid not null references members (id),
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
  )`,

  sql`create table enrolment_codes (
    code_hash text primary key,
    member uuid not null references members (id),
    created_by uuid references members (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid
  )`,

  sql`create table server_keys (
    id text primary key,
    public_key text not null,
    private_key text not null,
    created_at timestamptz not null,
    retired_at timestamptz
  )`,

  sql`create table devices (
    id uuid primary key,
    member uuid not null references members (id),
    name text not null,
    /* a coordinator's edits at the desk are mutations too; they come from a device of this kind, one per member */
    kind text not null default 'tablet' check (kind in ('tablet', 'desk')),
    token_hash text not null unique,
    ship_token_hash text not null unique,
    enrolled_at timestamptz not null,
    revoked_at timestamptz,
    /* set when storage was restored or cloned and the tablet took a new identity */
    succeeded_by uuid,
    last_contact_at timestamptz,
    /* greatest n the device said it had written */
    authored bigint not null default 0,
    /* the numbers the server has, accepted or refused */
    received int8multirange not null default '{}',
    /* device clock minus server clock */
    clock_ahead_ms bigint,
    /* greatest stamp in the log from this device */
    last_stamp text collate "C" not null default ''
  )`,
  sql`create index devices_member on devices (member)`,
  sql`create unique index devices_desk on devices (member) where kind = 'desk'`,

  sql`create table mutations (
    device uuid not null,
    n bigint not null,
    at text collate "C" not null,
    /* the stamp as the device wrote it, when it was pulled back */
    claimed_at text collate "C",
    kind text not null,
    id text not null,
    area text not null,
    set jsonb not null,
    content_hash text not null,
    member uuid not null,
    /* order of insertion; NOT the order of commit, so never a cursor */
    arrival bigint generated always as identity,
    arrived_at timestamptz not null,
    primary key (device, n)
  )`,
  sql`create index mutations_record on mutations (kind, id)`,
  sql`create index mutations_progress on mutations (split_part(id, '/', 1)) where kind = 'progress'`,
  sql`create index mutations_arrival on mutations (arrived_at)`,

  sql`create table records (
    kind text not null,
    id text not null,
    area text not null references areas (id),
    area_stamp text collate "C" not null,
    fields jsonb not null,
    stamps jsonb not null,
    seq bigint not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (kind, id)
  )`,
  sql`create unique index records_stream on records (area, seq)`,
  sql`create index records_household on records ((fields ->> 'household')) where kind in ('person', 'visit', 'task')`,
  sql`create index records_person on records ((fields ->> 'person')) where kind in ('consent', 'task')`,
  sql`create index records_progress on records (split_part(id, '/', 1)) where kind = 'progress'`,
  sql`create index records_area_kind on records (area, kind)`,

  /* A record that left an area's stream: pullers of that area are told "gone". */
  sql`create table departures (
    area text not null references areas (id),
    seq bigint not null,
    kind text not null,
    id text not null,
    primary key (area, seq)
  )`,

  sql`create table quarantine (
    device uuid not null,
    n bigint not null,
    content_hash text not null,
    reason text not null,
    detail text,
    mutation jsonb not null,
    member uuid not null,
    arrived_at timestamptz not null,
    settled_at timestamptz,
    settled_by uuid,
    settlement text check (settlement in ('released', 'discarded')),
    primary key (device, n, content_hash)
  )`,

  /* Sealed bodies of revoked devices, kept unopened for the desk. */
  sql`create table held_parcels (
    id uuid primary key,
    device uuid not null,
    body bytea not null,
    body_hash text not null unique,
    arrived_at timestamptz not null
  )`,

  sql`create table settings (name text primary key, value jsonb not null)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
