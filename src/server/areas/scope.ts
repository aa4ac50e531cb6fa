import { type Area, type Role, roles } from '#domain/area.ts';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Database } from '../database/transaction.ts';
import { asArea } from './area-tree.ts';

/** A role a member has at a node; it reaches everything below the node. */
export interface MemberNode {
  readonly path: string;
  readonly role: Role;
}

/** A member's {@link MemberNode} rows. */
export function nodesInSql(member: string): RawBuilder<unknown> {
  return sql`select a.path, r.role from member_roles r join areas a on a.id = r.area where r.member = ${member}::uuid`;
}

/** The roles that reach the area at `path`; none when it is outside the member's scope. */
export function rolesAt(nodes: readonly MemberNode[], path: string): readonly Role[] {
  return nodes.filter((node) => path.startsWith(node.path)).map((node) => node.role);
}

/** The role with the widest reach among a member's roles. */
export function widestRole(held: readonly Role[]): Role {
  return roles.findLast((role) => held.includes(role)) ?? 'volunteer';
}

export type ScopeArea = Selectable<Tables['areas']> & {
  /** False for the units above my nodes: they are there for their names. */
  readonly within: boolean;
};

/** A member's nodes, everything below them, and the units above them, as {@link ScopeArea} rows. Each is looked up by itself: the whole tree may be a country. */
export function scopeInSql(member: string): RawBuilder<unknown> {
  return sql`with nodes as (select distinct n.path from member_roles r join areas n on n.id = r.area where r.member = ${member}::uuid),
    within as (select distinct a.id from nodes n join areas a on a.path >= n.path and a.path < n.path || '~'),
    above as (select distinct step as id from nodes n cross join lateral unnest(string_to_array(n.path, '/')) as step),
    told as (select id, true as within from within union all select id, false from above where id not in (select id from within))
    select a.id, a.number, a.parent, a.kind, a.code, a.name, a.aliases, a.valid_from, a.valid_to, a.merged_into, a.path, t.within
    from told t join areas a on a.id = t.id`;
}

/** {@link scopeInSql}; parents first. */
export async function scopeRows(db: Database, member: string): Promise<readonly ScopeArea[]> {
  const { rows } = await sql<ScopeArea>`select * from (${scopeInSql(member)}) scope order by path`.execute(db);
  return rows;
}

/** The areas a tablet is told about. */
export async function areasInScope(db: Database, member: string): Promise<readonly Area[]> {
  return (await scopeRows(db, member)).map(asArea);
}
