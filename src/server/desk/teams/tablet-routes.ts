import type { Hono } from 'hono';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import { orderRequest, orderTablet, rulesRequest, setTabletRules, tabletRulesAt } from './tablet-orders.ts';

/** What the desk asks of tablets: to lock, to erase themselves, and what holds for all of a unit. */
export function addTabletRoutes(services: Services, routes: Hono<DeskEnv>): void {
  routes.post('/tablets/:id/order', async (context) => {
    const scope = context.get('scope');
    const device = await scope.device(context.req.param('id'), 'managing');
    const body = device.ok ? await requestBody(context, orderRequest) : device;
    if (!device.ok || !body.ok) return answerFailure(context, body.ok ? { kind: 'invalid' } : body.failure);
    const ordered = await orderTablet(services, scope.member, device.value, body.value.order);
    return ordered.ok ? context.json(ordered.value) : answerFailure(context, ordered.failure);
  });

  routes.get('/areas/:id/tablet-rules', async (context) => {
    const node = await context.get('scope').area(context.req.param('id'));
    return node.ok ? context.json(await tabletRulesAt(services, node.value)) : answerFailure(context, node.failure);
  });
  routes.post('/areas/:id/tablet-rules', async (context) => {
    const scope = context.get('scope');
    const node = await scope.area(context.req.param('id'), 'managing');
    const body = node.ok ? await requestBody(context, rulesRequest) : node;
    if (!node.ok || !body.ok) return answerFailure(context, body.ok ? { kind: 'invalid' } : body.failure);
    return context.json((await setTabletRules(services, scope.member, node.value, body.value)).value);
  });
}
