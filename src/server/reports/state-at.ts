import { type RawBuilder, sql } from 'kysely';
import { below } from '../desk/scope.ts';

/** Stamps may run this far ahead of arrival (protocol/limits.ts, clockTolerance), with room to spare. Milliseconds. */
const arrivalSlack = 60 * 60_000;
const kinds = sql`('household', 'person', 'visit', 'progress', 'review')`;

/**
 * The records at and below a node as they were at a moment by the (corrected) time of the writes: `kind, id, area, fields`. What was done by then counts, also when it
 * arrived later. Records nobody has written to since are taken as they are; the others are folded anew from the log, per field the greatest stamp
 * before the moment. All count where they are now, so that a village that took in another is compared with both. Of consents only those of people who ever
 * withdrew one are among them: the others, by far the most, say nothing a report asks.
 */
export function stateAt(path: string, moment: number): RawBuilder<unknown> {
  const [low, high] = below(path);
  const stamp = String(moment).padStart(13, '0');
  // An array of areas is looked up in the index, also where a join row by row is forbidden.
  const inside = sql`any(array(select id from areas where path >= ${low} and path < ${high}))`;
  const here = sql`select kind, id, area, fields from records where area = ${inside} and kind in ${kinds}
    union all
    select kind, id, area, fields from records where area = ${inside} and kind = 'consent' and fields ->> 'person' in (
      select fields ->> 'person' from records where area = ${inside} and kind = 'consent' and fields ?| array['withdrawnAt', 'reportingWithdrawnAt'])`;
  const changed = sql`select distinct m.kind, m.id from mutations m join here h on h.kind = m.kind and h.id = m.id
    where m.arrived_at >= ${new Date(moment - arrivalSlack)} and m.at >= ${stamp}`;
  return sql`with here as materialized (${here}), changed as materialized (${changed})
    select r.kind, r.id, r.area, r.fields from here r where not exists (select from changed c where c.kind = r.kind and c.id = r.id)
    union all
    select f.kind, f.id, r.area, f.fields from
      (select kind, id, jsonb_object_agg(key, value) as fields from
        (select distinct on (m.kind, m.id, e.key) m.kind, m.id, e.key, e.value
          from mutations m join changed c on c.kind = m.kind and c.id = m.id cross join lateral jsonb_each(m.set) e
          where m.at < ${stamp} order by m.kind, m.id, e.key, m.at desc) written
        group by kind, id) f
      join here r on r.kind = f.kind and r.id = f.id`;
}
