import type { ErasureForeseen } from '#protocol/rights-answers.ts';
import { sql } from 'kysely';
import { inSnapshot } from '../database/transaction.ts';
import type { DeskMember } from '../desk/scope.ts';
import { covers } from '../desk/scope.ts';
import { findTargets } from '../erasure/find-targets.ts';
import type { Services } from '../services.ts';

/** What erasing this person would take, and who else may be the same person. */
export async function foreseeErasure(
  { db }: Pick<Services, 'db'>,
  by: DeskMember,
  person: string,
  wholeHome: boolean,
): Promise<ErasureForeseen> {
  return inSnapshot(db, async (tx) => {
    const { people, homes, records } = await findTargets(tx, { kind: 'person', id: person, wholeHome });
    const kinds: Record<string, number> = {};
    for (const { kind } of records) kinds[kind] = (kinds[kind] ?? 0) + 1;
    const areas = JSON.stringify([...new Set(records.map(({ area }) => area))]);
    const { rows: tablets } = await sql<{ count: number }>`
      select count(*)::int as count from devices d where d.kind = 'tablet' and d.revoked_at is null and d.succeeded_by is null and exists (
        select from member_roles r join areas n on n.id = r.area join areas a on a.id in (select jsonb_array_elements_text(${areas}::jsonb))
        where r.member = d.member and starts_with(a.path, n.path))`.execute(tx);
    const mine = JSON.stringify(people);
    const { rows: same } = await sql<{ id: string; name: string | null; areaName: string; path: string }>`
      select o.id, o.fields ->> 'name' as name, a.name as "areaName", a.path from records p
      join records o on o.kind = 'person' and o.fields ->> 'personalId' = p.fields ->> 'personalId' join areas a on a.id = o.area
      where p.kind = 'person' and p.id in (select jsonb_array_elements_text(${mine}::jsonb))
        and o.id not in (select jsonb_array_elements_text(${mine}::jsonb)) order by o.id limit 20`.execute(tx);
    const sameNumber = same.flatMap(({ path, name, ...rest }) => (covers(by, path) ? [{ ...rest, name: name ?? '' }] : []));
    return { people: people.length, homes: homes.length, records: records.length, kinds, tablets: tablets[0]?.count ?? 0, sameNumber };
  });
}
