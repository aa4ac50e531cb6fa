import { sql } from 'kysely';
import { Hono } from 'hono';
import { isMigrated } from '../database/migrate.ts';
import type { Services } from '../services.ts';
import type { Draining } from './draining.ts';
import { errorAnswer } from './errors.ts';

/** For the operator's tools: alive, ready to work, and figures. */
export function healthRoutes({ db, log, metrics }: Services, { isOn }: Draining): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ alive: true }));
  routes.get('/readyz', async (c) => {
    if (isOn()) return errorAnswer(c, 'not-ready', { detail: 'stopping' });
    try {
      await sql`select 1`.execute(db);
      if (await isMigrated(db)) return c.json({ ready: true });
    } catch (error) {
      log.error('not-ready', { error: error instanceof Error ? error.name : 'unknown' });
    }
    return errorAnswer(c, 'not-ready');
  });
  routes.get('/metrics', (c) => c.text(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }));
  return routes;
}
