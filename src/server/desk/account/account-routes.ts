import { isUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import { confirmAuthenticator, newAuthenticator, removeAuthenticator, renewRecoveryCodes } from '../../accounts/authenticator.ts';
import { closeSessionsOf } from '../../accounts/desk-sessions.ts';
import { changePassword } from '../../accounts/own-password.ts';
import { addPasskey, passkeyToAdd, removePasskey } from '../../accounts/passkeys.ts';
import { signInDelays } from '../../limits/sign-in-delays.ts';
import { auditOwn } from '../../audit/audit-own.ts';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import type { EventStreams } from '../event-streams.ts';
import { codeRequest, endRequest, newPasskeyRequest, passwordRequest } from './account-requests.ts';
import { ownAccount } from './own-account.ts';
import { passkeySite } from './passkey-site.ts';

type Asking = Context<DeskEnv>;

/** One's own account: password, authenticator, passkeys, sessions. Nobody has a route to somebody else's. */
export function accountRoutes(services: Services, streams: EventStreams): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  passwordRoutes(routes, services, streams);
  authenticatorRoutes(routes, services);
  passkeyRoutes(routes, services);
  sessionRoutes(routes, services, streams);
  return routes;
}

function self(context: Asking): Self {
  return { member: context.get('session').member, session: context.get('session').id };
}

function answering(work: (context: Asking) => Promise<Result<object>>) {
  return async (context: Asking): Promise<Response> => {
    const outcome = await work(context);
    return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
  };
}

function passwordRoutes(routes: Hono<DeskEnv>, services: Services, streams: EventStreams): void {
  const changing = passwordChanges(services);
  routes.post(
    '/me/password',
    answering(async (context) => {
      const body = await requestBody(context, passwordRequest);
      const changed = body.ok ? await changing(self(context), body.value) : body;
      if (!changed.ok) return changed;
      for (const session of changed.value.ended) streams.closeSession(session);
      return done({ ended: changed.value.ended.length });
    }),
  );
}

function authenticatorRoutes(routes: Hono<DeskEnv>, services: Services): void {
  routes.post(
    '/me/authenticator',
    answering(async (context) => {
      const { member } = self(context);
      return done(await newAuthenticator(services, member, await signInOf(services, member)));
    }),
  );
  routes.post(
    '/me/authenticator/confirm',
    answering(async (context) => {
      const body = await requestBody(context, codeRequest);
      return body.ok ? confirmAuthenticator(services, self(context).member, body.value.ticket, body.value.code) : body;
    }),
  );
  routes.post(
    '/me/authenticator/remove',
    answering(async (context) => {
      await removeAuthenticator(services, self(context).member);
      return done({});
    }),
  );
  routes.post(
    '/me/recovery-codes',
    answering((context) => renewRecoveryCodes(services, self(context).member)),
  );
}

function passkeyRoutes(routes: Hono<DeskEnv>, services: Services): void {
  routes.post(
    '/me/passkeys/challenge',
    answering(async (context) => {
      const { member } = self(context);
      const site = passkeySite(context);
      const { name } = context.get('scope').member;
      return site.ok ? passkeyToAdd(services, { member, name, signIn: await signInOf(services, member) }, site.value) : site;
    }),
  );
  routes.post(
    '/me/passkeys',
    answering(async (context) => {
      const body = await requestBody(context, newPasskeyRequest);
      const site = passkeySite(context);
      if (!body.ok || !site.ok) return body.ok ? failed({ kind: 'origin-refused' }) : body;
      return addPasskey(services, self(context).member, body.value, site.value);
    }),
  );
  routes.post(
    '/me/passkeys/:id/remove',
    answering((context) => removePasskey(services, self(context).member, context.req.param('id') ?? '')),
  );
}

function sessionRoutes(routes: Hono<DeskEnv>, services: Services, streams: EventStreams): void {
  routes.get(
    '/me',
    answering(async (context) => done(await ownAccount(services, self(context).member, self(context).session))),
  );
  routes.post(
    '/me/sessions/end',
    answering(async (context) => {
      const body = await requestBody(context, endRequest);
      if (!body.ok) return body;
      const ended = await endSessions(services, self(context), body.value.id);
      for (const session of ended) streams.closeSession(session);
      return ended.length > 0 || body.value.id === undefined ? done({ ended: ended.length }) : failed({ kind: 'outside-scope' });
    }),
  );
}

async function signInOf({ db }: Services, member: string): Promise<string> {
  return (await db.selectFrom('accounts').where('member', '=', member).select('sign_in').executeTakeFirstOrThrow()).sign_in;
}

/** Guesses at the old password wait as those at the door do. */
function passwordChanges(services: Services): (self: Self, asked: { old: string; password: string }) => ReturnType<typeof changePassword> {
  const delays = signInDelays(services, 'old password');
  return async (self, asked) => {
    const wait = await delays.begin(self.member);
    if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
    const changed = await changePassword(services, self, asked);
    if (changed.ok || changed.failure.kind !== 'password-wrong') await delays.succeeded(self.member);
    return changed;
  };
}

interface Self {
  readonly member: string;
  readonly session: string;
}

/** One session of one's own by its id, or all but the one that asks. The ids of what ended. */
async function endSessions(services: Services, { member, session }: Self, id: string | undefined): Promise<readonly string[]> {
  const ended = id === undefined ? await closeSessionsOf(services, member, session) : await endOne(services, member, id);
  if (ended.length > 0) await auditOwn(services, member, id === undefined ? 'sessions-ended' : 'session-ended');
  return ended;
}

async function endOne({ db }: Services, member: string, id: string): Promise<readonly string[]> {
  if (!isUuid(id)) return [];
  const rows = await db.deleteFrom('sessions').where('member', '=', member).where('id', '=', id).returning('id').execute();
  return rows.map((row) => row.id);
}
