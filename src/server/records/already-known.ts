import type { Verdict } from '#protocol/answers.ts';
import { type RawBuilder, sql } from 'kysely';
import { emptiedHash, writtenIn } from '../erasure/erased-items.ts';
import type { CheckedItem } from './check-mutation.ts';
import { recordKey } from './merge-sql.ts';

export interface KnownRow {
  readonly n: number;
  readonly hash: string;
  /** Null in the log; the refusal's reason in quarantine. */
  readonly reason: string | null;
  readonly settlement: 'released' | 'discarded' | null;
  /** What it was about, when its content was taken out. */
  readonly record: string | null;
}

/** What the server already has under a device's numbers: the log's rows and the quarantine's. */
export type KnownNumbers = ReadonlyMap<number, readonly KnownRow[]>;

/** The rows {@link knownNumbers} sorts: what the log and the quarantine have under these numbers of a device. */
export function knownInSql(device: string, numbers: readonly number[]): RawBuilder<unknown> {
  const wanted = sql`(select value::bigint as n from jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb)) w`;
  return sql`
    select m.n, m.content_hash as hash, null as reason, null as settlement,
      case when m.content_hash = ${emptiedHash} then m.kind || '/' || m.id end as record
    from ${wanted} join mutations m on m.device = ${device}::uuid and m.n = w.n
    union all
    select q.n, q.content_hash, q.reason, q.settlement,
      case when q.content_hash = ${emptiedHash} then (q.mutation ->> 'kind') || '/' || (q.mutation ->> 'id') end
    from ${wanted} join quarantine q on q.device = ${device}::uuid and q.n = w.n`;
}

export function knownNumbers(rows: readonly KnownRow[]): KnownNumbers {
  const known = new Map<number, KnownRow[]>();
  for (const row of rows) known.set(row.n, [...(known.get(row.n) ?? []), row]);
  return known;
}

/**
 * The verdict for something that was here before: a duplicate, the same refusal again, or a conflict when other content holds this number.
 * Undefined when the number is new. Number 0 belongs to nothing, so only the same content counts as known there. What was emptied is known by what it was
 * about (SY28): its content is there no more.
 */
export function verdictFromKnown(item: CheckedItem, known: KnownNumbers): Verdict | undefined {
  const { n, hash } = item;
  const rows = known.get(n) ?? [];
  const { kind, id } = writtenIn(item);
  const about = kind === undefined || id === undefined ? undefined : recordKey(kind, id);
  const same = rows.filter((row) => row.hash === hash || (row.record !== null && row.record === about));
  const refused = same.find((row) => row.reason !== null);
  if (same.some((row) => row.reason === null) || refused?.settlement === 'released') return { n, verdict: 'duplicate' };
  if (refused) return { n, verdict: 'refused', reason: refused.settlement === 'discarded' ? 'discarded' : (refused.reason ?? 'invalid') };
  return rows.length > 0 && n > 0 ? { n, verdict: 'refused', reason: 'sequence-conflict' } : undefined;
}
