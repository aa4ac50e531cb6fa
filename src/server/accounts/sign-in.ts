import { done, failed, type Result } from '#domain/result.ts';
import type { CodeNeeded } from '#protocol/account-answers.ts';
import { auditOwn } from '../audit/audit-own.ts';
import { audited } from '../audit/audited.ts';
import { deskMember, type DeskMember } from '../desk/scope.ts';
import { failedAttempts } from '../limits/failed-attempts.ts';
import { type SignInDelays, signInDelays } from '../limits/sign-in-delays.ts';
import { sourceHash } from '../limits/source-hash.ts';
import type { Services } from '../services.ts';
import { hasAuthenticator, takeCode } from './authenticator.ts';
import { foldSignIn } from './create-account.ts';
import { type PasskeySite, passkeyMember } from './passkeys.ts';
import { passwordFits } from './passwords.ts';
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
  const gate = tryGate(services);
  const wrong = async (kind: string, member?: string): Promise<Result<Entered>> => {
    if (member) await auditOwn(services, member, 'sign-in-failed');
    else await audited(services.db, { at: new Date(services.now()), what: 'sign-in-failed' });
    return failed({ kind });
  };
  return {
    async byPassword(name, password, source) {
      const signIn = foldSignIn(name);
      const tried = await gate.begin(source, signIn);
      if (!tried.ok) return tried;
      const account = await accountOf(services, signIn);
      if (!(await passwordFits(password, account?.password)) || !account) return wrong('sign-in-wrong', account?.member);
      await tried.value.passed();
      if (!(await hasAuthenticator(services, account.member))) return entered(services, account.member, 'sign-in-password');
      return done({ needs: 'code' as const, ticket: await newTicket(services, 'second-step', account.member) });
    },
    async byCode(ticket, code, source) {
      const begun = await tryTicket(services, 'second-step', ticket);
      if (!begun?.member) return failed({ kind: 'ticket-over' });
      const tried = await gate.begin(source, begun.member);
      if (!tried.ok) return tried;
      if (!(await takeCode(services, begun.member, code))) return wrong('code-wrong', begun.member);
      if (!(await takeTicket(services, 'second-step', ticket))) return failed({ kind: 'ticket-over' });
      await tried.value.passed();
      return entered(services, begun.member, 'sign-in-code');
    },
    async byPasskey(ticket, response, site, source) {
      const tried = await gate.begin(source);
      if (!tried.ok) return tried;
      const member = await passkeyMember(services, ticket, response, site);
      if (!member.ok) return wrong(member.failure.kind);
      await tried.value.passed();
      return entered(services, member.value, 'sign-in-passkey');
    },
  };
}

interface Try {
  /** It was right: what went wrong before under this name is forgotten. */
  readonly passed: () => Promise<void>;
}

interface TryGate {
  /** Counted before the slow check, so that many tries at once do not all pass. `name`: a sign-in name, or a member. */
  readonly begin: (source: string, name?: string) => Promise<Result<Try>>;
}

function tryGate(services: Services): TryGate {
  const names: SignInDelays = signInDelays(services, 'sign-in');
  /* Many names tried from one place; roomy, for a whole office may share an address. */
  const places = failedAttempts(services, { free: 50, windowMs: 10 * 60_000 });
  return {
    async begin(source, name) {
      const place = sourceHash(services.cursorSecret, 'sign-in place', source);
      const wait = await places.begin(place);
      if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
      const pause = name === undefined ? 0 : await names.begin(name);
      if (pause > 0) {
        await places.passed(place);
        return failed({ kind: 'slow-down', retryAfterMs: pause });
      }
      const passed = async () => {
        await places.passed(place);
        if (name !== undefined) await names.succeeded(name);
      };
      return done({ passed });
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
