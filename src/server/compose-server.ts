import type { RandomBytes } from '#domain/ids.ts';
import type { Hono } from 'hono';
import { secretKeeper } from './accounts/secret-keeper.ts';
import type { OpenedDatabase } from './database/open-database.ts';
import { settingSecret } from './database/settings.ts';
import { loadServerKeys } from './devices/server-keys.ts';
import { inProcessEvents } from './events.ts';
import type { AppFiles } from './http/app-files.ts';
import { createApp } from './http/create-app.ts';
import { newMetrics } from './http/metrics.ts';
import { type Log, silentLog } from './log.ts';
import type { ServerConfig, Services } from './services.ts';

export interface ServerParts {
  /** Opened and closed by the caller. */
  readonly database: Pick<OpenedDatabase, 'db'>;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log?: Log | undefined;
  readonly config?: Partial<ServerConfig> | undefined;
  readonly files?: AppFiles | undefined;
}

export interface ComposedServer {
  readonly app: Hono;
  readonly services: Services;
  /** Ends open event streams. The database stays open: it belongs to the caller. */
  readonly close: () => Promise<void>;
}

export async function composeServer(parts: ServerParts): Promise<ComposedServer> {
  const services = await composeServices(parts);
  return {
    app: createApp(services, parts.files),
    services,
    close: () => {
      services.events.close();
      return Promise.resolve();
    },
  };
}

/** Everything but HTTP: what the command line needs. */
export async function composeServices(parts: Omit<ServerParts, 'files'>): Promise<Services> {
  const { db } = parts.database;
  const environment = parts.config?.accountKey;
  return {
    db,
    now: parts.now,
    random: parts.random,
    log: parts.log ?? silentLog,
    events: inProcessEvents(),
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
