import { done, type Result } from '#domain/result.ts';
import { Hono } from 'hono';
import { audited } from '../audit/audited.ts';
import type { DeskEnv } from '../desk/desk-session.ts';
import type { DeskMember, ScopedRecord } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { actOnRequest, restrictPerson } from './act-on-request.ts';
import { changeRequest, receiveRequest, requestInScope } from './change-request.ts';
import { foreseeErasure } from './foresee-erasure.ts';
import { type Asking, by, doing, person, showing, unit } from './found-first.ts';
import { heldAbout } from './held-about.ts';
import { actBody, changeBody, copyBody, receiveBody, restrictionBody } from './rights-requests.ts';
import { rightsPage } from './rights-page.ts';

/** Rights of a person. Who may do what, and what asks again who is there, stands in `desk/route-rights.ts`. */
export function rightsRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const request = (context: Asking) => requestInScope(services, context.get('scope'), context.req.param('id'));
  routes.get(
    '/areas/:id/rights',
    showing(unit, (node) => rightsPage(services, node)),
  );
  routes.post(
    '/people/:id/rights',
    doing(person, receiveBody, async (found, body, context) => done(await receiveRequest(services, by(context), found, body))),
  );
  routes.post(
    '/rights/:id/change',
    doing(request, changeBody, (row, body, context) => changeRequest(services, by(context), row, body)),
  );
  routes.post(
    '/rights/:id/act',
    doing(request, actBody, (row, body, context) => actOnRequest(services, by(context), row, body)),
  );
  routes.get(
    '/people/:id/erasure',
    showing(person, (found, context) => foreseeErasure(services, by(context), found.id, context.req.query('whole') === '1')),
  );
  routes.post(
    '/people/:id/copy',
    doing(person, copyBody, (found, _body, context) => takeCopy(services, by(context), found)),
  );
  routes.post(
    '/people/:id/restriction',
    doing(person, restrictionBody, (found, { restricted }, context) => setRestriction(services, by(context), found, restricted)),
  );
  return routes;
}

async function takeCopy(services: Services, member: DeskMember, found: ScopedRecord): Promise<Result<object>> {
  const held = await heldAbout(services, found.id);
  const line = {
    at: new Date(services.now()),
    member: member.id,
    area: found.area,
    what: 'person-copied',
    subject: `person/${found.id}`,
  };
  await audited(services.db, { ...line, rows: held.records.length });
  return done(held);
}

async function setRestriction(services: Services, member: DeskMember, found: ScopedRecord, restricted: boolean): Promise<Result<object>> {
  const outcome = await restrictPerson(services, member, { person: found.id, area: found.area }, restricted);
  if (!outcome.ok) return outcome;
  const what = restricted ? 'right-restrict-set' : 'right-restrict-lifted';
  await audited(services.db, { at: new Date(services.now()), member: member.id, area: found.area, what, subject: `person/${found.id}` });
  return outcome;
}
