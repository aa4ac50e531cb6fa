import { type Kysely, sql } from 'kysely';
import { chainHash, chainStart } from '../audit/chain.ts';

/**
 * Version 9: sessions that change their token and know when their member last showed who they are; passkeys, one-time codes, recovery codes; an audit
 * whose lines hold each other. Who is signed in signs in again.
 */
const statements = [
  sql`delete from sessions`,
  sql`alter table sessions
    add column id uuid not null unique,
    add column how text not null check (how in ('password', 'code', 'passkey', 'setup')),
    add column agent text not null,
    add column fresh_at timestamptz not null,
    add column rotated_at timestamptz not null,
    /* the token before this one, good until the new one was seen */
    add column previous_hash text,
    add column confirmed_at timestamptz`,
  sql`create index sessions_previous on sessions (previous_hash) where previous_hash is not null`,
  sql`create index sessions_member on sessions (member)`,
  /* something begun that the holder of a secret may finish: a second step of signing in, a challenge, a reset */
  sql`create table tickets (
    token_hash text primary key,
    kind text not null,
    member uuid references members (id),
    content jsonb not null,
    tries integer not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  sql`create table passkeys (
    id text primary key,
    member uuid not null references accounts (member),
    name text not null,
    public_key text not null,
    counter bigint not null,
    transports jsonb not null,
    created_at timestamptz not null,
    used_at timestamptz
  )`,
  sql`create index passkeys_member on passkeys (member)`,
  sql`create table one_time_secrets (
    member uuid primary key references accounts (member),
    /* sealed; the key is not in this table */
    secret text not null,
    created_at timestamptz not null,
    /* the last 30 s step a code was taken of: none is taken twice */
    last_step bigint not null
  )`,
  sql`create table recovery_codes (
    code_hash text primary key,
    member uuid not null references accounts (member),
    used_at timestamptz
  )`,
  sql`create index recovery_codes_member on recovery_codes (member)`,
  sql`drop trigger audit_stays on audit`,
  sql`alter table audit
    alter column id drop identity,
    alter column member drop not null,
    alter column area drop not null,
    add column subject text,
    add column previous_hash text,
    add column hash text`,
  sql`create table audit_head (one boolean primary key default true check (one), id bigint not null, hash text not null)`,
];

const after = [
  sql`alter table audit alter column previous_hash set not null, alter column hash set not null`,
  sql`create trigger audit_stays before update or delete on audit for each row execute function audit_stays()`,
  sql`create trigger audit_stays_whole before truncate on audit for each statement execute function audit_stays()`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
  await chainKept(database);
  for (const statement of after) await statement.execute(database);
}

interface Kept {
  readonly id: number;
  readonly at: Date;
  readonly member: string;
  readonly area: string;
  readonly what: string;
  readonly rows: number | null;
}

/** Lines written before there was a chain are numbered without a gap and chained as they stand. */
async function chainKept(database: Kysely<unknown>): Promise<void> {
  const { rows: kept } = await sql<Kept>`select id, at, member, area, what, rows from audit order by id`.execute(database);
  let previous = chainStart;
  for (const [i, line] of kept.entries()) {
    const id = i + 1;
    const hash = chainHash(previous, { ...line, id, at: line.at.toISOString(), subject: null });
    /* `at` to the millisecond, as it is hashed */
    await sql`update audit set id = ${id}, at = ${line.at}, previous_hash = ${previous}, hash = ${hash} where id = ${line.id}`.execute(
      database,
    );
    previous = hash;
  }
  if (kept.length > 0) await sql`insert into audit_head (id, hash) values (${kept.length}, ${previous})`.execute(database);
}
