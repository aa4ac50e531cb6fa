import type { RandomBytes } from '#domain/ids.ts';
import type { SecretKeeper } from './accounts/secret-keeper.ts';
import type { ServerKeys } from './devices/server-keys.ts';
import type { Database } from './database/transaction.ts';
import type { Events } from './events.ts';
import type { Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';

export interface ServerConfig {
  /** Where people reach this server, without a trailing slash: `https://tungngo.example.vn`. Stands in enrolment links. */
  readonly publicUrl: string;
  /** Whether the address of a client may be read from `X-Forwarded-For` (only behind a proxy of our own). */
  readonly trustsProxy: boolean;
  /** Seals one-time secrets of accounts; 32 bytes that are nowhere in the database. Absent: a key of the database is used. */
  readonly accountKey?: Uint8Array | undefined;
  /** How many times the usual budget of requests a source has; 1 but in tests that ask thousands of times within a second. */
  readonly limitFactor: number;
}

/** What every room of the server is given. Time and randomness come in here and nowhere else. */
export interface Services {
  readonly db: Database;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly events: Events;
  readonly keys: ServerKeys;
  /** Signs cursors; 32 bytes, kept in `settings`, the same on every node. */
  readonly cursorSecret: Uint8Array;
  readonly secrets: SecretKeeper;
  /** Every tablet's lease share is made from it (SY33); 32 bytes, kept in `settings`, the same on every node. */
  readonly leaseSecret: Uint8Array;
  readonly metrics: Metrics;
  readonly config: ServerConfig;
}
