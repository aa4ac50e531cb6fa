import { foldSignIn } from '../accounts/create-account.ts';
import { closeSession } from '../accounts/desk-sessions.ts';
import { findSetupAreas, setUpFirstCoordinator } from '../accounts/first-coordinator.ts';
import { passwordFits } from '../accounts/passwords.ts';
import { signInDelays } from '../accounts/sign-in-delays.ts';
import { failed, type Result } from '#domain/result.ts';
import type { Services } from '../services.ts';
import { Hono } from 'hono';
import { newAttemptLimit } from '../devices/attempt-limit.ts';
import { addressOf } from '../http/client-address.ts';
import { answerFailure } from './desk-errors.ts';
import { requestBody, setupAreasRequest, setupRequest, signInRequest } from './desk-requests.ts';
import { type DeskEnv, forgetCookie, sessionAnswer, signedIn, startSession } from './desk-session.ts';
import type { EventStreams } from './event-streams.ts';
import { deskMember, type DeskMember } from './scope.ts';

/** Signing in and out, and the first coordinator of an empty server. */
export function doorRoutes(services: Services, streams: EventStreams): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const signIn = signInDoor(services);

  routes.post('/session', async (context) => {
    const request = await requestBody(context, signInRequest);
    const source = addressOf(context, services.config);
    const member = request.ok ? await signIn(request.value.signIn, request.value.password, source) : request;
    return member.ok ? startSession(context, services, member.value) : answerFailure(context, member.failure);
  });

  routes.get('/session', signedIn(services), (context) => context.json(sessionAnswer(context.get('scope').member)));

  routes.delete('/session', signedIn(services), async (context) => {
    await closeSession(services, context.get('session'));
    streams.closeSession(context.get('session'));
    forgetCookie(context, services);
    return context.body(null, 204);
  });

  routes.post('/setup', async (context) => {
    const request = await requestBody(context, setupRequest);
    const account = request.ok ? await setUpFirstCoordinator(services, request.value) : request;
    if (!account.ok) return answerFailure(context, account.failure);
    const member = await deskMember(services, account.value.member);
    return member ? startSession(context, services, member) : answerFailure(context, { kind: 'setup-closed' });
  });

  routes.post('/setup/areas', async (context) => {
    const request = await requestBody(context, setupAreasRequest);
    const found = request.ok ? await findSetupAreas(services, request.value.token, request.value.search) : request;
    return found.ok ? context.json(found.value) : answerFailure(context, found.failure);
  });

  return routes;
}

function signInDoor(services: Services): (name: string, password: string, source: string) => Promise<Result<DeskMember>> {
  const delays = signInDelays();
  /* Many names tried from one place; roomy, for a whole office may share an address. */
  const places = newAttemptLimit(services.now, { free: 50, windowMs: 10 * 60_000 });
  return async (name, password, source) => {
    const signIn = foldSignIn(name);
    const wait = Math.max(delays.waitFor(signIn, services.now()), places.waitFor(source));
    if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
    /* Counted before the slow check, so that many tries at once do not all pass the gate. */
    delays.failed(signIn, services.now());
    const account = await services.db
      .selectFrom('accounts')
      .where('sign_in', '=', signIn)
      .where('suspended_at', 'is', null)
      .select(['member', 'password'])
      .executeTakeFirst();
    const fits = await passwordFits(password, account?.password);
    const member = fits && account ? await deskMember(services, account.member) : undefined;
    if (!member) {
      places.fail(source);
      return failed({ kind: 'sign-in-wrong' });
    }
    delays.succeeded(signIn);
    return member.roles.length > 0 ? { ok: true, value: member } : failed({ kind: 'no-desk-role' });
  };
}
