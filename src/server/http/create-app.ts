import { newUuid } from '#domain/ids.ts';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { matchedRoutes } from 'hono/route';
import { deskRoutes } from '../desk/desk-routes.ts';
import { publicRoutes } from '../reports/public-routes.ts';
import type { Services } from '../services.ts';
import { deviceRoutes } from './device-routes.ts';
import { isAway } from '../database/is-away.ts';
import { type Draining, lastOnConnection, newDraining } from './draining.ts';
import { errorAnswer, HttpFailure } from './errors.ts';
import { healthRoutes } from './health-routes.ts';
import { limitRequests } from '../limits/limit-requests.ts';
import { protectiveHeaders } from './protective-headers.ts';
import { soundAddress } from './sound-address.ts';
import { type AppFiles, appRoutes } from './app-files.ts';

/** When to come again while the database is away. */
const awayMs = 5000;

/** The whole HTTP side of a node; `files` is the built tablet app, absent in tests. */
export function createApp(services: Services, files: AppFiles | undefined, draining: Draining = newDraining()): Hono {
  const app = new Hono();
  app.use(lastOnConnection(draining));
  app.use(compress({ threshold: 1024 }));
  app.use(protectiveHeaders(services.config));
  app.use(watch(services));
  app.use(limitRequests(services));
  app.use('/api/*', soundAddress);
  app.route('/', healthRoutes(services, draining));
  app.route('/api', deviceRoutes(services));
  app.route('/api', deskRoutes(services));
  app.route('/api/public', publicRoutes(services));
  app.all('/api/*', (c) => errorAnswer(c, 'not-found'));
  if (files) app.route('/', appRoutes(files));
  app.notFound((c) => errorAnswer(c, 'not-found'));
  app.onError((error, c) => {
    if (error instanceof HttpFailure) return errorAnswer(c, error.kind, error.more);
    if (isAway(error)) {
      services.metrics.count('database_away_total');
      services.log.error('database-away', { error: error.name, where: firstPlace(error) });
      return errorAnswer(c, 'not-ready', { retryAfterMs: awayMs });
    }
    services.log.error('request-broke', { request: c.res.headers.get('request-id') ?? '', error: error.name, where: firstPlace(error) });
    return errorAnswer(c, 'broken');
  });
  return app;
}

/** Where it broke, without the message: a message of the database may quote a value. */
function firstPlace(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return code + (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '');
}

/** Gives each request an id, counts it, and logs it by its route pattern: addresses can carry ids, patterns cannot. */
function watch({ log, metrics, now, random }: Services): MiddlewareHandler {
  return async (c, next) => {
    const request = newUuid(now(), random);
    const started = performance.now();
    c.header('request-id', request);
    await next();
    const ms = performance.now() - started;
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none';
    const labels = { method: c.req.method, route, status: String(c.res.status) };
    metrics.count('http_requests_total', labels);
    metrics.observe('http_request_seconds', ms / 1000, { route });
    log[c.res.status >= 500 ? 'error' : 'debug']('request', { request, ...labels, ms: Math.round(ms) });
  };
}
