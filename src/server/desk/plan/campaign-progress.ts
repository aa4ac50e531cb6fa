import { addDays, startOfDayInVietnam } from '#domain/dates.ts';
import { formatStamp } from '#domain/hybrid-clock.ts';
import type { Guide } from '#guides/guide.ts';
import type { CampaignPart, TaskCounts } from '#protocol/plan-answers.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/transaction.ts';
import { below } from '../scope.ts';
import type { Campaign } from './campaigns.ts';

export interface CampaignProgress {
  readonly total: TaskCounts;
  readonly villages: readonly CampaignPart[];
  readonly members: readonly CampaignPart[];
}

interface PartRow extends TaskCounts {
  readonly part: 'total' | 'village' | 'member';
  readonly id: string;
  readonly name: string;
}

const stands = (fields: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(${fields} -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;
/** A stamp is 13 digits, 4 hex digits and the device, joined by dashes. */
const deviceOf = (field: string) => sql`substr(r.stamps ->> ${sql.lit(field)}, 20)`;

/**
 * What a campaign has reached, by village and by who did it, in one statement: each thing counts once in its village, and once for the member whose
 * tablet (or desk) wrote it. Beside it the tasks that are still open, by whom they are given to. `guide` is the one whose milestone is counted.
 */
export async function campaignProgress(
  db: Database,
  campaign: Campaign,
  path: string,
  guide: Guide | undefined,
  today: string,
): Promise<CampaignProgress> {
  const [low, high] = below(path);
  const { rows } = await sql<PartRow>`
    with places as materialized (select id, name from areas where path >= ${low} and path < ${high}),
    reached(area, key, device) as materialized (${reachedBy(campaign, guide)}),
    open as materialized (
      select r.area, coalesce(r.fields ->> 'assignee', '') as member, coalesce(r.fields ->> 'dueOn' < ${today}, false) as late
      from records r join places p on p.id = r.area
      where r.kind = 'task' and r.fields ->> 'campaign' = ${campaign.id} and r.fields ->> 'doneAt' is null and ${stands(sql`r.fields`)}),
    counted as (
      select case when grouping(x.area) = 0 then 'village' when grouping(x.member) = 0 then 'member' else 'total' end as part,
        coalesce(x.area, x.member, '') as id, count(distinct x.key) as done, 0 as open, 0 as overdue
      from (select r.area, r.key, coalesce(d.member::text, '') as member from reached r left join devices d on d.id::text = r.device) x
      group by grouping sets ((x.area), (x.member), ())
      union all
      select case when grouping(o.area) = 0 then 'village' when grouping(o.member) = 0 then 'member' else 'total' end,
        coalesce(o.area, o.member, ''), 0, count(*), count(*) filter (where o.late)
      from open o group by grouping sets ((o.area), (o.member), ()))
    select c.part, c.id, coalesce(p.name, m.name, '') as name, sum(c.done)::int8 as done, sum(c.open)::int8 as open, sum(c.overdue)::int8 as overdue
    from counted c left join places p on c.part = 'village' and p.id = c.id left join members m on c.part = 'member' and m.id::text = c.id
    group by c.part, c.id, p.name, m.name order by 4 desc, 3, 2`.execute(db);
  const parts = (wanted: PartRow['part']) => rows.filter(({ part }) => part === wanted).map(({ part: _part, ...row }) => row);
  const { done = 0, open = 0, overdue = 0 } = parts('total')[0] ?? {};
  return { total: { done, open, overdue }, villages: parts('village'), members: parts('member') };
}

/** `(area, key, device)` among the `places` named before it: what was reached within the days of the campaign, and the device that wrote it. */
export function reachedBy(campaign: Campaign, guide: Guide | undefined): RawBuilder<unknown> {
  const [from, to] = [startOfDayInVietnam(campaign.from_day), startOfDayInVietnam(addDays(campaign.through_day, 1))];
  const within = (time: RawBuilder<unknown>) =>
    sql`(${time})::timestamptz >= ${new Date(from)} and (${time})::timestamptz < ${new Date(to)}`;
  if (campaign.counts === 'tasks') {
    return sql`select r.area, r.id, ${deviceOf('doneAt')} from records r join places p on p.id = r.area
      where r.kind = 'task' and r.fields ->> 'campaign' = ${campaign.id} and ${stands(sql`r.fields`)} and ${within(sql`r.fields ->> 'doneAt'`)}`;
  }
  if (campaign.counts === 'visits') {
    return sql`select r.area, r.fields ->> 'household', ${deviceOf('at')} from records r join places p on p.id = r.area
      where r.kind = 'visit' and r.fields ->> 'outcome' = 'met' and ${stands(sql`r.fields`)} and ${within(sql`r.fields ->> 'at'`)}
        and (left(r.fields ->> 'at', 10)) collate "C" between ${addDays(campaign.from_day, -1)} and ${addDays(campaign.through_day, 1)}
        and exists (select from records h where h.kind = 'household' and h.id = r.fields ->> 'household' and ${stands(sql`h.fields`)})`;
  }
  return milestoneReached(campaign, guide, stampAt(from), stampAt(to));
}

/** By the log, since a record only tells of the last milestone: the first that counts has to lie within the days. */
function milestoneReached(campaign: Campaign, guide: Guide | undefined, from: string, to: string): RawBuilder<unknown> {
  const known = guide?.milestones.map(({ id }) => id) ?? [];
  const rank = known.indexOf(campaign.milestone ?? '');
  const counting = JSON.stringify(rank < 0 ? [campaign.milestone] : known.slice(rank));
  const counts = (milestone: RawBuilder<unknown>) => sql`${milestone} in (select jsonb_array_elements_text(${counting}::jsonb))`;
  return sql`select r.area, r.id, ${deviceOf('milestone')} from records r join places p on p.id = r.area cross join lateral (
      select min(m.at) as at from mutations m where m.kind = 'progress' and m.id = r.id and ${counts(sql`m.set ->> 'milestone'`)}) first
    where r.kind = 'progress' and substr(r.id, strpos(r.id, '/') + 1) = ${campaign.guide}
      and (r.stamps ->> 'milestone') collate "C" >= ${from} and r.stamps ->> 'milestone' is not null
      and ${counts(sql`r.fields ->> 'milestone'`)} and first.at >= ${from} and first.at < ${to}
      and exists (select from records s where s.kind in ('person', 'household') and s.id = split_part(r.id, '/', 1) and ${stands(sql`s.fields`)})`;
}

function stampAt(ms: number): string {
  return formatStamp({ ms, counter: 0 }, '');
}
