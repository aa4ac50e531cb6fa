import { done } from '#domain/result.ts';
import { Hono } from 'hono';
import type { DeskEnv } from '../desk/desk-session.ts';
import { type Asking, by, doing, showing, unit } from '../rights/found-first.ts';
import { endBody, ruleBody } from '../rights/rights-requests.ts';
import type { Services } from '../services.ts';
import { addRule, endRule, foreseePurge, retentionPage, ruleInScope } from './rules.ts';

export function retentionRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const rule = (context: Asking) => ruleInScope(services, context.get('scope'), context.req.param('id'));
  routes.get(
    '/areas/:id/retention',
    showing(unit, (node) => retentionPage(services, node)),
  );
  routes.post(
    '/areas/:id/retention',
    doing(unit, ruleBody, (node, body, context) => addRule(services, by(context), node, body)),
  );
  routes.post(
    '/areas/:id/retention/preview',
    doing(unit, ruleBody, async ({ path }, { campaign = null, ...asked }) =>
      done(await foreseePurge(services, { id: '', path, campaign, ...asked })),
    ),
  );
  routes.post(
    '/retention/:id/end',
    doing(rule, endBody, async (found, _body, context) => done(await endRule(services, by(context), found))),
  );
  return routes;
}
