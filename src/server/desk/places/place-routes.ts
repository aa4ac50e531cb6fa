import { done, type Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { closeUnit } from '../../areas/close-unit.ts';
import { mergeUnits } from '../../areas/merge-units.ts';
import { nameOtherwise, renameUnit } from '../../areas/name-units.ts';
import { splitUnit } from '../../areas/split-unit.ts';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import type { ScopedArea } from '../scope.ts';
import { placeList } from './place-list.ts';
import { aliasesRequest, mergeRequest, renameRequest, splitRequest } from './place-requests.ts';

type Asking = Context<DeskEnv, '/:id'>;

/** Villages, and what becomes of them. Whoever changes one manages it, and the one it goes into as well. */
export function placeRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const managed = (context: Asking, id = context.req.param('id')) => context.get('scope').area(id, 'managing');

  routes.get('/areas/:id/places', async (context) => {
    const node = await context.get('scope').area(context.req.param('id'));
    return node.ok ? context.json(await placeList(services, node.value)) : answerFailure(context, node.failure);
  });

  /** The unit comes out of the scope before the body is looked at: who may not change it learns nothing. */
  const changing =
    <Schema extends v.GenericSchema>(
      schema: Schema,
      work: (unit: ScopedArea, body: v.InferOutput<Schema>, context: Asking) => Promise<Result<object>>,
    ) =>
    async (context: Asking): Promise<Response> => {
      const unit = await managed(context);
      if (!unit.ok) return answerFailure(context, unit.failure);
      const body = await requestBody(context, schema);
      if (!body.ok) return answerFailure(context, body.failure);
      const outcome = await work(unit.value, body.value, context);
      return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
    };

  routes.post(
    '/areas/:id/rename',
    changing(renameRequest, (unit, { name }) => renameUnit(services, unit.id, name)),
  );
  routes.post(
    '/areas/:id/aliases',
    changing(aliasesRequest, (unit, { aliases }) => nameOtherwise(services, unit.id, aliases)),
  );
  routes.post(
    '/areas/:id/merge',
    changing(mergeRequest, async (unit, { into }, context) => {
      const taking = await managed(context, into);
      return taking.ok ? mergeUnits(services, context.get('scope').member.id, unit.id, taking.value.id) : taking;
    }),
  );
  routes.post(
    '/areas/:id/split',
    changing(splitRequest, async (unit, body, context) => {
      const target = 'into' in body ? await managed(context, body.into) : done(unit);
      if (!target.ok) return target;
      return splitUnit(
        services,
        context.get('scope').member.id,
        unit.id,
        body.homes,
        'into' in body ? { into: body.into } : { name: body.name },
      );
    }),
  );
  routes.post('/areas/:id/close', async (context) => {
    const unit = await managed(context);
    const closed = unit.ok ? await closeUnit(services, unit.value.id) : unit;
    return closed.ok ? context.json(closed.value) : answerFailure(context, closed.failure);
  });
  return routes;
}
