import { type RawBuilder, sql } from 'kysely';

/** Stamps may run this far ahead of arrival (protocol/limits.ts, clockTolerance), with room to spare. Milliseconds. */
const arrivalSlack = 60 * 60_000;
const kinds = sql`('household', 'person', 'visit', 'progress', 'review')`;

/**
 * The records as they were at a moment by the (corrected) time of the writes: `kind, id, area, fields`. What was done by then counts, also when it
 * arrived later. Records nobody has written to since are taken as they are; the others are folded anew from the log, per field the greatest stamp
 * before the moment. All count where they are now, so that a village that took in another is compared with both.
 */
export function stateAt(moment: number): RawBuilder<unknown> {
  const stamp = String(moment).padStart(13, '0');
  const changed = sql`select distinct kind, id from mutations
    where arrived_at >= ${new Date(moment - arrivalSlack)} and at >= ${stamp} and kind in ${kinds}`;
  return sql`with changed as materialized (${changed})
    select r.kind, r.id, r.area, r.fields from records r
      where r.kind in ${kinds} and not exists (select from changed c where c.kind = r.kind and c.id = r.id)
    union all
    select f.kind, f.id, r.area, f.fields from
      (select kind, id, jsonb_object_agg(key, value) as fields from
        (select distinct on (m.kind, m.id, e.key) m.kind, m.id, e.key, e.value
          from mutations m join changed c on c.kind = m.kind and c.id = m.id cross join lateral jsonb_each(m.set) e
          where m.at < ${stamp} order by m.kind, m.id, e.key, m.at desc) written
        group by kind, id) f
      join records r on r.kind = f.kind and r.id = f.id`;
}
