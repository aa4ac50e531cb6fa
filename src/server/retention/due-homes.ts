import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { serverDevice } from '../records/server-device.ts';

export interface RuleInForce {
  readonly id: string;
  readonly how: 'erase' | 'anonymise';
  readonly months: number;
  readonly path: string;
  /** Only homes that were given work of this campaign, and not before it has ended. */
  readonly campaign: string | null;
}

export interface DueHome {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly people: number;
}

/**
 * Homes whose last contact is so many months ago: nobody has written anything about them or their people since; with a campaign, only homes it went to and only
 * so many months after its last day. What the server wrote by itself is no contact. A home that has nothing left that tells who lives there is done.
 */
export async function dueHomes(db: Database, rule: RuleInForce, now: number, limit: number): Promise<readonly DueHome[]> {
  const before = sql`(${new Date(now)}::timestamptz - make_interval(months => ${rule.months}::int))`;
  const ofCampaign =
    rule.campaign === null
      ? sql`true`
      : sql`exists (select from records t where t.kind = 'task' and t.fields ->> 'campaign' = ${rule.campaign} and t.fields ->> 'household' = h.id)
          and exists (select from campaigns c where c.id = ${rule.campaign}::uuid and c.through_day < (${before} at time zone 'Asia/Ho_Chi_Minh')::date)`;
  const tells = sql`exists (
    select from jsonb_each(h.fields) f where f.key in ('head', 'address', 'phone', 'location', 'note') and f.value <> 'null'
    union all select from records p, jsonb_each(p.fields) f where p.kind = 'person' and p.fields ->> 'household' = h.id
      and f.key in ('name', 'personalId', 'phone', 'note') and f.value <> 'null')`;
  const { rows } = await sql<DueHome>`
    select h.id, h.area, a.name as "areaName",
      (select count(*)::int from records p where p.kind = 'person' and p.fields ->> 'household' = h.id) as people
    from records h join areas a on a.id = h.area
    where h.kind = 'household' and starts_with(a.path, ${rule.path}) and h.fields ->> 'mergedInto' is null and ${ofCampaign}
      and ${rule.how === 'erase' ? sql`true` : tells}
      and not exists (
        select from ${familyOf} cross join lateral (select value from jsonb_each_text(r.stamps) union all select r.area_stamp) s
        where right(s.value, 36) <> ${serverDevice} and to_timestamp(left(s.value, 13)::bigint / 1000.0) >= ${before})
    order by h.id limit ${limit}`.execute(db);
  return rows;
}

/** All that was written about a home `h` and its people. */
const familyOf = sql`(
  select r.stamps, r.area_stamp from records r where r.kind = 'household' and r.id = h.id
  union all select r.stamps, r.area_stamp from records r where r.kind in ('person', 'visit', 'task') and r.fields ->> 'household' = h.id
  union all select r.stamps, r.area_stamp from records p join records r on r.kind in ('consent', 'task') and r.fields ->> 'person' = p.id
    where p.kind = 'person' and p.fields ->> 'household' = h.id
  union all select r.stamps, r.area_stamp from records p join records r on r.kind = 'progress' and split_part(r.id, '/', 1) = p.id
    where p.kind in ('person', 'household') and (p.fields ->> 'household' = h.id or p.id = h.id)
) r`;
