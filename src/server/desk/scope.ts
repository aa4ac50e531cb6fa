import type { Role } from '#domain/area.ts';
import { type DeskRight, givesRight } from '#domain/desk-rights.ts';
import { isUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Tables } from '../database/tables.ts';
import type { Services } from '../services.ts';
import type { Selectable } from 'kysely';

/**
 * The one place where the desk decides what a signed-in person may see and change. Queries take {@link ScopedArea}, {@link ScopedRecord} and the
 * like, which only this file can make: a route that forgot to ask does not compile.
 */
declare const inScope: unique symbol;
interface InScope {
  readonly [inScope]: true;
}

export type AreaRow = Selectable<Tables['areas']>;
export type ScopedArea = AreaRow & InScope;
export type ScopedRecord = Selectable<Tables['records']> & { readonly path: string } & InScope;
export type ScopedDevice = Selectable<Tables['devices']> & InScope;
/** A member all of whose roles are within my scope: nobody manages somebody who stands above them. */
export type ScopedMember = Selectable<Tables['members']> & InScope;

export interface DeskMember {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly area: AreaRow; readonly role: Role }[];
}

/** The same answer for "does not exist" and "not yours": guessing an id teaches nothing. */
export const outsideScope = failed({ kind: 'outside-scope' });

/** Closed lower and open upper bound of the paths at and below a node. Not `like`: an id may hold `_`. */
export function below(path: string): readonly [string, string] {
  return [path, `${path.slice(0, -1)}0`];
}

export function covers(member: DeskMember, path: string, right: DeskRight = 'seeing'): boolean {
  return member.roles.some(({ area, role }) => path.startsWith(area.path) && givesRight(role, right));
}

export async function deskMember({ db }: Pick<Services, 'db'>, id: string): Promise<DeskMember | undefined> {
  const member = await db.selectFrom('members').where('id', '=', id).select(['id', 'name']).executeTakeFirst();
  if (!member) return undefined;
  const rows = await db
    .selectFrom('member_roles')
    .innerJoin('areas', 'areas.id', 'member_roles.area')
    .where('member', '=', id)
    .selectAll('areas')
    .select('role')
    .orderBy('areas.path')
    .execute();
  return { ...member, roles: rows.map(({ role, ...area }) => ({ area, role })) };
}

export interface Scope {
  readonly member: DeskMember;
  /** Only where one of my roles gives the right; that of the route unless told. */
  area(id: string, need?: DeskRight): Promise<Result<ScopedArea>>;
  record(kind: string, id: string, need?: DeskRight): Promise<Result<ScopedRecord>>;
  device(id: string, need?: DeskRight): Promise<Result<ScopedDevice>>;
  memberToManage(id: string, need?: DeskRight): Promise<Result<ScopedMember>>;
  /** Of these area ids, those I may see. */
  visible(areas: readonly string[]): Promise<readonly string[]>;
}

/** `right`: what is needed where nothing else is said. */
export function scopeOf({ db }: Pick<Services, 'db'>, member: DeskMember, right: DeskRight = 'seeing'): Scope {
  const rolesOf = (id: string) =>
    db.selectFrom('member_roles').innerJoin('areas', 'areas.id', 'member_roles.area').where('member', '=', id).select('path').execute();
  /** Every role of the device's or account's owner lies within mine. */
  const reachesAll = async (id: string, need: DeskRight): Promise<boolean> => {
    const paths = await rolesOf(id);
    return paths.length > 0 && paths.every(({ path }) => covers(member, path, need));
  };
  return {
    member,
    async area(id, need = right) {
      const row = await db.selectFrom('areas').where('id', '=', id).selectAll().executeTakeFirst();
      if (!row || !covers(member, row.path)) return outsideScope;
      return covers(member, row.path, need) ? done(row as ScopedArea) : failed({ kind: 'not-allowed' });
    },
    async record(kind, id, need = right) {
      const query = db.selectFrom('records').innerJoin('areas', 'areas.id', 'records.area').selectAll('records').select('path');
      const row = await query.where('records.kind', '=', kind).where('records.id', '=', id).executeTakeFirst();
      if (!row || !covers(member, row.path)) return outsideScope;
      return covers(member, row.path, need) ? done(row as ScopedRecord) : failed({ kind: 'not-allowed' });
    },
    async device(id, need = right) {
      if (!isUuid(id)) return outsideScope;
      const row = await db.selectFrom('devices').where('id', '=', id).selectAll().executeTakeFirst();
      if (!row) return outsideScope;
      const paths = await rolesOf(row.member);
      if (!paths.some(({ path }) => covers(member, path))) return outsideScope;
      return need === 'seeing' || (await reachesAll(row.member, need)) ? done(row as ScopedDevice) : failed({ kind: 'not-allowed' });
    },
    async memberToManage(id, need = 'managing') {
      if (!isUuid(id)) return outsideScope;
      const row = await db.selectFrom('members').where('id', '=', id).selectAll().executeTakeFirst();
      return row && (await reachesAll(id, need)) ? done(row as ScopedMember) : outsideScope;
    },
    async visible(areas) {
      if (areas.length === 0) return [];
      const rows = await db.selectFrom('areas').where('id', 'in', areas).select(['id', 'path']).execute();
      return rows.filter(({ path }) => covers(member, path)).map(({ id }) => id);
    },
  };
}
