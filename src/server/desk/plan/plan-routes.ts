import type { Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import type { ScopedArea } from '../scope.ts';
import { assignmentHomes } from './assignment-homes.ts';
import { assignHomes, previewPlan } from './assign-homes.ts';
import { closeCampaign, createCampaign } from './campaigns.ts';
import { managedAssignment, reassign, withdraw } from './change-assignment.ts';
import { planPage } from './plan-page.ts';
import { assignRequest, campaignRequest, closeRequest, previewRequest, reassignRequest } from './plan-requests.ts';

type Asking = Context<DeskEnv, '/:id'>;

/** Who goes where until when, and what it comes to. Whoever plans manages the unit; a team lead reads. */
export function planRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();

  routes.get('/areas/:id/plan', async (context) => {
    const scope = context.get('scope');
    const node = await scope.area(context.req.param('id'));
    return node.ok ? context.json(await planPage(services, scope, node.value)) : answerFailure(context, node.failure);
  });

  /** The unit comes out of the scope before the body is looked at. */
  const ofUnit =
    <Schema extends v.GenericSchema>(
      schema: Schema,
      work: (unit: ScopedArea, body: v.InferOutput<Schema>, context: Asking) => Promise<Result<object>>,
    ) =>
    async (context: Asking): Promise<Response> => {
      const unit = await context.get('scope').area(context.req.param('id'), 'managing');
      if (!unit.ok) return answerFailure(context, unit.failure);
      const body = await requestBody(context, schema);
      return answered(context, body.ok ? await work(unit.value, body.value, context) : body);
    };
  routes.post(
    '/areas/:id/plan/preview',
    ofUnit(previewRequest, (unit, body, context) => previewPlan(services, context.get('scope'), unit, body)),
  );
  routes.post(
    '/areas/:id/plan/assign',
    ofUnit(assignRequest, (unit, body, context) => assignHomes(services, context.get('scope'), unit, body)),
  );
  routes.post(
    '/areas/:id/campaigns',
    ofUnit(campaignRequest, (unit, body, context) => createCampaign(services, context.get('scope'), unit, body)),
  );

  routes.post('/campaigns/:id/close', async (context) => {
    const body = await requestBody(context, closeRequest);
    return answered(
      context,
      body.ok ? await closeCampaign(services, context.get('scope'), context.req.param('id'), body.value.withdraw) : body,
    );
  });
  routes.get('/assignments/:id/homes', async (context) =>
    answered(context, await assignmentHomes(services, context.get('scope'), context.req.param('id'))),
  );
  routes.post('/assignments/:id/reassign', async (context) => {
    const scope = context.get('scope');
    const found = await managedAssignment(services, scope, context.req.param('id'));
    const body = found.ok ? await requestBody(context, reassignRequest) : found;
    return answered(context, found.ok && body.ok ? await reassign(services, scope, found.value, body.value) : body);
  });
  routes.post('/assignments/:id/withdraw', async (context) => {
    const scope = context.get('scope');
    const found = await managedAssignment(services, scope, context.req.param('id'));
    return answered(context, found.ok ? await withdraw(services, scope, found.value.row) : found);
  });
  return routes;
}

function answered(context: Context, outcome: Result<unknown>): Response {
  return outcome.ok ? context.json(outcome.value as object) : answerFailure(context, outcome.failure);
}
