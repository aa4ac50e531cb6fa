import { usualTabletRules } from '#protocol/tablet-word.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/transaction.ts';

export interface TabletRules {
  /** Days without contact until a vault closes. */
  readonly leaseDays: number;
  readonly pinLeast: number;
}

/** Null where nobody has chosen. */
export interface RuleRow {
  readonly leaseDays: number | null;
  readonly pinLeast: number | null;
}

/**
 * What holds for a member's tablets: at each unit of theirs the nearest unit above that has a rule, and of several the strictest, so that a second role
 * never loosens the first. One {@link RuleRow}.
 */
export function rulesInSql(member: string): RawBuilder<unknown> {
  return sql`
    select min(r.lease_days) as "leaseDays", max(r.pin_least) as "pinLeast"
    from member_roles x join areas a on a.id = x.area
    join lateral (select t.lease_days, t.pin_least from tablet_rules t join areas u on u.id = t.area
      where starts_with(a.path, u.path) order by length(u.path) desc limit 1) r on true
    where x.member = ${member}::uuid`;
}

export async function rulesOfMember(db: Database, member: string): Promise<TabletRules> {
  return chosenRules((await sql<RuleRow>`${rulesInSql(member)}`.execute(db)).rows[0]);
}

export function chosenRules(row: RuleRow | undefined): TabletRules {
  return { leaseDays: row?.leaseDays ?? usualTabletRules.leaseDays, pinLeast: row?.pinLeast ?? usualTabletRules.pinLeast };
}

/** What holds at a unit, and the unit that says so; none where nobody has chosen. */
export async function rulesAt(
  db: Database,
  path: string,
): Promise<TabletRules & { readonly from?: { id: string; name: string } | undefined }> {
  const { rows } = await sql<{ leaseDays: number; pinLeast: number; id: string; name: string }>`
    select t.lease_days as "leaseDays", t.pin_least as "pinLeast", u.id, u.name from tablet_rules t join areas u on u.id = t.area
    where starts_with(${path}, u.path) order by length(u.path) desc limit 1`.execute(db);
  const [found] = rows;
  return found ? { leaseDays: found.leaseDays, pinLeast: found.pinLeast, from: { id: found.id, name: found.name } } : usualTabletRules;
}
