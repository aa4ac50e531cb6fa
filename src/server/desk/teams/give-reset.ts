import { done, failed, type Result } from '#domain/result.ts';
import type { ResetLink } from '#protocol/account-answers.ts';
import { newReset } from '../../accounts/own-password.ts';
import type { Services } from '../../services.ts';
import { type DeskMember, covers, type ScopedMember } from '../scope.ts';

/**
 * A way back into a member's account. Nobody makes one for themselves, who can change their password; and for an operator only an operator, or a
 * coordinator could become one through somebody else's account.
 */
export async function giveReset(services: Services, by: DeskMember, member: ScopedMember, factors: boolean): Promise<Result<ResetLink>> {
  if (member.id === by.id) return failed({ kind: 'not-yourself' });
  const roles = await services.db
    .selectFrom('member_roles')
    .innerJoin('areas', 'areas.id', 'member_roles.area')
    .where('member', '=', member.id)
    .select(['role', 'path'])
    .execute();
  const mayAll = roles.every(({ role, path }) => covers(by, path, role === 'operator' ? 'making-operators' : 'resetting'));
  if (!mayAll) return failed({ kind: 'not-allowed' });
  const made = await newReset(services, { by: by.id, of: member.id }, factors);
  if (!made.ok) return made;
  const { token, expiresAt } = made.value;
  return done({
    link: `${services.config.publicUrl}/desk/reset#${token}`,
    memberName: member.name,
    expiresAt: expiresAt.toISOString(),
  });
}
