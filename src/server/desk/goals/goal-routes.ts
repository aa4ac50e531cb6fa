import { Hono } from 'hono';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import { enterGoals } from './enter-goals.ts';
import { goalsRequest } from './goal-requests.ts';
import { goalsPage } from './goals-page.ts';

/** Numbers of a province's communes, each with many indicators. */
const goalsBytes = 4 * 1024 * 1024;

/** What is to be reached: whoever sees a unit reads it, who manages it says it. */
export function goalRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/areas/:id/goals', async (context) => {
    const node = await context.get('scope').area(context.req.param('id'));
    return node.ok ? context.json(await goalsPage(services.db, node.value)) : answerFailure(context, node.failure);
  });
  routes.post('/areas/:id/goals', async (context) => {
    const scope = context.get('scope');
    const node = await scope.area(context.req.param('id'), 'managing');
    if (!node.ok) return answerFailure(context, node.failure);
    const body = await requestBody(context, goalsRequest, goalsBytes);
    const saved = body.ok ? await enterGoals(services, scope.member.id, node.value, body.value) : body;
    return saved.ok ? context.json(saved.value) : answerFailure(context, saved.failure);
  });
  return routes;
}
