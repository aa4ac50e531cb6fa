import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { done, failed, type Result } from '#domain/result.ts';
import { givesRight } from '#domain/desk-rights.ts';
import { requireFresh } from '../accounts/require-fresh.ts';
import { audited } from '../audit/audited.ts';
import { homeArea } from '../accounts/home-area.ts';
import { addVillage } from '../areas/name-units.ts';
import type { Services } from '../services.ts';
import { answerFailure } from './desk-errors.ts';
import { boundedBody, changesRequest, codeRequest, memberRequest, requestBody, settleRequest, villageRequest } from './desk-requests.ts';
import type { DeskEnv } from './desk-session.ts';
import { addMember } from './members.ts';
import type { ScopedDevice } from './scope.ts';
import { newCard } from './teams/transfer-tablet.ts';
import { editAtDesk, handIn, parcelFileBytes, settle } from './desk-changes.ts';

type Changing = Context<DeskEnv>;

/** A route that takes a JSON body and answers with what `work` makes of it. */
function taking<Schema extends v.GenericSchema>(
  schema: Schema,
  work: (context: Changing, body: v.InferOutput<Schema>) => Promise<Result<object>>,
) {
  return async (context: Changing): Promise<Response> => {
    const body = await requestBody(context, schema);
    const outcome = body.ok ? await work(context, body.value) : body;
    return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
  };
}

/** Everything a signed-in person may change at the desk. Nodes, devices and members come out of the scope, checked. */
export function changingRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();

  routes.post(
    '/members',
    taking(memberRequest, async (context, body) => {
      const scope = context.get('scope');
      const area = await scope.area(body.area, 'managing');
      /* Somebody who may sign in or manage is as weighty as a role given. */
      const isWeighty = body.signIn !== undefined || givesRight(body.role, 'managing');
      const fresh = isWeighty ? requireFresh(context.get('session'), services.now()) : done(true);
      if (area.ok && !fresh.ok) return fresh;
      return area.ok ? addMember(services, scope.member, area.value, body) : area;
    }),
  );

  routes.post(
    '/areas',
    taking(villageRequest, async (context, body) => {
      const parent = await context.get('scope').area(body.parent, 'managing');
      return parent.ok ? addVillage(services, parent.value.id, body.name) : parent;
    }),
  );

  routes.post(
    '/enrolment-codes',
    taking(codeRequest, async (context, body) => {
      const scope = context.get('scope');
      const member = await scope.memberToManage(body.member);
      if (!member.ok) return member;
      return newCard(services, scope.member, member.value, { hours: body.hours });
    }),
  );

  routes.post('/tablets/:id/revoke', async (context) => {
    const scope = context.get('scope');
    const device = await scope.device(context.req.param('id'), 'managing');
    if (!device.ok) return answerFailure(context, device.failure);
    await revoke(services, scope.member.id, device.value);
    return context.json({ revoked: true });
  });

  routes.post(
    '/mutations',
    taking(changesRequest, async (context, body) => done(await editAtDesk(services, context.get('scope'), body.changes))),
  );

  routes.post(
    '/quarantine/:device/:n/:hash',
    taking(settleRequest, (context, body) => {
      const key = { device: context.req.param('device') ?? '', n: Number(context.req.param('n')), hash: context.req.param('hash') ?? '' };
      if (!Number.isSafeInteger(key.n)) return Promise.resolve(failed({ kind: 'outside-scope' }));
      return settle(services, context.get('scope'), key, body.settle, body.because);
    }),
  );

  routes.post('/hand-in', async (context) => {
    const bytes = await boundedBody(context, parcelFileBytes);
    const handed = bytes ? await handIn(services, context.get('scope'), bytes) : failed({ kind: 'too-large' });
    return handed.ok ? context.json(handed.value) : answerFailure(context, handed.failure);
  });

  return routes;
}

async function revoke({ db, now }: Services, by: string, device: ScopedDevice): Promise<void> {
  const at = new Date(now());
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('devices')
      .set({ revoked_at: device.revoked_at ?? at })
      .where('id', '=', device.id)
      .execute();
    const area = await homeArea(tx, device.member);
    await audited(tx, { at, member: by, area, what: 'tablet-revoked', subject: `tablet/${device.id}` });
  });
}
