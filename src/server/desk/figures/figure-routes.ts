import { type Context, Hono } from 'hono';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import type { ScopedArea } from '../scope.ts';
import { figureList, type ListQuery } from './figure-list.ts';
import { targetsRequest } from './figure-requests.ts';
import { homePoints } from './home-points.ts';
import { obstaclesOf } from './obstacle-cells.ts';
import { setTargets, targetsOf } from './targets.ts';

type Asking = Context<DeskEnv, '/:id'>;

/** What stands behind the overview: lists, obstacles, the map, and what is to be reached. */
export function figureRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const ofNode = (make: (node: ScopedArea, context: Asking) => Promise<object>) => async (context: Asking) => {
    const node = await context.get('scope').area(context.req.param('id'));
    return node.ok ? context.json(await make(node.value, context)) : answerFailure(context, node.failure);
  };
  routes.get(
    '/areas/:id/listed',
    ofNode((node, context) => figureList(services, node, listQuery(context))),
  );
  routes.get(
    '/areas/:id/obstacles',
    ofNode((node, context) => obstaclesOf(services, node, context.req.query('guide') ?? '')),
  );
  routes.get(
    '/areas/:id/map',
    ofNode((node) => homePoints(services, node)),
  );
  routes.get(
    '/areas/:id/targets',
    ofNode((node) => targetsOf(services, node)),
  );
  routes.post('/areas/:id/targets', async (context) => {
    const scope = context.get('scope');
    const node = await scope.area(context.req.param('id'), 'managing');
    if (!node.ok) return answerFailure(context, node.failure);
    const body = await requestBody(context, targetsRequest);
    return body.ok
      ? context.json(await setTargets(services, scope.member.id, node.value, body.value))
      : answerFailure(context, body.failure);
  });
  return routes;
}

function listQuery(context: Asking): ListQuery {
  const limit = Math.min(200, Math.max(1, Number(context.req.query('limit') ?? 50) || 50));
  const [from, to] = context.req.query('born')?.split('..') ?? [];
  return {
    figures: (context.req.queries('figure') ?? []).slice(0, 40),
    born: from === undefined ? undefined : [from, to ?? from],
    after: context.req.query('after'),
    limit,
  };
}
