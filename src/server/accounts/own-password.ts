import { done, failed, type Result } from '#domain/result.ts';
import { auditOther, auditOwn } from '../audit/audit-own.ts';
import type { Services } from '../services.ts';
import { closeSessionsOf } from './desk-sessions.ts';
import { hashPassword, passwordFault, passwordFits } from './passwords.ts';
import { newTicket, takeTicket, ticketLife, tryTicket } from './tickets.ts';

type Parts = Pick<Services, 'db' | 'now' | 'random'>;
type Ended = { readonly ended: readonly string[] };

async function accountOf({ db }: Pick<Services, 'db'>, member: string) {
  return db
    .selectFrom('accounts')
    .innerJoin('members', 'members.id', 'accounts.member')
    .where('accounts.member', '=', member)
    .select(['sign_in', 'password', 'name'])
    .executeTakeFirst();
}

/** Whether a password typed by a signed-in member is theirs. */
export async function isOwnPassword(parts: Pick<Services, 'db'>, member: string, typed: string): Promise<boolean> {
  return passwordFits(typed, (await accountOf(parts, member))?.password);
}

/** With the old password, a new one; every other session of the member ends. `password-wrong`, or why the new one will not do. */
export async function changePassword(
  parts: Parts,
  { member, session }: { readonly member: string; readonly session: string },
  { old, password }: { readonly old: string; readonly password: string },
): Promise<Result<Ended>> {
  const account = await accountOf(parts, member);
  if (!account || !(await passwordFits(old, account.password))) return failed({ kind: 'password-wrong' });
  return setPassword(parts, member, password, async (db) => {
    await auditOwn({ db, now: parts.now }, member, 'password-changed');
    return closeSessionsOf({ db }, member, session);
  });
}

/** A link with which the member sets a password once, within a day. An older one ends. `factors`: authenticator and passkeys go too. */
export async function newReset(
  parts: Parts,
  { by, of }: { readonly by: string | undefined; readonly of: string },
  factors: boolean,
): Promise<Result<{ readonly token: string; readonly expiresAt: Date }>> {
  if (!(await accountOf(parts, of))) return failed({ kind: 'no-account' });
  await parts.db.deleteFrom('tickets').where('kind', '=', 'reset').where('member', '=', of).execute();
  const token = await newTicket(parts, 'reset', of, { factors });
  await auditOther(parts, { by, of }, factors ? 'reset-given-with-factors' : 'reset-given');
  return done({ token, expiresAt: new Date(parts.now() + ticketLife.reset) });
}

/** The member's new password by a reset link; they are signed out everywhere, and sign in with it. A weak one leaves the link as it is. */
export async function resetPassword(parts: Parts, token: string, password: string): Promise<Result<Ended>> {
  const begun = await tryTicket(parts, 'reset', token);
  const account = begun?.member ? await accountOf(parts, begun.member) : undefined;
  if (!begun?.member || !account) return failed({ kind: 'reset-over' });
  const { member, content } = begun;
  const fault = passwordFault(password, [account.sign_in, account.name]);
  if (fault) return failed({ kind: fault });
  if (!(await takeTicket(parts, 'reset', token))) return failed({ kind: 'reset-over' });
  const { factors } = content as { readonly factors: boolean };
  return setPassword(parts, member, password, async (db) => {
    const gone = factors ? (['one_time_secrets', 'recovery_codes', 'passkeys'] as const) : [];
    for (const table of gone) await db.deleteFrom(table).where('member', '=', member).execute();
    await auditOwn({ db, now: parts.now }, member, 'password-reset');
    return closeSessionsOf({ db }, member);
  });
}

async function setPassword(
  parts: Parts,
  member: string,
  password: string,
  more: (db: Services['db']) => Promise<readonly string[]>,
): Promise<Result<Ended>> {
  const account = await accountOf(parts, member);
  const fault = passwordFault(password, [account?.sign_in ?? '', account?.name ?? '']);
  if (fault) return failed({ kind: fault });
  const hash = await hashPassword(password, parts.random);
  return parts.db.transaction().execute(async (tx) => {
    await tx.updateTable('accounts').set({ password: hash }).where('member', '=', member).execute();
    return done({ ended: await more(tx) });
  });
}
