import type { Role } from '#domain/area.ts';
import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Services } from '../services.ts';
import { hashPassword, passwordFault } from './passwords.ts';

export interface NewAccount {
  readonly name: string;
  /** What is typed to sign in; case and outer spaces do not matter. */
  readonly signIn: string;
  readonly password: string;
  readonly roles: readonly { readonly area: string; readonly role: Role }[];
}

type Parts = Pick<Services, 'db' | 'now' | 'random'>;

export function foldSignIn(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/**
 * A member who may sign in at the desk. Failures: `password-…` (weak), `sign-in-invalid`, `sign-in-taken`, `area-unknown`, `name-missing`.
 */
export async function createAccount({ db, now, random }: Parts, account: NewAccount): Promise<Result<{ readonly member: string }>> {
  const signIn = foldSignIn(account.signIn);
  const name = account.name.normalize('NFC').trim();
  if (!name) return failed({ kind: 'name-missing' });
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u.test(signIn)) return failed({ kind: 'sign-in-invalid' });
  const fault = passwordFault(account.password, [signIn, name]);
  if (fault) return failed({ kind: fault });
  const password = await hashPassword(account.password, random);
  const at = now();
  const member = newUuid(at, random);
  const areas = [...new Set(account.roles.map((role) => role.area))];
  return db.transaction().execute(async (transaction): Promise<Result<{ readonly member: string }>> => {
    const known = areas.length ? await transaction.selectFrom('areas').where('id', 'in', areas).select('id').execute() : [];
    if (known.length !== areas.length) return failed({ kind: 'area-unknown' });
    const created_at = new Date(at);
    await transaction.insertInto('members').values({ id: member, name, created_at }).execute();
    const row = { member, sign_in: signIn, password, created_at };
    const added = await transaction
      .insertInto('accounts')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) {
      await transaction.deleteFrom('members').where('id', '=', member).execute();
      return failed({ kind: 'sign-in-taken' });
    }
    if (account.roles.length)
      await transaction
        .insertInto('member_roles')
        .values(account.roles.map((role) => ({ member, ...role })))
        .execute();
    return done({ member });
  });
}
