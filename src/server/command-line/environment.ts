import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabasePlace } from '../database/open-database.ts';

/** What an operator sets. Everything has a default that works on one machine. */
export interface Environment {
  readonly port: number;
  /** Network address to listen on; all of them unless told. */
  readonly host: string | undefined;
  readonly dataDirectory: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Of `DATABASE_CONNECTIONS`: what this node may use at once of what PostgreSQL allows; one more is for hearing the other nodes. */
  readonly databaseConnections: number;
  /** Of `DRAIN_SECONDS`: how long to go on serving after SIGTERM, so that a load balancer notices. */
  readonly drainSeconds: number;
  readonly publicUrl: string | undefined;
  /** Where the built app lies: next to the built server unless told. */
  readonly appDirectory: string;
  readonly trustsProxy: boolean;
  /** Of `ACCOUNT_KEY`: seals one-time secrets of accounts, and is nowhere in the database. */
  readonly accountKey: Uint8Array | undefined;
  readonly debug: boolean;
  /** Where the list of what was erased lies; see {@link erasureListPath}. */
  readonly erasureList: string | undefined;
}

export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = (name: string) => variables[name] || undefined;
  const whole = (name: string, usual: number, [least, most]: readonly [number, number]) => {
    const value = Number(set(name) ?? usual);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new EnvironmentError(`${name} phải là số từ ${least} đến ${most}, không phải "${set(name)}".`);
  };
  const publicUrl = set('PUBLIC_URL')?.replace(/\/+$/, '');
  if (publicUrl !== undefined && !URL.canParse(publicUrl))
    throw new EnvironmentError('PUBLIC_URL phải là một địa chỉ đầy đủ, ví dụ https://tungngo.example.vn');
  return {
    port: whole('PORT', 8080, [0, 65_535]),
    host: set('HOST'),
    dataDirectory: set('DATA_DIR'),
    databaseUrl: set('DATABASE_URL'),
    databaseConnections: whole('DATABASE_CONNECTIONS', usualConnections(), [1, 500]),
    drainSeconds: whole('DRAIN_SECONDS', 0, [0, 600]),
    publicUrl,
    appDirectory: set('APP_DIR') ?? builtApp(),
    trustsProxy: set('TRUST_PROXY') === '1',
    accountKey: accountKey(set('ACCOUNT_KEY')),
    debug: set('LOG_LEVEL') === 'debug',
    erasureList: set('ERASURE_LIST'),
  };
}

/** Twice this machine's processors, 4 to 10: more only make the database change between them (measured in an evening rush: 10 instead of 4 cost a tenth more). */
function usualConnections(): number {
  return Math.min(10, Math.max(4, 2 * availableParallelism()));
}

function accountKey(text: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined;
  if (text.length < 32) throw new EnvironmentError('ACCOUNT_KEY cần ít nhất 32 ký tự ngẫu nhiên, ví dụ: openssl rand -base64 32');
  return createHash('sha256').update(`tung-ngo account key 1 ${text}`).digest();
}

/** The built server is `dist/server/main.js`, or a chunk beside it; the built app is `dist/app`. */
function builtApp(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, '../app'), join(here, '../../app')];
  return candidates.find((directory) => existsSync(join(directory, 'index.html'))) ?? 'dist/app';
}

export function databasePlace({ databaseUrl, dataDirectory, databaseConnections }: Environment): DatabasePlace {
  return databaseUrl === undefined ? { directory: dataDirectory ?? './data' } : { url: databaseUrl, connections: databaseConnections };
}

/** What was erased, by marks, outside the database: a restored backup forgets again by it (SY31). Beside the data directory unless told. */
export function erasureListPath({ erasureList, dataDirectory }: Environment): string {
  return erasureList ?? `${(dataDirectory ?? './data').replace(/\/+$/, '')}-erasures.jsonl`;
}
