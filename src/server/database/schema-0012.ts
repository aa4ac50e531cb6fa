import { type Kysely, sql } from 'kysely';

/**
 * Version 12: what the nodes tell each other of requests and failed attempts. Unlogged: nobody misses it after a crash, and a write costs no flush.
 * `source` is a keyed hash: no address and no name of anybody lies here.
 */
const statements = [
  sql`create unlogged table request_budgets (
    source text primary key,
    began timestamptz not null,
    used bigint not null
  )`,
  sql`create unlogged table failed_attempts (
    source text primary key,
    failures integer not null,
    last_at timestamptz not null
  )`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
