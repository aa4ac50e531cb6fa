import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { composeServer } from '../compose-server.ts';
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
const patienceMs = 10_000;

export interface Serving {
  readonly environment: Environment;
  readonly database: OpenedDatabase;
  readonly log: Log;
  /** Runs before the first request is taken. */
  readonly prepare?: ((services: Services) => Promise<void>) | undefined;
  /** Runs once the server has stopped on a signal. */
  readonly after?: (() => Promise<void>) | undefined;
}

/** Serves until SIGTERM or SIGINT; then finishes what is under way, ends event streams, closes the database and ends the process. */
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
  const stopListing = await keepErasureList(server.services, erasureListPath(environment));
  const stopPurging = keepRetention(server.services);
  const stopFreezing = keepFreezing(server.services);
  const stopLooking = keepLooking(server.services);
  const stopComparing = compareQuietly(server.services);
  const listener = createAdaptorServer({ fetch: server.app.fetch, serverOptions: { requestTimeout: slowestRequestMs } }) as Server;
  stopOnSignals(async () => {
    log.info('stopping');
    await stopPurging();
    await stopListing();
    await stopFreezing();
    await server.close();
    await stopComparing();
    await closed(listener);
    await stopLooking();
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

/** A second signal does not wait. */
function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = () => {
    if (asked) process.exit(1);
    asked = true;
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
