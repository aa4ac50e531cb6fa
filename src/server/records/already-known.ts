import type { Verdict } from '#protocol/answers.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import type { CheckedItem } from './check-mutation.ts';

interface KnownRow {
  readonly n: number;
  readonly hash: string;
  /** Null in the log; the refusal's reason in quarantine. */
  readonly reason: string | null;
  readonly settlement: 'released' | 'discarded' | null;
}

/** What the server already has under a device's numbers: the log's rows and the quarantine's. */
export type KnownNumbers = ReadonlyMap<number, readonly KnownRow[]>;

export async function readKnown(tx: Work, device: string, numbers: readonly number[]): Promise<KnownNumbers> {
  const wanted = JSON.stringify(numbers);
  const { rows } = await sql<KnownRow>`
    with wanted as (select value::bigint as n from jsonb_array_elements_text(${wanted}::jsonb))
    select m.n, m.content_hash as hash, null as reason, null as settlement
    from wanted w join mutations m on m.device = ${device}::uuid and m.n = w.n
    union all
    select q.n, q.content_hash, q.reason, q.settlement from wanted w join quarantine q on q.device = ${device}::uuid and q.n = w.n`.execute(
    tx,
  );
  const known = new Map<number, KnownRow[]>();
  for (const row of rows) known.set(row.n, [...(known.get(row.n) ?? []), row]);
  return known;
}

/**
 * The verdict for something that was here before: a duplicate, the same refusal again, or a conflict when other content holds this number.
 * Undefined when the number is new. Number 0 belongs to nothing, so only the same content counts as known there.
 */
export function verdictFromKnown({ n, hash }: Pick<CheckedItem, 'n' | 'hash'>, known: KnownNumbers): Verdict | undefined {
  const rows = known.get(n) ?? [];
  const same = rows.filter((row) => row.hash === hash);
  const refused = same.find((row) => row.reason !== null);
  if (same.some((row) => row.reason === null) || refused?.settlement === 'released') return { n, verdict: 'duplicate' };
  if (refused) return { n, verdict: 'refused', reason: refused.settlement === 'discarded' ? 'discarded' : (refused.reason ?? 'invalid') };
  return rows.length > 0 && n > 0 ? { n, verdict: 'refused', reason: 'sequence-conflict' } : undefined;
}
