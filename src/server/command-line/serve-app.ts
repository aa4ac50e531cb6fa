import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { composeServer } from '../compose-server.ts';
import { keepStatistics } from '../database/keep-statistics.ts';
import type { OpenedDatabase } from '../database/open-database.ts';
import { keepLooking } from '../desk/review/keep-looking.ts';
import { compareQuietly } from '../doubles/compare-quietly.ts';
import { readAppFiles } from '../http/app-files.ts';
import type { Log } from '../log.ts';
import { keepFreezing } from '../reports/freeze-schedule.ts';
import { keepErasureList } from '../erasure/keep-erasure-list.ts';
import { keepRetention } from '../retention/keep-retention.ts';
import type { Services } from '../services.ts';
import { type Environment, erasureListPath } from './environment.ts';

/** A parcel may come over a very slow link: at 3 KB/s the largest takes six minutes. */
const slowestRequestMs = 10 * 60_000;
/**
 * A connection is kept longer than any usual proxy keeps it (Caddy: two minutes), or a request may be sent into one that is just being closed; and a new one
 * costs a slow link two round trips.
 */
const keptMs = 150_000;
/** A tablet's parcel over a bad link comes in within it. */
const patienceMs = 30_000;

export interface Serving {
  readonly environment: Environment;
  readonly database: OpenedDatabase;
  readonly log: Log;
  /** Runs before the first request is taken. */
  readonly prepare?: ((services: Services) => Promise<void>) | undefined;
  /** Runs once the server has stopped on a signal. */
  readonly after?: (() => Promise<void>) | undefined;
}

/**
 * Serves until SIGTERM or SIGINT; then finishes what is under way, ends event streams, closes the database and ends the process. On SIGTERM it first says that it
 * is not ready and goes on serving for a while, so that a load balancer sends the next requests elsewhere.
 */
export async function serveApp({ environment, database, log, prepare, after }: Serving): Promise<void> {
  const files = await readAppFiles(environment.appDirectory);
  if (!files) log.error('app-not-built', { hint: 'npm run build' });
  const server = await composeServer({
    database,
    now: Date.now,
    random: (bytes) => crypto.getRandomValues(bytes),
    log,
    files,
    config: { trustsProxy: environment.trustsProxy, publicUrl: publicUrl(environment), accountKey: environment.accountKey },
  });
  await prepare?.(server.services);
  const stopAnalysing = keepStatistics(server.services);
  const stopListing = await keepErasureList(server.services, erasureListPath(environment));
  const stopPurging = keepRetention(server.services);
  const stopFreezing = keepFreezing(server.services);
  const stopLooking = keepLooking(server.services);
  const stopComparing = compareQuietly(server.services);
  const listener = createAdaptorServer({
    fetch: server.app.fetch,
    serverOptions: { requestTimeout: slowestRequestMs, keepAliveTimeout: keptMs },
  }) as Server;
  stopOnSignals(async (signal) => {
    log.info('draining', { seconds: signal === 'SIGTERM' ? environment.drainSeconds : 0 });
    server.drain();
    if (signal === 'SIGTERM') await passed(environment.drainSeconds * 1000);
    log.info('stopping');
    const isClosed = closed(listener);
    await Promise.all([stopPurging(), stopListing(), stopFreezing(), stopAnalysing(), server.close()]);
    await isClosed;
    await Promise.all([stopComparing(), stopLooking()]);
    await database.close();
    await after?.();
    log.info('stopped');
  });
  await listen(listener, environment);
  log.info('listening', { port: environment.port });
}

export function publicUrl(environment: Environment): string {
  return environment.publicUrl ?? `http://localhost:${environment.port}`;
}

function listen(listener: Server, { port, host }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, resolve);
  });
}

/** Waits for requests under way; connections that are still open after the patience are cut. */
function closed(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => listener.closeAllConnections(), patienceMs);
    listener.close(() => {
      clearTimeout(cut);
      resolve();
    });
    listener.closeIdleConnections();
  });
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A second signal does not wait. */
function stopOnSignals(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  let asked = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (asked) process.exit(1);
    asked = true;
    void stop(signal).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
