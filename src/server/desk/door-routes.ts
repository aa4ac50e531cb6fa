import type { Result } from '#domain/result.ts';
import type { SignedInBy } from '#protocol/account-answers.ts';
import { closeSession } from '../accounts/desk-sessions.ts';
import { findSetupAreas, setUpFirstCoordinator } from '../accounts/first-coordinator.ts';
import { resetPassword } from '../accounts/own-password.ts';
import { passkeyChallenge } from '../accounts/passkeys.ts';
import { type Entered, signInDoor } from '../accounts/sign-in.ts';
import { auditOwn } from '../audit/audit-own.ts';
import { rateLimit } from '../limits/rate-limit.ts';
import type { Services } from '../services.ts';
import { type Context, Hono } from 'hono';
import { addressOf } from '../http/client-address.ts';
import { codeRequest, passkeyRequest, resetRequest } from './account/account-requests.ts';
import { passkeySite } from './account/passkey-site.ts';
import { answerFailure } from './desk-errors.ts';
import { requestBody, setupAreasRequest, setupRequest, signInRequest } from './desk-requests.ts';
import { type DeskEnv, forgetCookie, sessionAnswer, signedIn, startSession } from './desk-session.ts';
import type { EventStreams } from './event-streams.ts';
import { deskMember } from './scope.ts';

/** Signing in and out, a reset by link, and the first coordinator of an empty server. */
export function doorRoutes(services: Services, streams: EventStreams): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  waysIn(routes, services);

  routes.get('/session', signedIn(services), (context) => context.json(sessionAnswer(context.get('scope').member)));

  routes.delete('/session', signedIn(services), async (context) => {
    const { id, member } = context.get('session');
    await closeSession(services, id);
    await auditOwn(services, member, 'sign-out');
    streams.closeSession(id);
    forgetCookie(context, services);
    return context.body(null, 204);
  });

  routes.post('/reset', async (context) => {
    const request = await requestBody(context, resetRequest);
    const reset = request.ok ? await resetPassword(services, request.value.token, request.value.password) : request;
    if (!reset.ok) return answerFailure(context, reset.failure);
    for (const session of reset.value.ended) streams.closeSession(session);
    return context.json({ done: true });
  });

  routes.post('/setup', async (context) => {
    const request = await requestBody(context, setupRequest);
    const account = request.ok ? await setUpFirstCoordinator(services, request.value) : request;
    if (!account.ok) return answerFailure(context, account.failure);
    const member = await deskMember(services, account.value.member);
    if (!member) return answerFailure(context, { kind: 'setup-closed' });
    await auditOwn(services, member.id, 'set-up');
    return startSession(context, services, member, 'setup');
  });

  routes.post('/setup/areas', async (context) => {
    const request = await requestBody(context, setupAreasRequest);
    const found = request.ok ? await findSetupAreas(services, request.value.token, request.value.search) : request;
    return found.ok ? context.json(found.value) : answerFailure(context, found.failure);
  });

  return routes;
}

/** By password, with a code after it where the account has an authenticator; or by a passkey alone. */
function waysIn(routes: Hono<DeskEnv>, services: Services): void {
  const door = signInDoor(services);
  /* Each leaves a line in the database for some minutes. */
  const challenges = rateLimit(services, 'passkey challenges', { most: 200, windowMs: 10 * 60_000 });
  const source = (context: Context) => addressOf(context, services.config);
  const enter = (context: Context, entered: Result<Entered>, how: SignedInBy) => {
    if (!entered.ok) return answerFailure(context, entered.failure);
    return 'needs' in entered.value ? context.json(entered.value) : startSession(context, services, entered.value.member, how);
  };

  routes.post('/session', async (context) => {
    const request = await requestBody(context, signInRequest);
    const entered = request.ok ? await door.byPassword(request.value.signIn, request.value.password, source(context)) : request;
    return enter(context, entered, 'password');
  });

  routes.post('/session/code', async (context) => {
    const request = await requestBody(context, codeRequest);
    const entered = request.ok ? await door.byCode(request.value.ticket, request.value.code, source(context)) : request;
    return enter(context, entered, 'code');
  });

  routes.post('/session/passkey/challenge', async (context) => {
    const wait = await challenges.waitFor(source(context));
    if (wait > 0) return answerFailure(context, { kind: 'slow-down', retryAfterMs: wait });
    const site = passkeySite(context);
    return site.ok ? context.json(await passkeyChallenge(services, site.value)) : answerFailure(context, site.failure);
  });

  routes.post('/session/passkey', async (context) => {
    const request = await requestBody(context, passkeyRequest);
    const site = passkeySite(context);
    if (!request.ok || !site.ok) return answerFailure(context, request.ok ? { kind: 'origin-refused' } : request.failure);
    const entered = await door.byPasskey(request.value.ticket, request.value.response, site.value, source(context));
    return enter(context, entered, 'passkey');
  });
}
