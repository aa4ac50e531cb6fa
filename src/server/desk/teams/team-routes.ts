import { roles } from '#domain/area.ts';
import type { Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import type { ScopedMember } from '../scope.ts';
import { giveRole, renameMember, suspendMember, takeRole } from './member-changes.ts';
import { openHeld } from './release-held.ts';
import { transferTablet } from './transfer-tablet.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const renameRequest = v.object({ name: v.pipe(v.string(), v.maxLength(120)) });
const roleRequest = v.object({ area: id, role: v.picklist(roles), held: v.boolean() });
const suspendRequest = v.object({ suspended: v.boolean() });
/** Opening what was locked away needs a reason; it is kept. */
const heldRequest = v.object({ because: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) });
const transferRequest = v.object({ member: id });

type Asking = Context<DeskEnv, '/:id'>;

/** What becomes of members and of the tablets they carry. Whoever changes somebody stands above all of that member's roles. */
export function teamRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();

  /** The member comes out of the scope before the body is looked at. */
  const ofMember =
    <Schema extends v.GenericSchema>(
      schema: Schema,
      work: (member: ScopedMember, body: v.InferOutput<Schema>, context: Asking) => Promise<Result<object>>,
    ) =>
    async (context: Asking): Promise<Response> => {
      const member = await context.get('scope').memberToManage(context.req.param('id'));
      if (!member.ok) return answerFailure(context, member.failure);
      const body = await requestBody(context, schema);
      const outcome = body.ok ? await work(member.value, body.value, context) : body;
      return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
    };

  routes.post(
    '/members/:id/rename',
    ofMember(renameRequest, (member, { name }) => renameMember(services, member, name)),
  );
  routes.post(
    '/members/:id/roles',
    ofMember(roleRequest, async (member, { area, role, held }, context) => {
      const scope = context.get('scope');
      const node = await scope.area(area, 'managing');
      if (!node.ok) return node;
      return (held ? giveRole : takeRole)(services, scope.member, member, node.value, role);
    }),
  );
  routes.post(
    '/members/:id/suspend',
    ofMember(suspendRequest, (member, { suspended }, context) => suspendMember(services, context.get('scope').member, member, suspended)),
  );

  routes.post('/tablets/:id/transfer', async (context) => {
    const scope = context.get('scope');
    const device = await scope.device(context.req.param('id'), 'managing');
    const body = device.ok ? await requestBody(context, transferRequest) : device;
    if (!device.ok || !body.ok) return answerFailure(context, body.ok ? { kind: 'invalid' } : body.failure);
    const member = await scope.memberToManage(body.value.member);
    const card = member.ok ? await transferTablet(services, scope.member, device.value, member.value) : member;
    return card.ok ? context.json(card.value) : answerFailure(context, card.failure);
  });
  routes.post('/tablets/:id/held', async (context) => {
    const scope = context.get('scope');
    const device = await scope.device(context.req.param('id'), 'managing');
    if (!device.ok) return answerFailure(context, device.failure);
    const body = await requestBody(context, heldRequest);
    const opened = body.ok ? await openHeld(services, scope.member, device.value, body.value.because) : body;
    return opened.ok ? context.json(opened.value) : answerFailure(context, opened.failure);
  });
  return routes;
}
