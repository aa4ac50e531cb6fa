import type { Role } from '#domain/area.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { renewSoon } from '../../accounts/desk-sessions.ts';
import { auditOther } from '../../audit/audit-own.ts';
import { audited } from '../../audit/audited.ts';
import type { Work } from '../../database/transaction.ts';
import { acceptHeld } from '../../records/held-parcels.ts';
import type { Services } from '../../services.ts';
import { mayGive } from '../members.ts';
import type { DeskMember, ScopedArea, ScopedMember } from '../scope.ts';

type Changed = Promise<Result<{ readonly id: string }>>;

export async function renameMember({ db }: Services, member: ScopedMember, written: string): Changed {
  const name = written.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (!name) return failed({ kind: 'name-missing' });
  await db.updateTable('members').set({ name }).where('id', '=', member.id).execute();
  return done({ id: member.id });
}

/** Sessions of the member change their token: what was signed in with less is not what goes on with more. */
export async function giveRole({ db, now }: Services, giver: DeskMember, member: ScopedMember, node: ScopedArea, role: Role): Changed {
  if (!mayGive(giver, role, node)) return failed({ kind: 'not-allowed' });
  const row = { member: member.id, area: node.id, role };
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('member_roles')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await renewSoon({ db: tx }, member.id);
    await audited(tx, { at: new Date(now()), member: giver.id, area: node.id, what: `role-given-${role}`, subject: `member/${member.id}` });
  });
  return done({ id: member.id });
}

/** The last role stays: without one nobody could manage the member any more. Suspending is how somebody leaves. */
export async function takeRole({ db, now }: Services, giver: DeskMember, member: ScopedMember, node: ScopedArea, role: Role): Changed {
  if (member.id === giver.id) return failed({ kind: 'not-yourself' });
  if (!mayGive(giver, role, node)) return failed({ kind: 'not-allowed' });
  return db.transaction().execute(async (tx) => {
    const held = await tx.selectFrom('member_roles').where('member', '=', member.id).select(['area', 'role']).forUpdate().execute();
    const others = held.filter((one) => one.area !== node.id || one.role !== role);
    if (others.length === 0) return failed({ kind: 'last-role' });
    await tx.deleteFrom('member_roles').where('member', '=', member.id).where('area', '=', node.id).where('role', '=', role).execute();
    await audited(tx, { at: new Date(now()), member: giver.id, area: node.id, what: `role-taken-${role}`, subject: `member/${member.id}` });
    return done({ id: member.id });
  });
}

/**
 * A suspended member neither signs in nor syncs; what their tablets still send is held, sealed. When they come back it is taken in, as theirs, where
 * their roles reach by then.
 */
export async function suspendMember(services: Services, by: DeskMember, member: ScopedMember, suspended: boolean): Changed {
  if (member.id === by.id) return failed({ kind: 'not-yourself' });
  const since = suspended ? (member.suspended_at ?? new Date(services.now())) : null;
  await services.db.transaction().execute(async (tx) => {
    await noteSuspension(tx, member.id, since);
    await auditOther({ db: tx, now: services.now }, { by: by.id, of: member.id }, suspended ? 'member-suspended' : 'member-resumed');
  });
  if (!suspended && member.suspended_at) await acceptHeld(services, member.id, member.suspended_at);
  return done({ id: member.id });
}

async function noteSuspension(tx: Work, member: string, suspended_at: Date | null): Promise<void> {
  await tx.updateTable('members').set({ suspended_at }).where('id', '=', member).execute();
  await tx.updateTable('accounts').set({ suspended_at }).where('member', '=', member).execute();
  if (suspended_at) await tx.deleteFrom('sessions').where('member', '=', member).execute();
}
