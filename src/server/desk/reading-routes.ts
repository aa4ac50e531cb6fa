import { dayInVietnam } from '#domain/dates.ts';
import { noteView } from '../rights/held-about.ts';
import { done, type Result } from '#domain/result.ts';
import type { AreaDetail } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { type Context, Hono } from 'hono';
import { answerFailure } from './desk-errors.ts';
import { requestBody, searchRequest } from './desk-requests.ts';
import type { DeskEnv } from './desk-session.ts';
import type { EventStreams } from './event-streams.ts';
import { householdPage } from './household-pages.ts';
import { membersOf } from './members.ts';
import { overviewOf } from './overview.ts';
import { householdDetail, personDetail } from './record-details.ts';
import { inVietnameseOrder, pathAreas } from './records-answer.ts';
import { asArea } from '../areas/area-tree.ts';
import type { ScopedArea } from './scope.ts';
import { quarantineOf, tabletsOf } from './tablets.ts';

type Reading = Context<DeskEnv>;

/** Answers with what `make` makes of a checked value, or with why it was not given. */
async function answer<Found>(context: Context, found: Result<Found>, make: (value: Found) => Promise<object>): Promise<Response> {
  return found.ok ? context.json(await make(found.value)) : answerFailure(context, found.failure);
}

/** Everything the desk shows. Each route takes its node or record from the scope, never from the request alone. */
export function readingRoutes(services: Services, streams: EventStreams): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const node = (context: Reading) => context.get('scope').area(context.req.query('node') ?? '');
  const ofNode = (make: (node: ScopedArea) => Promise<object>) => async (context: Reading) => answer(context, await node(context), make);

  routes.get('/areas/:id', async (context) =>
    answer(context, await context.get('scope').area(context.req.param('id')), (area) => areaDetail(services, area)),
  );
  routes.get(
    '/overview',
    ofNode((area) => overviewOf(services, area)),
  );
  routes.get(
    '/tablets',
    ofNode((area) => tabletsOf(services, area)),
  );
  routes.get('/quarantine', async (context) =>
    answer(context, await node(context), (area) => quarantineOf(services, area, context.req.query('settled') === '1')),
  );
  routes.get(
    '/members',
    ofNode((area) => membersOf(services, area)),
  );

  routes.get('/villages/:id/households', async (context) => {
    const limit = Math.min(200, Math.max(1, Number(context.req.query('limit') ?? 50) || 50));
    const query = { after: context.req.query('after'), limit };
    return answer(context, await context.get('scope').area(context.req.param('id')), (area) => householdPage(services, area, query));
  });
  routes.post('/villages/:id/households/search', async (context) => {
    const area = await context.get('scope').area(context.req.param('id'));
    const query = area.ok ? await requestBody(context, searchRequest) : area;
    if (!area.ok || !query.ok) return answerFailure(context, area.ok ? (query.ok ? { kind: 'invalid' } : query.failure) : area.failure);
    return context.json(await householdPage(services, area.value, query.value));
  });

  routes.get('/households/:id', async (context) => {
    const scope = context.get('scope');
    return answer(context, await scope.record('household', context.req.param('id')), (found) => householdDetail(services, scope, found));
  });
  routes.get('/people/:id', async (context) => {
    const scope = context.get('scope');
    return answer(context, await scope.record('person', context.req.param('id')), async (found) => {
      await noteView(services.db, found.id, scope.member.id, dayInVietnam(services.now()));
      return personDetail(services, scope, found);
    });
  });

  routes.get('/events', (context) => streams.open(context, context.get('scope'), context.get('session').id));
  return routes;
}

async function areaDetail(services: Services, area: ScopedArea): Promise<AreaDetail> {
  const children = await services.db.selectFrom('areas').where('parent', '=', area.id).selectAll().orderBy('id').execute();
  return done({ area: asArea(area), path: await pathAreas(services, area.path), children: inVietnameseOrder(children).map(asArea) }).value;
}
