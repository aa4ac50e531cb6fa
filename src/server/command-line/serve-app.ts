import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { composeServer } from '../compose-server.ts';
import type { OpenedDatabase } from '../database/open-database.ts';
import { readAppFiles } from '../http/app-files.ts';
import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { Environment } from './environment.ts';

export interface Standing {
  readonly services: Services;
  /** Where people reach it. */
  readonly publicUrl: string;
  /** Finishes what is under way, ends event streams, closes the database. Safe to call twice. */
  readonly stop: () => Promise<void>;
}

/** A parcel may come over a very slow link: at 3 KB/s the largest takes six minutes. */
const slowestRequestMs = 10 * 60_000;
const patienceMs = 10_000;

export async function serveApp(environment: Environment, database: OpenedDatabase, log: Log): Promise<Standing> {
  const files = await readAppFiles(environment.appDirectory);
  if (!files) log.error('app-not-built', { hint: 'npm run build' });
  const server = await composeServer({
    database,
    now: Date.now,
    random: (bytes) => crypto.getRandomValues(bytes),
    log,
    files,
    config: { trustsProxy: environment.trustsProxy, publicUrl: environment.publicUrl ?? `http://localhost:${environment.port}` },
  });
  const listener = createAdaptorServer({ fetch: server.app.fetch, serverOptions: { requestTimeout: slowestRequestMs } }) as Server;
  await listen(listener, environment);
  log.info('listening', { port: environment.port });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    log.info('stopping');
    await server.close();
    await closed(listener);
    await database.close();
    log.info('stopped');
  };
  return { services: server.services, publicUrl: server.services.config.publicUrl, stop: () => (stopping ??= stop()) };
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

/** Stops on the operator's signals; a second signal does not wait. */
export function stopOnSignals(standing: Standing, after: () => Promise<void> | void = () => undefined): void {
  let asked = false;
  const onSignal = () => {
    if (asked) process.exit(1);
    asked = true;
    void standing
      .stop()
      .then(after)
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
