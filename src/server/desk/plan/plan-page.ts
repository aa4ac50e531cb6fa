import { maskNumbers } from '#domain/masked-text.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { HomeChoice } from '#domain/plan.ts';
import type { Guide } from '#guides/guide.ts';
import type { AssignmentRow, CampaignRow, PlanPage } from '#protocol/plan-answers.ts';
import { sql } from 'kysely';
import { asArea } from '../../areas/area-tree.ts';
import { offeredGuides } from '../../guides/offered.ts';
import type { Services } from '../../services.ts';
import { inVietnameseOrder, pathAreas } from '../records-answer.ts';
import { below, covers, type Scope, type ScopedArea } from '../scope.ts';
import { type Campaign } from './campaigns.ts';
import { campaignProgress } from './campaign-progress.ts';
import { planPeople } from './plan-people.ts';

/** Shown at most; the newest. */
const mostCampaigns = 20;
const mostAssignments = 300;
const mostVillages = 500;

/** Everything the screen for planning shows of a node: whom and where one may send, what was given, and how far the campaigns are. */
export async function planPage(services: Services, scope: Scope, node: ScopedArea): Promise<PlanPage> {
  const { db, now } = services;
  const today = dayInVietnam(now());
  const guides = (await offeredGuides(db, node)).guides.map(({ guide }) => guide);
  const [path, people, villages, campaigns, assignments] = await Promise.all([
    pathAreas(services, node.path),
    planPeople(db, node),
    openVillages(services, node, today),
    campaignRows(services, scope, node, guides),
    assignmentRows(services, node, today),
  ]);
  return {
    area: asArea(node),
    path,
    asOf: new Date(now()).toISOString(),
    people,
    villages,
    guides: guides.map(({ id, title, milestones }) => ({
      id,
      title,
      milestones: milestones.map(({ id: of, title: name }) => ({ id: of, title: name })),
    })),
    campaigns,
    assignments,
  };
}

async function openVillages({ db }: Services, { path }: ScopedArea, today: string) {
  const [low, high] = below(path);
  const rows = await db
    .selectFrom('areas')
    .where('path', '>=', low)
    .where('path', '<', high)
    .where('kind', 'in', ['village', 'other'])
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', today)]))
    .selectAll()
    .limit(mostVillages)
    .execute();
  return inVietnameseOrder(rows).map(asArea);
}

type Found = Campaign & { readonly path: string; readonly areaName: string };

/**
 * Of the node and of units below it, and of those above that are mine: a village works for its commune's campaign. One of a village that was merged goes
 * on where its homes are.
 */
async function campaignRows(
  { db, now }: Services,
  scope: Scope,
  node: ScopedArea,
  guides: readonly Guide[],
): Promise<readonly CampaignRow[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Found>`
    select c.*, a.path, a.name as "areaName" from campaigns c join areas o on o.id = c.area join areas a on a.id = coalesce(o.merged_into, o.id)
    where (a.path >= ${low} and a.path < ${high}) or starts_with(${node.path}, a.path)
    order by c.closed_at is not null, c.through_day desc, c.created_at desc limit ${mostCampaigns}`.execute(db);
  const mine = rows.filter(({ path }) => covers(scope.member, path));
  const today = dayInVietnam(now());
  const guideOf = (campaign: Found) => guides.find(({ id }) => id === campaign.guide);
  return Promise.all(mine.map(async (row) => asCampaign(row, await campaignProgress(db, row, row.path, guideOf(row), today))));
}

function asCampaign(row: Found, progress: Pick<CampaignRow, 'total' | 'villages' | 'members'>): CampaignRow {
  return {
    id: row.id,
    area: row.area,
    areaName: row.areaName,
    name: row.name,
    counts: row.counts,
    guide: row.guide ?? undefined,
    milestone: row.milestone ?? undefined,
    target: row.target,
    from: row.from_day,
    through: row.through_day,
    closedAt: row.closed_at?.toISOString(),
    ...progress,
  };
}

interface Given {
  readonly id: string;
  readonly areaName: string;
  readonly what: string;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly campaign: string | null;
  readonly campaignName: string | null;
  readonly choice: HomeChoice;
  readonly village: string | null;
  readonly dueOn: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly done: number;
  readonly open: number;
  readonly overdue: number;
}

/** With nothing left to tell of, an assignment is not shown: its tasks went to another one or were taken back undone. */
async function assignmentRows({ db }: Services, node: ScopedArea, today: string): Promise<readonly AssignmentRow[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Given>`
    with places as materialized (select id from areas where path >= ${low} and path < ${high}),
    given as (select g.* from assignments g join places p on p.id = g.area),
    tasks as (
      select l.assignment, count(*) filter (where r.fields ->> 'doneAt' is not null) as done, count(*) filter (where r.fields ->> 'doneAt' is null) as open,
        count(*) filter (where r.fields ->> 'doneAt' is null and r.fields ->> 'dueOn' < ${today}) as overdue
      from given g join assigned_tasks l on l.assignment = g.id join records r on r.kind = 'task' and r.id = l.task join places p on p.id = r.area
      where coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb) group by l.assignment)
    select g.id, a.name as "areaName", g.what, g.assignee, m.name as "assigneeName", g.campaign, c.name as "campaignName", g.choice,
      v.name as village, g.due_on as "dueOn", b.name as "createdBy", g.created_at as "createdAt", g.withdrawn_at as "withdrawnAt", t.done, t.open, t.overdue
    from given g join tasks t on t.assignment = g.id join areas a on a.id = g.area join members b on b.id = g.created_by
      left join members m on m.id = g.assignee left join campaigns c on c.id = g.campaign left join areas v on v.id = g.choice ->> 'village'
    order by t.open = 0, g.created_at desc, g.id limit ${mostAssignments}`.execute(db);
  return rows.map(asAssignment);
}

function asAssignment({
  assignee,
  assigneeName,
  campaign,
  campaignName,
  village,
  dueOn,
  createdAt,
  withdrawnAt,
  ...row
}: Given): AssignmentRow {
  return {
    ...row,
    what: maskNumbers(row.what),
    ...(assignee && { assignee: { id: assignee, name: assigneeName ?? '' } }),
    ...(campaign && { campaign: { id: campaign, name: campaignName ?? '' } }),
    village: village ?? undefined,
    dueOn: dueOn ?? undefined,
    createdAt: createdAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString(),
  };
}
