import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import type { Cursor } from '../records/cursor.ts';

/**
 * A tablet stores records, unsent work, drafts and cursor in one transaction. So the cursor it brings back is the proof: when its pull had ended and stands at
 * or beyond an erasure in every stream it holds, the tablet has forgotten (SY30). `device` answers for the identities it has had before.
 */
export async function noteForgotten(db: Database, device: string, { positions, unfinished }: Cursor, now: Date): Promise<void> {
  if (unfinished || positions.size === 0) return;
  const waiting = await sql<{ device: string }>`
    with recursive mine(device) as (
      select ${device}::uuid union select d.id from mine o join devices d on d.succeeded_by = o.device
    ) select distinct t.device from mine join erasure_tablets t on t.device = mine.device and t.forgotten_at is null`.execute(db);
  if (waiting.rows.length === 0) return;
  const stands = [...positions].map(([number, { seq, goneTo }]) => ({ number, seq: goneTo === undefined ? seq : -1 }));
  await sql`
    update erasure_tablets t set forgotten_at = ${now}::timestamptz
    where t.forgotten_at is null and t.device in (select jsonb_array_elements_text(${JSON.stringify(waiting.rows.map((row) => row.device))}::jsonb)::uuid)
      and not exists (
        select from erasure_streams s join areas a on a.id = s.area
        join jsonb_to_recordset(${JSON.stringify(stands)}::jsonb) as p(number int, seq bigint) on p.number = a.number
        where s.erasure = t.erasure and p.seq < s.seq)`.execute(db);
}

export interface ForgottenCount {
  readonly forgotten: number;
  /** Tablets in use that are waited for, those that have forgotten among them. */
  readonly tablets: number;
  /** Taken out of use before they had told: nothing more will be heard of them. */
  readonly silent: number;
}

/** "41 of 44 tablets have forgotten", by erasure. */
export async function forgottenCounts(db: Database, erasures: readonly string[]): Promise<ReadonlyMap<string, ForgottenCount>> {
  const { rows } = await sql<ForgottenCount & { readonly erasure: string }>`
    select t.erasure, count(t.forgotten_at)::int as forgotten,
      count(*) filter (where t.forgotten_at is not null or d.revoked_at is null)::int as tablets,
      count(*) filter (where t.forgotten_at is null and d.revoked_at is not null)::int as silent
    from erasure_tablets t join devices d on d.id = t.device
    where t.erasure in (select jsonb_array_elements_text(${JSON.stringify(erasures)}::jsonb)::uuid) group by t.erasure`.execute(db);
  return new Map(rows.map(({ erasure, ...counts }) => [erasure, counts]));
}
