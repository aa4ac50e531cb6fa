import { done, type Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { audited } from '../audit/audited.ts';
import { breachesPage, breachInScope, writeBreach } from '../breaches/breaches.ts';
import { answerFailure } from '../desk/desk-errors.ts';
import { requestBody } from '../desk/desk-requests.ts';
import type { DeskEnv } from '../desk/desk-session.ts';
import type { ScopedArea, ScopedRecord } from '../desk/scope.ts';
import { addRule, endRule, foreseePurge, retentionPage, ruleInScope } from '../retention/rules.ts';
import type { Services } from '../services.ts';
import { actOnRequest, restrictPerson } from './act-on-request.ts';
import { changeRequest, receiveRequest, requestInScope } from './change-request.ts';
import { foreseeErasure } from './foresee-erasure.ts';
import { heldAbout } from './held-about.ts';
import { actBody, breachBody, changeBody, copyBody, endBody, receiveBody, restrictionBody, ruleBody } from './rights-requests.ts';
import { rightsPage } from './rights-page.ts';

type Asking = Context<DeskEnv, '/:id'>;
/** What is asked about comes out of the scope before the body is looked at. */
type Finding<Found> = (context: Asking) => Promise<Result<Found>>;

/** Rights of a person, retention, breaches. Who may do what, and what asks again who is there, stands in `desk/route-rights.ts`. */
export function rightsRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const unit: Finding<ScopedArea> = (context) => context.get('scope').area(context.req.param('id'));
  const person: Finding<ScopedRecord> = (context) => context.get('scope').record('person', context.req.param('id'));
  const by = (context: Asking) => context.get('scope').member;

  const showing =
    <Found>(find: Finding<Found>, make: (found: Found, context: Asking) => Promise<object>) =>
    async (context: Asking): Promise<Response> => {
      const found = await find(context);
      return found.ok ? context.json(await make(found.value, context)) : answerFailure(context, found.failure);
    };
  const doing =
    <Found, Schema extends v.GenericSchema>(
      find: Finding<Found>,
      schema: Schema,
      work: (found: Found, body: v.InferOutput<Schema>, context: Asking) => Promise<Result<object>>,
    ) =>
    async (context: Asking): Promise<Response> => {
      const found = await find(context);
      if (!found.ok) return answerFailure(context, found.failure);
      const body = await requestBody(context, schema);
      const outcome = body.ok ? await work(found.value, body.value, context) : body;
      return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
    };
  const request = (context: Asking) => requestInScope(services, context.get('scope'), context.req.param('id'));

  routes.get('/areas/:id/rights', showing(unit, (node) => rightsPage(services, node))); // prettier-ignore
  routes.post('/people/:id/rights', doing(person, receiveBody, async (found, body, context) => done(await receiveRequest(services, by(context), found, body)))); // prettier-ignore
  routes.post('/rights/:id/change', doing(request, changeBody, (row, body, context) => changeRequest(services, by(context), row, body))); // prettier-ignore
  routes.post('/rights/:id/act', doing(request, actBody, (row, body, context) => actOnRequest(services, by(context), row, body))); // prettier-ignore
  routes.get(
    '/people/:id/erasure',
    showing(person, (found, context) => foreseeErasure(services, by(context), found.id, context.req.query('whole') === '1')),
  );
  routes.post(
    '/people/:id/copy',
    doing(person, copyBody, async (found, _body, context) => {
      const held = await heldAbout(services, found.id);
      const line = { at: new Date(services.now()), member: by(context).id, area: found.area, what: 'export-copy-of-person', subject: `person/${found.id}` };
      await audited(services.db, { ...line, rows: held.records.length });
      return done(held);
    }),
  );
  routes.post(
    '/people/:id/restriction',
    doing(person, restrictionBody, async (found, { restricted }, context) => {
      const outcome = await restrictPerson(services, by(context), { person: found.id, area: found.area }, restricted);
      const what = restricted ? 'right-restrict-set' : 'right-restrict-lifted';
      if (outcome.ok) await audited(services.db, { at: new Date(services.now()), member: by(context).id, area: found.area, what, subject: `person/${found.id}` });
      return outcome;
    }),
  );

  const rule = (context: Asking) => ruleInScope(services, context.get('scope'), context.req.param('id'));
  routes.get('/areas/:id/retention', showing(unit, (node) => retentionPage(services, node))); // prettier-ignore
  routes.post('/areas/:id/retention', doing(unit, ruleBody, (node, body, context) => addRule(services, by(context), node, body))); // prettier-ignore
  routes.post(
    '/areas/:id/retention/preview',
    doing(unit, ruleBody, async ({ path }, { campaign = null, ...asked }) => done(await foreseePurge(services, { id: '', path, campaign, ...asked }))),
  );
  routes.post('/retention/:id/end', doing(rule, endBody, async (found, _body, context) => done(await endRule(services, by(context), found)))); // prettier-ignore

  const breach = (context: Asking) => breachInScope(services, context.get('scope'), context.req.param('id'));
  routes.get('/areas/:id/breaches', showing(unit, (node) => breachesPage(services, node))); // prettier-ignore
  routes.post('/areas/:id/breaches', doing(unit, breachBody, (node, body, context) => writeBreach(services, by(context), node, body))); // prettier-ignore
  routes.post(
    '/breaches/:id',
    doing(breach, breachBody, (node, body, context) => writeBreach(services, by(context), node, body, context.req.param('id'))),
  );
  return routes;
}
