import { toBase64url } from '#protocol/base64url.ts';
import { foldSignIn } from '../accounts/create-account.ts';
import { closeSessionsOf } from '../accounts/desk-sessions.ts';
import { newReset } from '../accounts/own-password.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { auditOther } from '../audit/audit-own.ts';
import type { Services } from '../services.ts';
import { type AdminCall, refuse } from './admin-call.ts';

const nobody = 'Không có tài khoản mang tên đăng nhập này.';

async function memberOf({ db }: Services, signIn: string | undefined): Promise<string | undefined> {
  const row = await db
    .selectFrom('accounts')
    .where('sign_in', '=', foldSignIn(signIn ?? ''))
    .select('member')
    .executeTakeFirst();
  return row?.member;
}

/** A new password, said once; the account is signed out everywhere. */
export async function resetPassword(services: Services, { options, say }: AdminCall): Promise<boolean> {
  const member = await memberOf(services, options['sign-in']);
  if (member === undefined) return refuse(say, nobody);
  const fresh = toBase64url(services.random(new Uint8Array(12)));
  const password = await hashPassword(fresh, services.random);
  await services.db.updateTable('accounts').set({ password }).where('member', '=', member).execute();
  await closeSessionsOf(services, member);
  await auditOther(services, { by: undefined, of: member }, 'password-reset');
  say(`Mật khẩu mới: ${fresh}`);
  return true;
}

/** A link with which the member chooses a password themselves; `--factors yes` when they lost their telephone. */
export async function resetLink(services: Services, { options, say }: AdminCall): Promise<boolean> {
  const member = await memberOf(services, options['sign-in']);
  const made = member === undefined ? undefined : await newReset(services, { by: undefined, of: member }, options['factors'] === 'yes');
  if (!made?.ok) return refuse(say, nobody);
  say(`${services.config.publicUrl}/desk/reset#${made.value.token}\n${made.value.expiresAt.toISOString()}`);
  return true;
}
