import { analyseGrown } from '#server/database/keep-statistics.ts';
import type { Database } from '#server/database/transaction.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onEveryDatabase } from './every-database.ts';

/** PostgreSQL's own autovacuum keeps off it, or it might come first. */
const tableOfOurs = sql`create table grown (name text primary key, value text) with (autovacuum_enabled = false)`;

/** A few rows by their key, as a parcel asks for records. */
const ofMany = sql`prepare of_many (jsonb) as select value from (select * from jsonb_array_elements_text($1) limit 10) w (name) join grown using (name)`;

async function fill(db: Database, from: number, to: number): Promise<void> {
  await sql`insert into grown (name, value) select 'n' || n, repeat('ab', 32) from generate_series(${from}::int, ${to}::int) n`.execute(db);
}

async function rowsKnown(db: Database): Promise<number> {
  const { rows } = await sql<{ known: number }>`select reltuples::int as known from pg_class where oid = 'grown'::regclass`.execute(db);
  return rows[0]?.known ?? Number.NaN;
}

async function planOfPrepared(db: Database): Promise<string> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain execute of_many('["n7", "n8"]')`.execute(db);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

onEveryDatabase(({ fieldServer, opened }) => {
  test('[INGEST] a table that has grown to twice of what the planner knows is analysed, once, and what was planned on the empty one is planned anew', async () => {
    await fieldServer();
    await opened()
      .db.connection()
      .execute(async (db) => {
        await tableOfOurs.execute(db);
        await sql`set plan_cache_mode = force_generic_plan`.execute(db);
        await ofMany.execute(db);
        await analyseGrown(db);
        expect(await planOfPrepared(db)).toMatch(/Seq Scan on grown/);
        await fill(db, 1, 20_000);
        expect(await rowsKnown(db)).toBe(-1);
        expect(await analyseGrown(db)).toContain('grown');
        expect(await rowsKnown(db)).toBe(20_000);
        expect(await planOfPrepared(db)).toMatch(/Index Scan using grown_pkey/);
        await fill(db, 20_001, 30_000);
        expect(await analyseGrown(db)).not.toContain('grown');
        await fill(db, 30_001, 120_000);
        expect(await analyseGrown(db)).toContain('grown');
        expect(await analyseGrown(db)).not.toContain('grown');
        expect(await rowsKnown(db)).toBeGreaterThan(110_000);
        /* Large by now: left to autovacuum. */
        await fill(db, 120_001, 250_000);
        expect(await analyseGrown(db)).not.toContain('grown');
        await sql`deallocate of_many`.execute(db);
        await sql`reset plan_cache_mode`.execute(db);
        await sql`drop table grown`.execute(db);
      });
  });
});
