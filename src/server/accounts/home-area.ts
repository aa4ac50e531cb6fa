import type { Database } from '../database/transaction.ts';

/** The highest unit a member has a role at: where what they do to their own account is audited. */
export async function homeArea(db: Database, member: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('member_roles')
    .innerJoin('areas', 'areas.id', 'member_roles.area')
    .where('member', '=', member)
    .select(['areas.id', 'path'])
    .execute();
  return rows.toSorted((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))[0]?.id;
}
