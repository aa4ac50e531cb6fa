import { PGlite } from '@electric-sql/pglite';
import { mkdir } from 'node:fs/promises';
import { type Dialect, Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { migrate } from './migrate.ts';
import { type Notices, postgresNotices } from './notices.ts';
import { preparingPool } from './often.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Tables } from './tables.ts';
import { parsers } from './value-parsers.ts';

export interface OpenedDatabase {
  readonly db: Kysely<Tables>;
  /** From node to node; an embedded database has one node. */
  readonly notices?: Notices | undefined;
  /** How many connections there are, how many of them are free, and how many wait for one; an embedded database has none. */
  readonly connections?: (() => { readonly open: number; readonly free: number; readonly waiting: number }) | undefined;
  readonly close: () => Promise<void>;
}

export interface DatabasePlace {
  /** `postgres://…`: a PostgreSQL server. */
  readonly url?: string | undefined;
  /** Where PGlite keeps its files, or `memory://`; used when there is no url. */
  readonly directory?: string | undefined;
  /** What PGlite in memory begins with instead of nothing, see its `dumpDataDir`. */
  readonly image?: Blob | undefined;
  /** Connections to a PostgreSQL server; 10 unless told. */
  readonly connections?: number | undefined;
  /** How long to wait for one of them, milliseconds; 10,000 unless told. */
  readonly connectionWaitMs?: number | undefined;
}

/** The database, migrated to the newest version. PGlite and PostgreSQL answer the same SQL with the same JavaScript values. */
export async function openDatabase(place: DatabasePlace): Promise<OpenedDatabase> {
  const opened = place.url ? openServer(place.url, place) : await openEmbedded(place.directory ?? 'memory://', place.image);
  try {
    await migrate(opened.db);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

/** Who waits longer than this for a connection is told to come again: `isAway`. Milliseconds. */
const usualWaitMs = 10_000;

function openServer(url: string, { connections = 10, connectionWaitMs = usualWaitMs }: DatabasePlace): OpenedDatabase {
  const getTypeParser = ((type, format) => parsers[type] ?? types.getTypeParser(type, format)) as typeof types.getTypeParser;
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectionWaitMs,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that the server drops is replaced by the pool, and its statement fails; without a listener, idle or in a transaction, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const notices = postgresNotices(url, pool);
  const open = () => ({ open: pool.totalCount, free: pool.idleCount, waiting: pool.waitingCount });
  return { ...opened(new PostgresDialect({ pool: preparingPool(pool) }), notices.close), notices, connections: open };
}

async function openEmbedded(directory: string, image: Blob | undefined): Promise<OpenedDatabase> {
  if (directory.startsWith('memory://'))
    return opened(pgliteDialect(await PGlite.create(directory, image ? { loadDataDir: image } : {})), () => Promise.resolve());
  await mkdir(directory, { recursive: true });
  const unlock = await lockDirectory(directory);
  try {
    return opened(pgliteDialect(await PGlite.create(`${directory}/pglite`)), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function opened(dialect: Dialect, after: () => Promise<void>): OpenedDatabase {
  const db = new Kysely<Tables>({ dialect });
  return {
    db,
    close: async () => {
      await db.destroy();
      await after();
    },
  };
}
