import type { Role } from '#domain/area.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { MemberRow } from '#protocol/desk-answers.ts';
import { auditOther } from '../audit/audit-own.ts';
import { createAccount } from '../accounts/create-account.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import { asArea } from '../areas/area-tree.ts';
import { type AreaRow, below, covers, type DeskMember, type ScopedArea } from './scope.ts';

interface Found {
  id: string;
  name: string;
  roles: { role: Role; area: AreaRow }[];
  tablets: number;
  account: boolean;
  suspendedAt: Date | null;
}

/** Members with a role at or below the node; only those of their roles are shown. */
export async function membersOf({ db }: Pick<Services, 'db'>, node: ScopedArea): Promise<readonly MemberRow[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Found>`
    select m.id, m.name, m.suspended_at as "suspendedAt", jsonb_agg(jsonb_build_object('role', x.role, 'area', to_jsonb(a)) order by a.path, x.role) as roles,
      (select count(*)::int from devices d where d.member = m.id and d.revoked_at is null and d.succeeded_by is null and d.kind = 'tablet') as tablets,
      exists (select from accounts c where c.member = m.id and c.suspended_at is null) as account
    from members m join member_roles x on x.member = m.id join areas a on a.id = x.area
    where a.path >= ${low} and a.path < ${high}
    group by m.id, m.name, m.suspended_at order by m.id`.execute(db);
  rows.sort((a, b) => compareNames(a.name, b.name));
  return rows.map(({ suspendedAt, roles, ...row }) =>
    Object.assign(row, {
      suspendedAt: suspendedAt?.toISOString(),
      roles: roles.map(({ role, area }) => ({ role, area: asArea(area) })),
    }),
  );
}

export interface NewMember {
  readonly name: string;
  readonly role: Role;
  /** With these the member may also sign in at the desk. */
  readonly signIn?: string | undefined;
  readonly password?: string | undefined;
}

/** Roles one may give: nobody makes an operator but an operator of a node above. */
export function mayGive(giver: DeskMember, role: Role, node: ScopedArea): boolean {
  return covers(giver, node.path, role === 'operator' ? 'making-operators' : 'granting');
}

export async function addMember(
  services: Pick<Services, 'db' | 'now' | 'random'>,
  giver: DeskMember,
  node: ScopedArea,
  member: NewMember,
): Promise<Result<{ readonly id: string }>> {
  if (!mayGive(giver, member.role, node)) return failed({ kind: 'not-allowed' });
  const roles = [{ area: node.id, role: member.role }];
  if (member.signIn !== undefined) {
    const account = await createAccount(services, { name: member.name, signIn: member.signIn, password: member.password ?? '', roles });
    if (!account.ok) return account;
    await auditOther(services, { by: giver.id, of: account.value.member }, 'member-added');
    return done({ id: account.value.member });
  }
  const name = member.name.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (!name) return failed({ kind: 'name-missing' });
  const at = services.now();
  const id = newUuid(at, services.random);
  await services.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('members')
      .values({ id, name, created_at: new Date(at) })
      .execute();
    await transaction.insertInto('member_roles').values({ member: id, area: node.id, role: member.role }).execute();
    await auditOther({ db: transaction, now: services.now }, { by: giver.id, of: id }, 'member-added');
  });
  return done({ id });
}
