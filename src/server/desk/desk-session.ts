import type { DeskSession } from '#protocol/desk-answers.ts';
import { type LiveSession, liveSession, openSession, sessionAbsolute } from '../accounts/desk-sessions.ts';
import type { SignedInBy } from '#protocol/account-answers.ts';
import type { Services } from '../services.ts';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { answerFailure } from './desk-errors.ts';
import { agentName } from '../accounts/agent-name.ts';
import { isSecure } from './same-origin.ts';
import { asArea } from '../areas/area-tree.ts';
import { deskMember, type DeskMember, type Scope, scopeOf } from './scope.ts';

/** What the routes behind the sign-in find in their context. */
export interface DeskEnv {
  Variables: { readonly scope: Scope; readonly session: LiveSession };
}

/** `__Host-` binds the cookie to this host and to HTTPS; plain HTTP (a laptop, a test) cannot have it. */
const cookieName = (secure: boolean) => (secure ? '__Host-tung-ngo-desk' : 'tung-ngo-desk');

function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'Strict', secure, path: '/' } as const;
}

export async function startSession(context: Context, services: Services, member: DeskMember, how: SignedInBy): Promise<Response> {
  const token = await openSession(services, member.id, how, agentName(context.req.header('user-agent') ?? ''));
  giveCookie(context, services, token);
  return context.json(sessionAnswer(member));
}

export function giveCookie(context: Context, services: Services, token: string): void {
  const secure = isSecure(context, services.config.publicUrl);
  setCookie(context, cookieName(secure), token, { ...cookieOptions(secure), maxAge: sessionAbsolute / 1000 });
}

export function forgetCookie(context: Context, services: Services): void {
  const secure = isSecure(context, services.config.publicUrl);
  deleteCookie(context, cookieName(secure), cookieOptions(secure));
}

export function sessionAnswer(member: DeskMember): DeskSession {
  const roles = member.roles.map(({ area, role }) => ({ area: asArea(area), role }));
  const [first] = member.roles.toSorted((a, b) => a.area.path.length - b.area.path.length);
  return { member: { id: member.id, name: member.name }, roles, home: first?.area.id ?? '' };
}

/** Lets only a live session with at least one role pass. */
export function signedIn(services: Services): MiddlewareHandler<DeskEnv> {
  return async (context, next) => {
    const token = getCookie(context, cookieName(isSecure(context, services.config.publicUrl)));
    const session = token === undefined ? undefined : await liveSession(services, token);
    const member = session && (await deskMember(services, session.member));
    if (!session || !member) return answerFailure(context, { kind: 'not-signed-in' });
    if (member.roles.length === 0) return answerFailure(context, { kind: 'no-desk-role' });
    context.set('scope', scopeOf(services, member));
    context.set('session', session);
    if (session.renewed !== undefined) giveCookie(context, services, session.renewed);
    return next();
  };
}
