import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Work = Transaction<Tables>;

/** What a transaction throws about itself when a concurrent one changed what it had read: run it again from the start. */
export class ReadAgainError extends Error {
  override readonly name = 'ReadAgainError';
}

const attempts = 20;
/** serialization_failure, deadlock_detected. */
const passing = new Set(['40001', '40P01']);

function isPassing(error: unknown): boolean {
  if (error instanceof ReadAgainError) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && passing.has(error.code);
}

/** Runs `work` in one transaction, again when PostgreSQL asks for it. `work` must have no effect outside the database. */
export async function inTransaction<Value>(db: Database, work: (tx: Work) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
    }
  }
}

const oneSnapshot: IsolationLevel = 'repeatable read';

/** Everything `work` reads is as of one moment. */
export function inSnapshot<Value>(db: Database, work: (tx: Work) => Promise<Value>): Promise<Value> {
  return db.transaction().setIsolationLevel(oneSnapshot).setAccessMode('read only').execute(work);
}
