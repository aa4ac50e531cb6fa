import type { ForgettingShown } from '#protocol/rights-answers.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { forgottenCounts } from '../erasure/tablet-proof.ts';

/** "41 of 44 tablets have forgotten", and which have not. */
export async function forgettingOf(db: Database, erasures: readonly string[]): Promise<ReadonlyMap<string, ForgettingShown>> {
  if (erasures.length === 0) return new Map();
  const ids = JSON.stringify(erasures);
  const counts = await forgottenCounts(db, erasures);
  const { rows } = await sql<{ id: string; at: Date }>`
    select id, at from erasures where id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid)`.execute(db);
  const { rows: waiting } = await sql<{ erasure: string; name: string; member: string; contact: Date | null }>`
    select t.erasure, d.name, m.name as member, d.last_contact_at as contact from erasure_tablets t join devices d on d.id = t.device
    join members m on m.id = d.member
    where t.erasure in (select jsonb_array_elements_text(${ids}::jsonb)::uuid) and t.forgotten_at is null and d.revoked_at is null
    order by d.last_contact_at nulls first, d.id`.execute(db);
  return new Map(
    rows.map(({ id, at }) => [
      id,
      {
        id,
        at: at.toISOString(),
        ...(counts.get(id) ?? { forgotten: 0, tablets: 0, silent: 0 }),
        waiting: waiting
          .filter(({ erasure }) => erasure === id)
          .map(({ name, member, contact }) => ({ name, memberName: member, contactAt: contact?.toISOString() })),
      },
    ]),
  );
}
