import type { Named } from '#domain/erasure.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';

export interface Told extends Named {
  readonly area: string;
  /** Erased: told as gone. Otherwise changed. */
  readonly departs: boolean;
}

/**
 * The next numbers of each stream: one for every record that changed, and one for each that is told as erased. The caller holds the streams. Returns how
 * far each area's stream has grown.
 */
export async function numberStreams(tx: Work, told: readonly Told[], now: Date): Promise<ReadonlyMap<string, number>> {
  if (told.length === 0) return new Map();
  const { rows } = await sql<{ area: string; head: number }>`
    with places as (
      select area, kind, id, departs, row_number() over (partition by area order by kind, id) as step
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as p(area text, kind text, id text, departs boolean)
    ),
    heads as (
      update streams s set head = s.head + c.steps from (select area, count(*) as steps from places group by area) c where s.area = c.area
      returning s.area, s.head, s.head - c.steps as base
    ),
    gone as (
      insert into departures (area, seq, kind, id, erased)
      select p.area, h.base + p.step, p.kind, p.id, true from places p join heads h on h.area = p.area where p.departs
    ),
    changed as (
      update records r set seq = h.base + p.step, changed_at = ${now}::timestamptz
      from places p join heads h on h.area = p.area where not p.departs and r.kind = p.kind and r.id = p.id
    )
    select area, head from heads`.execute(tx);
  return new Map(rows.map(({ area, head }) => [area, head]));
}
