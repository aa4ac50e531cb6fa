import { Hono } from 'hono';
import type { DeskEnv } from '../desk/desk-session.ts';
import { type Asking, by, doing, showing, unit } from '../rights/found-first.ts';
import { breachBody } from '../rights/rights-requests.ts';
import type { Services } from '../services.ts';
import { breachesPage, breachInScope, writeBreach } from './breaches.ts';

export function breachRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const breach = (context: Asking) => breachInScope(services, context.get('scope'), context.req.param('id'));
  routes.get(
    '/areas/:id/breaches',
    showing(unit, (node) => breachesPage(services, node)),
  );
  routes.post(
    '/areas/:id/breaches',
    doing(unit, breachBody, (node, body, context) => writeBreach(services, by(context), node, body)),
  );
  routes.post(
    '/breaches/:id',
    doing(breach, breachBody, (node, body, context) => writeBreach(services, by(context), node, body, context.req.param('id'))),
  );
  return routes;
}
