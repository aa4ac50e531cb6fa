import { done, failed, type Result } from '#domain/result.ts';
import type { CodeNeeded } from '#protocol/account-answers.ts';
import { auditOwn } from '../audit/audit-own.ts';
import { audited } from '../audit/audited.ts';
import { newAttemptLimit } from '../devices/attempt-limit.ts';
import { deskMember, type DeskMember } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { hasAuthenticator, takeCode } from './authenticator.ts';
import { foldSignIn } from './create-account.ts';
import { type PasskeySite, passkeyMember } from './passkeys.ts';
import { passwordFits } from './passwords.ts';
import { signInDelays } from './sign-in-delays.ts';
import { newTicket, takeTicket, tryTicket } from './tickets.ts';

export type Entered = { readonly member: DeskMember } | CodeNeeded;

/** The ways in. Each wrong try is counted against the name, the account and the place it came from, and audited without the name that was typed. */
export interface SignInDoor {
  byPassword(name: string, password: string, source: string): Promise<Result<Entered>>;
  /** The second step: a code of the authenticator or a recovery code, with the ticket the password gave. */
  byCode(ticket: string, code: string, source: string): Promise<Result<Entered>>;
  byPasskey(ticket: string, response: unknown, site: PasskeySite, source: string): Promise<Result<Entered>>;
}

export function signInDoor(services: Services): SignInDoor {
  const delays = signInDelays();
  /* Many names tried from one place; roomy, for a whole office may share an address. */
  const places = newAttemptLimit(services.now, { free: 50, windowMs: 10 * 60_000 });
  const wrong = async (kind: string, source: string, member?: string): Promise<Result<Entered>> => {
    places.fail(source);
    if (member) await auditOwn(services, member, 'sign-in-failed');
    else await audited(services.db, { at: new Date(services.now()), what: 'sign-in-failed' });
    return failed({ kind });
  };
  const held = (key: string, source: string) => Math.max(delays.waitFor(key, services.now()), places.waitFor(source));
  return {
    async byPassword(name, password, source) {
      const signIn = foldSignIn(name);
      const wait = held(signIn, source);
      if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
      /* Counted before the slow check, so that many tries at once do not all pass the gate. */
      delays.failed(signIn, services.now());
      const account = await accountOf(services, signIn);
      if (!(await passwordFits(password, account?.password)) || !account) return wrong('sign-in-wrong', source, account?.member);
      delays.succeeded(signIn);
      if (!(await hasAuthenticator(services, account.member))) return entered(services, account.member, 'sign-in-password');
      return done({ needs: 'code' as const, ticket: await newTicket(services, 'second-step', account.member) });
    },
    async byCode(ticket, code, source) {
      const begun = await tryTicket(services, 'second-step', ticket);
      if (!begun?.member) return failed({ kind: 'ticket-over' });
      const wait = held(begun.member, source);
      if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
      delays.failed(begun.member, services.now());
      if (!(await takeCode(services, begun.member, code))) return wrong('code-wrong', source, begun.member);
      if (!(await takeTicket(services, 'second-step', ticket))) return failed({ kind: 'ticket-over' });
      delays.succeeded(begun.member);
      return entered(services, begun.member, 'sign-in-code');
    },
    async byPasskey(ticket, response, site, source) {
      const wait = places.waitFor(source);
      if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
      const member = await passkeyMember(services, ticket, response, site);
      return member.ok ? entered(services, member.value, 'sign-in-passkey') : wrong(member.failure.kind, source);
    },
  };
}

function accountOf({ db }: Services, signIn: string) {
  const accounts = db.selectFrom('accounts').where('sign_in', '=', signIn).where('suspended_at', 'is', null);
  return accounts.select(['member', 'password']).executeTakeFirst();
}

async function entered(services: Services, id: string, what: string): Promise<Result<Entered>> {
  const member = await deskMember(services, id);
  if (!member) return failed({ kind: 'sign-in-wrong' });
  if (member.roles.length === 0) return failed({ kind: 'no-desk-role' });
  await auditOwn(services, id, what);
  return done({ member });
}
