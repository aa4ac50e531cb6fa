import { done, failed, type Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { answerFailure } from '../desk/desk-errors.ts';
import { requestBody } from '../desk/desk-requests.ts';
import type { DeskEnv } from '../desk/desk-session.ts';
import type { ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { auditOf } from './audit.ts';
import { exportRoute } from './export-route.ts';
import { reportOf } from './report-of.ts';
import { askedPeriod, freezeRequest, reportQuery, settingsRequest } from './report-requests.ts';
import { indicatorsFor, reportSetup, saveSettings } from './report-settings.ts';
import { freezeReport, snapshotsOf, snapshotText } from './snapshots.ts';

type Work<Value> = (node: ScopedArea, context: Context<DeskEnv>) => Promise<Result<Value>>;

/** The node comes out of the scope before anything else of the request is looked at. */
function at(need: 'managing' | undefined, work: Work<object>) {
  return async (context: Context<DeskEnv>): Promise<Response> => {
    const node = await context.get('scope').area(context.req.param('id') ?? '', need);
    const outcome = node.ok ? await work(node.value, context) : node;
    return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
  };
}

const memberOf = (context: Context<DeskEnv>) => context.get('scope').member.id;

/** Reports of a node: whoever sees it reads them; who manages it sets them up, freezes them and takes records out. */
export function reportRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const { db } = services;
  const setup: Work<object> = async (node) => done(await reportSetup(db, node));
  const snapshots: Work<object> = async (node) => done(await snapshotsOf(db, node));
  const audit: Work<object> = async (node) => done(await auditOf(db, node));
  routes.get('/areas/:id/report', at(undefined, reading(services)));
  routes.get('/areas/:id/report-setup', at(undefined, setup));
  routes.post('/areas/:id/report-setup', at('managing', settingUp(services)));
  routes.get('/areas/:id/snapshots', at(undefined, snapshots));
  routes.post('/areas/:id/snapshots', at('managing', freezing(services)));
  routes.get('/snapshots/:id', async (context) => {
    const text = await snapshotText(db, context.get('scope'), context.req.param('id'));
    if (!text.ok) return answerFailure(context, text.failure);
    return context.body(text.value, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  routes.get('/areas/:id/audit', at('managing', audit));
  routes.post('/areas/:id/export', exportRoute(services));
  return routes;
}

function reading(services: Services): Work<object> {
  return async (node, context) => {
    const query = v.safeParse(reportQuery, context.req.query());
    const period = query.success ? askedPeriod(query.output, services.now()) : undefined;
    if (!query.success || !period) return failed({ kind: 'invalid', detail: 'period' });
    const indicators = query.output.indicators ?? (await indicatorsFor(services.db, node.path)).keys;
    return done(await reportOf(services, node, period, indicators));
  };
}

function settingUp(services: Services): Work<object> {
  return async (node, context) => {
    const body = await requestBody(context, settingsRequest);
    if (!body.ok) return body;
    await saveSettings(services, memberOf(context), node, body.value);
    return done(await reportSetup(services.db, node));
  };
}

function freezing(services: Services): Work<object> {
  return async (node, context) => {
    const body = await requestBody(context, freezeRequest);
    if (!body.ok) return body;
    const period = askedPeriod(body.value, services.now());
    if (!period) return failed({ kind: 'invalid', detail: 'period' });
    return done(await freezeReport(services, node, period, { indicators: body.value.indicators, by: memberOf(context) }));
  };
}
