import { done, failed, type Result } from '#domain/result.ts';
import type { FreshWays } from '#protocol/account-answers.ts';
import { auditOwn } from '../audit/audit-own.ts';
import type { Services } from '../services.ts';
import { type SignInDelays, signInDelays } from '../limits/sign-in-delays.ts';
import { hasAuthenticator, takeCode } from './authenticator.ts';
import { freshenSession, type LiveSession } from './desk-sessions.ts';
import { isOwnPassword } from './own-password.ts';
import { passkeyMember, type PasskeySite } from './passkeys.ts';

export type Shown =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'passkey'; readonly ticket: string; readonly response: unknown };

/** Where there is an authenticator the password alone is not enough: whoever stole it and the open page would be let through. */
export async function freshWays(services: Pick<Services, 'db'>, member: string): Promise<FreshWays> {
  const passkey = await services.db.selectFrom('passkeys').where('member', '=', member).select('id').limit(1).executeTakeFirst();
  return { by: (await hasAuthenticator(services, member)) ? 'code' : 'password', passkey: passkey !== undefined };
}

/** A member shows again who they are: the session's new token, and what is weighty is open for ten minutes. */
export function showingWho(services: Services): (session: LiveSession, shown: Shown, site: PasskeySite) => Promise<Result<string>> {
  const delays = signInDelays(services, 'show who');
  return async ({ id, member }, shown, site) => {
    const wait = await delays.begin(member);
    if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
    const seen = await seenFor(services, member, shown, site);
    if (!seen.ok) {
      await auditOwn(services, member, 'step-up-failed');
      return seen;
    }
    return settled(services, delays, { id, member }, shown.by);
  };
}

async function settled(
  services: Services,
  delays: SignInDelays,
  { id, member }: Pick<LiveSession, 'id' | 'member'>,
  by: string,
): Promise<Result<string>> {
  await delays.succeeded(member);
  const token = await freshenSession(services, id);
  if (token === undefined) return failed({ kind: 'not-signed-in' });
  await auditOwn(services, member, `step-up-${by}`);
  return done(token);
}

async function seenFor(services: Services, member: string, shown: Shown, site: PasskeySite): Promise<Result<true>> {
  if (shown.by === 'passkey') {
    const owner = await passkeyMember(services, shown.ticket, shown.response, site);
    if (!owner.ok) return owner;
    return owner.value === member ? done(true) : failed({ kind: 'passkey-wrong' });
  }
  if (shown.by === 'code') return (await takeCode(services, member, shown.code)) ? done(true) : failed({ kind: 'code-wrong' });
  if (await hasAuthenticator(services, member)) return failed({ kind: 'code-needed' });
  return (await isOwnPassword(services, member, shown.password)) ? done(true) : failed({ kind: 'password-wrong' });
}
