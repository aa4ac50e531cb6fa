import { InvariantError } from '#domain/result.ts';
import { type PostgresCursor, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult, type RawBuilder, sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

const mark = '/* often */';

/**
 * Begins a statement that every parcel runs: PostgreSQL then reads and plans it once for each connection and not each time, which is a third of what a parcel
 * costs it. Only for statements whose plan does not depend on the values: they take what they work on as one JSON, or go by a whole key. Its columns are named one by one:
 * a prepared `select *` breaks when a newer version adds a column while this one runs.
 */
export const often: RawBuilder<unknown> = sql.raw(`${mark} `);

/** The pool for Kysely, with {@link often} statements prepared. Behind a pooler by transaction, which knows nothing of prepared statements, they would fail. */
export function preparingPool(pool: Pool): PostgresPool {
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const preparing = known.get(client) ?? preparingClient(client);
      known.set(client, preparing);
      return preparing;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: PoolClient): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new InvariantError('nothing here is read by a cursor');
    return client.query({ text, values: [...values], ...(isOften(text) && { name: nameOf(text) }) });
  }
  return { query, release: () => client.release() };
}

function isOften(text: string): boolean {
  return text.trimStart().startsWith(mark);
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const found = names.get(text);
  if (found !== undefined) return found;
  const name = `o${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}
