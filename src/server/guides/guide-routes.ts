import { done, failed, type Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { answerFailure } from '../desk/desk-errors.ts';
import { requestBody } from '../desk/desk-requests.ts';
import type { DeskEnv } from '../desk/desk-session.ts';
import type { ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { orderGuides, publishGuide, resetGuide, switchGuide } from './change-guides.ts';
import { offeredGuides, publishedVersions } from './offered.ts';

const guideId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,62}$/));
const switchRequest = v.object({ on: v.boolean() });
const orderRequest = v.object({ order: v.pipe(v.array(guideId), v.maxLength(200)) });
const contentRequest = v.object({ content: v.record(v.string(), v.unknown()), basedOn: v.pipe(v.number(), v.integer(), v.minValue(0)) });

type AtNode = (node: ScopedArea, guide: string, context: Context<DeskEnv>) => Promise<Result<object>>;

/** `/areas/:id/guides…`: which guides the tablets of a node get, and in which words. Everybody at the desk may read them; who manages the node changes them. */
export function guideRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const atNode = (need: 'managing' | undefined, work: AtNode) => async (context: Context<DeskEnv>) => {
    const node = await context.get('scope').area(context.req.param('id') ?? '', need);
    const guide = v.safeParse(guideId, context.req.param('guide') ?? 'all');
    if (!node.ok) return answerFailure(context, node.failure);
    const outcome = guide.success ? await work(node.value, guide.output, context) : failed({ kind: 'guide-unknown' });
    return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
  };
  const managed = (work: AtNode) => atNode('managing', work);

  routes.get(
    '/areas/:id/guides',
    atNode(undefined, async (node) => done(await offeredGuides(services.db, node))),
  );
  routes.post(
    '/areas/:id/guides/order',
    managed(async (node, _guide, context) => {
      const body = await requestBody(context, orderRequest);
      return body.ok ? orderGuides(services, node, body.value.order) : body;
    }),
  );
  routes.post(
    '/areas/:id/guides/:guide/switch',
    managed(async (node, guide, context) => {
      const body = await requestBody(context, switchRequest);
      return body.ok ? switchGuide(services, node, context.get('scope').member.id, guide, body.value.on) : body;
    }),
  );
  routes.post(
    '/areas/:id/guides/:guide/publish',
    managed(async (node, guide, context) => {
      const body = await requestBody(context, contentRequest);
      return body.ok ? publishGuide(services, node, context.get('scope').member.id, guide, body.value) : body;
    }),
  );
  routes.post(
    '/areas/:id/guides/:guide/reset',
    managed((node, guide, context) => resetGuide(services, node, context.get('scope').member.id, guide)),
  );
  routes.get(
    '/areas/:id/guides/:guide/versions',
    managed(async (node, guide) => done({ versions: await publishedVersions(services.db, node, guide) })),
  );
  return routes;
}
