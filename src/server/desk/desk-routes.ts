import { Hono } from 'hono';
import { guideRoutes } from '../guides/guide-routes.ts';
import type { Services } from '../services.ts';
import { accountRoutes } from './account/account-routes.ts';
import { freshRoutes } from './account/fresh-routes.ts';
import { changingRoutes } from './changing-routes.ts';
import type { DeskEnv } from './desk-session.ts';
import { signedIn } from './desk-session.ts';
import { doorRoutes } from './door-routes.ts';
import { doublesRoutes } from './doubles/doubles-routes.ts';
import { eventStreams } from './event-streams.ts';
import { figureRoutes } from './figures/figure-routes.ts';
import { goalRoutes } from './goals/goal-routes.ts';
import { expectRights, holdRight } from './hold-right.ts';
import { importRoutes } from './import/import-routes.ts';
import { openApiDocument } from './openapi.ts';
import { planRoutes } from './plan/plan-routes.ts';
import { placeRoutes } from './places/place-routes.ts';
import { reportRoutes } from '../reports/report-routes.ts';
import { teamRoutes } from './teams/team-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { revealRoutes } from './reveal/reveal-route.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { breachRoutes } from '../breaches/breach-routes.ts';
import { retentionRoutes } from '../retention/retention-routes.ts';
import { rightsRoutes } from '../rights/rights-routes.ts';
import { sameOrigin } from './same-origin.ts';

/** The desk's own routes, mounted below `/api`: the door for everybody, the rest behind a session and its scope. */
export function deskRoutes(services: Services): Hono {
  const streams = eventStreams(services);
  services.events.onClose(() => streams.closeAll());
  /* The page opens its line again and reads everything anew. */
  services.events.onMissed(() => streams.closeAll());
  const desk = new Hono<DeskEnv>();
  desk.use(sameOrigin(services.config.publicUrl));
  desk.route('/', doorRoutes(services, streams));
  const inside = new Hono<DeskEnv>();
  inside.use(signedIn(services), holdRight(services));
  inside.route('/', accountRoutes(services, streams));
  inside.route('/', freshRoutes(services));
  inside.route('/', readingRoutes(services, streams));
  inside.route('/', revealRoutes(services));
  inside.route('/', changingRoutes(services));
  inside.route('/', placeRoutes(services));
  inside.route('/', figureRoutes(services));
  inside.route('/', goalRoutes(services));
  inside.route('/', planRoutes(services));
  inside.route('/', teamRoutes(services));
  inside.route('/', guideRoutes(services));
  inside.route('/', reportRoutes(services));
  inside.route('/', doublesRoutes(services));
  inside.route('/', rightsRoutes(services));
  inside.route('/', retentionRoutes(services));
  inside.route('/', breachRoutes(services));
  inside.route('/import', importRoutes(services));
  inside.route('/review', reviewRoutes(services));
  desk.route('/', inside);

  const routes = new Hono();
  routes.get('/openapi.json', (context) => context.json(openApiDocument));
  routes.route('/desk', desk);
  const whole = new Hono().route('/api', routes);
  expectRights(whole);
  return routes;
}
