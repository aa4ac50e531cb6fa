import { done, failed, type Result } from '#domain/result.ts';
import type { NewAuthenticator, RecoveryCodes } from '#protocol/account-answers.ts';
import { Secret, TOTP } from 'otpauth';
import { auditOwn } from '../audit/audit-own.ts';
import type { Services } from '../services.ts';
import { newRecoveryCodes, takeRecoveryCode } from './recovery-codes.ts';
import { newTicket, takeTicket, tryTicket } from './tickets.ts';

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, 30 s; one step early or late is taken. */
const shape = { issuer: 'Từng Ngõ', algorithm: 'SHA1', digits: 6, period: 30 } as const;
const stepMs = 30_000;
const window = 1;

type Parts = Pick<Services, 'db' | 'now' | 'random' | 'secrets'>;

/** An authenticator to scan; it counts once {@link confirmAuthenticator} has seen a code of it. */
export async function newAuthenticator(parts: Parts, member: string, signIn: string): Promise<NewAuthenticator> {
  const secret = new Secret({ buffer: parts.random(new Uint8Array(20)).buffer });
  const ticket = await newTicket(parts, 'authenticator-add', member, { sealed: parts.secrets.seal(secret.base32, member) });
  return { ticket, secret: secret.base32, uri: new TOTP({ ...shape, label: signIn, secret }).toString() };
}

/** From now on signing in by password asks for a code. `code-wrong`, or `ticket-over` when it took too long or too many tries. */
export async function confirmAuthenticator(parts: Parts, member: string, ticket: string, code: string): Promise<Result<RecoveryCodes>> {
  const begun = await tryTicket(parts, 'authenticator-add', ticket);
  if (begun?.member !== member) return failed({ kind: 'ticket-over' });
  const { sealed } = begun.content as { readonly sealed: string };
  const step = stepOf(parts, member, sealed, code);
  if (step === undefined) return failed({ kind: 'code-wrong' });
  if (!(await takeTicket(parts, 'authenticator-add', ticket))) return failed({ kind: 'ticket-over' });
  const row = { secret: sealed, created_at: new Date(parts.now()), last_step: step };
  return parts.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('one_time_secrets')
      .values({ member, ...row })
      .onConflict((conflict) => conflict.column('member').doUpdateSet(row))
      .execute();
    const codes = await newRecoveryCodes(tx, parts.random, member);
    await auditOwn({ db: tx, now: parts.now }, member, 'authenticator-added');
    return done({ codes });
  });
}

export async function renewRecoveryCodes(parts: Parts, member: string): Promise<Result<RecoveryCodes>> {
  if (!(await hasAuthenticator(parts, member))) return failed({ kind: 'no-authenticator' });
  return parts.db.transaction().execute(async (tx) => {
    const codes = await newRecoveryCodes(tx, parts.random, member);
    await auditOwn({ db: tx, now: parts.now }, member, 'recovery-codes-renewed');
    return done({ codes });
  });
}

export async function removeAuthenticator({ db, now }: Pick<Services, 'db' | 'now'>, member: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of ['one_time_secrets', 'recovery_codes'] as const) await tx.deleteFrom(table).where('member', '=', member).execute();
    await auditOwn({ db: tx, now }, member, 'authenticator-removed');
  });
}

export async function hasAuthenticator({ db }: Pick<Services, 'db'>, member: string): Promise<boolean> {
  return (await db.selectFrom('one_time_secrets').where('member', '=', member).select('member').executeTakeFirst()) !== undefined;
}

/** Whether a code, of the authenticator or a recovery code, is right. Each is taken once: of two at the same time one is refused. */
export async function takeCode(parts: Parts, member: string, typed: string): Promise<boolean> {
  const row = await parts.db.selectFrom('one_time_secrets').where('member', '=', member).select('secret').executeTakeFirst();
  if (!row) return false;
  const step = stepOf(parts, member, row.secret, typed);
  if (step === undefined) return takeRecoveryCode(parts, member, typed);
  const taken = await parts.db
    .updateTable('one_time_secrets')
    .set({ last_step: step })
    .where('member', '=', member)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

/** The 30 s step the code belongs to; undefined when it belongs to none of these minutes. */
function stepOf({ secrets, now }: Parts, member: string, sealed: string, typed: string): number | undefined {
  const token = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const secret = /^\d{6}$/.test(token) ? secrets.open(sealed, member) : undefined;
  if (secret === undefined) return undefined;
  const timestamp = now();
  const delta = TOTP.validate({ ...shape, token, secret: Secret.fromBase32(secret), timestamp, window });
  return delta === null ? undefined : Math.floor(timestamp / stepMs) + delta;
}
