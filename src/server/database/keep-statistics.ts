import { sql } from 'kysely';
import type { Services } from '../services.ts';
import { repeatedly } from '../repeatedly.ts';
import type { Database } from './transaction.ts';

/** Pages of 8 KiB. A smaller table is read through as quickly as by an index. */
const leastPages = 32;
/** How many times larger than when it was last analysed. */
const grownBy = 2;
/**
 * Pages of 8 KiB. A table of which the planner knows as much is left to autovacuum, which goes about it gently: no plan changes any more, and an analysis takes
 * seconds from those who wait.
 */
const knownWell = 1024;

/**
 * Analyses every table that has outgrown what the planner knows of it, while that is little; returns their names. A statement planned on empty tables reads
 * them through for ever: PostgreSQL's own autovacuum sees to that within minutes of a new server's first parcels, the embedded database has none.
 */
export async function analyseGrown(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace and relpages < ${knownWell}::int
      and pg_relation_size(oid) / current_setting('block_size')::int >= greatest(${leastPages}::int, ${grownBy}::int * relpages)
    order by relname`.execute(db);
  for (const { name } of rows) await sql`analyze (skip_locked) ${sql.table(name)}`.execute(db);
  return rows.map(({ name }) => name);
}

const everyMs = 10_000;

/** Looks at once and then every ten seconds until it is told to stop. */
export function keepStatistics({ db, log }: Pick<Services, 'db' | 'log'>): () => Promise<void> {
  return repeatedly({ everyMs, log, broke: 'analysing-broke' }, () => analyseGrown(db));
}
