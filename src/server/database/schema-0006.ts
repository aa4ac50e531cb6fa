import { type Kysely, sql } from 'kysely';

/**
 * Version 6: records that became one, which mutations that wrote, and pairs that may be one. `double_keys`, `likely_doubles` and `double_reads` are worked
 * out from the records and can be emptied at any time.
 */
const statements = [
  sql`create table merges (
    id uuid primary key,
    kind text not null check (kind in ('person', 'household')),
    loser text not null,
    winner text not null,
    merged_by uuid not null references members (id),
    merged_at timestamptz not null,
    undone_by uuid references members (id),
    undone_at timestamptz
  )`,
  sql`create unique index merges_open on merges (kind, loser) where undone_at is null`,
  sql`create index merges_loser on merges (kind, loser)`,
  sql`create index merges_winner on merges (kind, winner)`,
  /* The mutations a merge wrote, those carried late among them: what undo takes back (SY26). */
  sql`create table merge_writings (
    device uuid not null,
    n bigint not null,
    merge uuid not null references merges (id),
    primary key (device, n)
  )`,
  sql`create index merge_writings_merge on merge_writings (merge)`,
  sql`create index records_present on records using gin ((fields -> 'present') jsonb_path_ops) where kind = 'visit'`,

  /* Somebody has looked: not the same person or home. a < b. */
  sql`create table not_doubles (
    kind text not null,
    a text not null,
    b text not null,
    said_by uuid not null references members (id),
    said_at timestamptz not null,
    primary key (kind, a, b)
  )`,
  /* Two records that share a key are compared. The key is a hash. */
  sql`create table double_keys (
    key bigint not null,
    kind text not null,
    id text not null,
    area text not null references areas (id),
    primary key (key, kind, id)
  )`,
  sql`create index double_keys_record on double_keys (kind, id)`,
  sql`create table likely_doubles (
    kind text not null,
    a text not null,
    b text not null,
    weight integer not null,
    reason text not null,
    area_a text not null references areas (id),
    area_b text not null references areas (id),
    primary key (kind, a, b)
  )`,
  sql`create index likely_doubles_b on likely_doubles (kind, b)`,
  sql`create index likely_doubles_order on likely_doubles ((-weight), kind, a, b)`,
  /* How far each area's stream has been compared. */
  sql`create table double_reads (area text primary key references areas (id), seq bigint not null)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
