import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import type { CheckedItem, Refusal } from './check-mutation.ts';

export interface Quarantined {
  readonly item: CheckedItem;
  readonly refusal: Refusal;
}

interface Author {
  readonly device: string;
  readonly member: string;
}

export async function insertQuarantine(tx: Work, { device, member }: Author, refused: readonly Quarantined[], now: Date): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map(({ item, refusal }) => {
    return { n: item.n, hash: item.hash, ...refusal, mutation: item.raw === undefined ? { n: item.n, unstorable: true } : item.raw };
  });
  await sql`
    insert into quarantine (device, n, content_hash, reason, detail, mutation, member, arrived_at)
    select ${device}::uuid, n, hash, reason, detail, coalesce(mutation, 'null'), ${member}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q(n bigint, hash text, reason text, detail text, mutation jsonb)
    on conflict do nothing`.execute(tx);
}
