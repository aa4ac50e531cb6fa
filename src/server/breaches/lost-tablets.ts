import type { BreachTablet } from '#domain/rights.ts';
import type { BreachesPage } from '#protocol/rights-answers.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { below, type ScopedArea } from '../desk/scope.ts';

/** What a tablet holds by count: the people and homes of its member's units, those removed too, for they stay on it. */
const held = (kind: 'person' | 'household') => sql<number>`(
  select count(*)::int from records r where r.kind = ${kind} and r.area in (
    select a.id from member_roles o join areas n on n.id = o.area join areas a on a.path >= n.path and a.path < n.path || '~' where o.member = d.member))`;

const reaches = ([low, high]: readonly [string, string]) => sql`exists (
  select from member_roles o join areas n on n.id = o.area where o.member = d.member
    and ((n.path >= ${low} and n.path < ${high}) or starts_with(${low}::text, n.path)))`;

/** Tablets that were taken out of use and had records: a lost one is a breach until somebody says that it is none. Handed on or renewed ones are not lost. */
export async function lostTablets(db: Database, node: ScopedArea): Promise<BreachesPage['suggested']> {
  const { rows } = await sql<Omit<BreachesPage['suggested'][number], 'revokedAt' | 'contactAt'> & { revoked: Date; contact: Date | null }>`
    select d.id, d.name, m.name as "memberName", d.revoked_at as revoked, d.last_contact_at as contact,
      ${held('person')} as people, ${held('household')} as homes
    from devices d join members m on m.id = d.member
    where d.kind = 'tablet' and d.revoked_at is not null and d.succeeded_by is null and ${reaches(below(node.path))}
      and not exists (select from enrolment_codes c where c.replaces = d.id and c.used_at is not null)
    order by d.revoked_at desc, d.id limit 50`.execute(db);
  return rows.map(({ id, name, memberName, people, homes, revoked, contact }) => {
    return { id, name, memberName, people, homes, revokedAt: revoked.toISOString(), contactAt: contact?.toISOString() };
  });
}

/** The tablets that are named, as far as they belong to the node, with what each holds. */
export async function tabletsByCount(db: Database, node: ScopedArea, ids: readonly string[]): Promise<readonly BreachTablet[]> {
  const { rows } = await sql<BreachTablet>`
    select d.id, d.name, ${held('person')} as people, ${held('household')} as homes from devices d
    where d.id::text in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and ${reaches(below(node.path))} order by d.id`.execute(
    db,
  );
  return rows;
}
