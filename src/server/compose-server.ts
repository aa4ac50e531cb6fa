import type { RandomBytes } from '#domain/ids.ts';
import type { Hono } from 'hono';
import { secretKeeper } from './accounts/secret-keeper.ts';
import type { OpenedDatabase } from './database/open-database.ts';
import { settingSecret } from './database/settings.ts';
import { loadServerKeys } from './devices/server-keys.ts';
import { type Events, inProcessEvents } from './events.ts';
import type { AppFiles } from './http/app-files.ts';
import { createApp } from './http/create-app.ts';
import { newDraining } from './http/draining.ts';
import { newMetrics } from './http/metrics.ts';
import { watchNode } from './http/watch-node.ts';
import { type Log, silentLog } from './log.ts';
import type { ServerConfig, Services } from './services.ts';
import { sharedEvents, toldEvents } from './shared-events.ts';

export interface ServerParts {
  /** Opened and closed by the caller. */
  readonly database: Pick<OpenedDatabase, 'db' | 'notices' | 'connections'>;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log?: Log | undefined;
  readonly config?: Partial<ServerConfig> | undefined;
  readonly files?: AppFiles | undefined;
}

export interface ComposedServer {
  readonly app: Hono;
  readonly services: Services;
  /** From now on `/readyz` says no, and everything is still answered. */
  readonly drain: () => void;
  /** Ends open event streams. The database stays open: it belongs to the caller. */
  readonly close: () => Promise<void>;
}

export async function composeServer(parts: ServerParts): Promise<ComposedServer> {
  const services = { ...(await composeServices(parts)), events: await nodeEvents(parts) };
  const draining = newDraining();
  watchNode(services.metrics, parts.database, draining);
  return {
    app: createApp(services, parts.files, draining),
    services,
    drain: draining.begin,
    close: () => services.events.close(),
  };
}

async function nodeEvents({ database: { notices }, log = silentLog }: ServerParts): Promise<Events> {
  return notices ? sharedEvents(notices, log) : inProcessEvents();
}

/** Everything but HTTP: what the command line needs. What it changes is told to running nodes; it hears nothing. */
export async function composeServices(parts: Omit<ServerParts, 'files'>): Promise<Services> {
  const { db, notices } = parts.database;
  const log = parts.log ?? silentLog;
  const environment = parts.config?.accountKey;
  return {
    db,
    now: parts.now,
    random: parts.random,
    log,
    events: notices ? toldEvents(notices, log) : inProcessEvents(),
    keys: await loadServerKeys(db, parts.now, parts.random),
    cursorSecret: await settingSecret(db, 'cursor-secret', parts.random),
    secrets: secretKeeper(
      { database: await settingSecret(db, 'account-key', parts.random), ...(environment && { environment }) },
      parts.random,
    ),
    leaseSecret: await settingSecret(db, 'lease-secret', parts.random),
    metrics: newMetrics(),
    config: { publicUrl: 'http://localhost:8080', trustsProxy: false, limitFactor: 1, ...parts.config },
  };
}
