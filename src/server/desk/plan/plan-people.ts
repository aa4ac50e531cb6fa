import type { PlanPerson } from '#protocol/plan-answers.ts';
import { sql } from 'kysely';
import { compareNames } from '#domain/vietnamese-text.ts';
import type { Database } from '../../database/transaction.ts';
import { below, type ScopedArea } from '../scope.ts';

/** Members who work at the node, below it, or at a unit that holds it, and whose tablets may sync. */
export async function planPeople(db: Database, node: ScopedArea): Promise<readonly PlanPerson[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<PlanPerson>`
    select m.id, m.name, jsonb_agg(distinct a.name) as units
    from members m join member_roles x on x.member = m.id join areas a on a.id = x.area
    where m.suspended_at is null and ((a.path >= ${low} and a.path < ${high}) or (x.role in ('volunteer', 'lead') and starts_with(${node.path}, a.path)))
    group by m.id, m.name`.execute(db);
  return rows.toSorted((a, b) => compareNames(a.name, b.name));
}

/** The units a member may be sent to, as paths; undefined when the member cannot be given anything from this node. */
export async function reachOf(db: Database, node: ScopedArea, member: string): Promise<readonly string[] | undefined> {
  const people = await planPeople(db, node);
  if (!people.some(({ id }) => id === member)) return undefined;
  const rows = await db
    .selectFrom('member_roles')
    .innerJoin('areas', 'areas.id', 'member_roles.area')
    .where('member', '=', member)
    .select('path')
    .execute();
  return rows.map(({ path }) => path);
}
