import { type Context, Hono } from 'hono';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import type { DeskEnv } from '../desk-session.ts';
import type { ScopedArea } from '../scope.ts';
import { figureList, type ListQuery } from './figure-list.ts';
import { homePoints } from './home-points.ts';
import { morningOf } from './morning.ts';
import { obstaclesOf } from './obstacle-cells.ts';

type Asking = Context<DeskEnv, '/:id'>;

/** What stands behind the overview: lists, obstacles, and the map. */
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
    '/areas/:id/morning',
    ofNode((node, context) => morningOf(services, node, context.get('scope').member)),
  );
  routes.get(
    '/areas/:id/map',
    ofNode((node) => homePoints(services, node)),
  );
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
