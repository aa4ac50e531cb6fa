import { dayInVietnam } from '#domain/dates.ts';
import { newUuid } from '#domain/ids.ts';
import { type HomeChoice, mostHomes } from '#domain/plan.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { PlanAssigned, PlanPreview } from '#protocol/plan-answers.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import { acceptPlannedMutations } from '../../records/desk-mutations.ts';
import type { Services } from '../../services.ts';
import { outsideScope, type Scope, type ScopedArea } from '../scope.ts';
import { openCampaign } from './campaigns.ts';
import { type ChosenHome, type ChosenHomes, chooseHomes } from './choose-homes.ts';
import { reachOf } from './plan-people.ts';
import type { PlanRequest } from './plan-requests.ts';
import { knownTasks, planTasks, type TaskPlan } from './task-plan.ts';

/** Tasks written in one transaction: tablets that send meanwhile wait for no more than this. */
const batch = 500;
const mostShown = 100;

interface Chosen extends ChosenHomes {
  readonly reach: readonly string[] | undefined;
}

/** What an assignment would come to. Reads only. */
export async function previewPlan(services: Services, scope: Scope, node: ScopedArea, request: PlanRequest): Promise<Result<PlanPreview>> {
  const chosen = await chosenBy(services, scope, node, request);
  if (!chosen.ok) return chosen;
  const { homes, lanes, more, reach } = chosen.value;
  const plan = planTasks(homes, request, request.what ? await knownTasks(services.db, homes, request) : new Map(), reach);
  const rows = homes.slice(0, mostShown).map(({ id, head, address, areaName }) => ({ id, head, address, areaName }));
  return done({ homes: homes.length, tooMany: more || homes.length > mostHomes, lanes, rows, ...countsOf(plan) });
}

function countsOf({ fresh, changed, same, done: finished, outside }: TaskPlan) {
  return { fresh: fresh.length, changed: changed.length, same, done: finished, outside };
}

async function chosenBy({ db, now }: Services, scope: Scope, node: ScopedArea, request: PlanRequest): Promise<Result<Chosen>> {
  const { choice, assignee, campaign } = request;
  const at = choice.village === undefined ? done(node) : await scope.area(choice.village, 'managing');
  if (!at.ok) return at;
  if (!at.value.path.startsWith(node.path)) return outsideScope;
  const open = campaign === undefined ? done(undefined) : await openCampaign(db, scope, campaign, at.value);
  if (!open.ok) return open;
  const reach = assignee === undefined ? undefined : await reachOf(db, at.value, assignee);
  if (assignee !== undefined && !reach) return failed({ kind: 'person-not-here' });
  return done({ ...(await chooseHomes(db, at.value, choice, dayInVietnam(now()))), reach });
}

/** Gives the chosen homes a task each, in batches; a home that has it already keeps it. */
export async function assignHomes(services: Services, scope: Scope, node: ScopedArea, request: PlanRequest): Promise<Result<PlanAssigned>> {
  const chosen = await chosenBy(services, scope, node, request);
  if (!chosen.ok) return chosen;
  const { homes, lanes, more, reach } = chosen.value;
  if (more || homes.length > mostHomes) return failed({ kind: 'too-many-homes' });
  const assignment = newUuid(services.now(), services.random);
  const sum = { fresh: 0, changed: 0, same: 0, done: 0, outside: 0, refused: 0 };
  for (let from = 0; from < homes.length; from += batch) {
    const part = await assignPart(
      services,
      { scope, node, request, assignment, choice: namingLanes(request, lanes) },
      homes.slice(from, from + batch),
      reach,
    );
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += part[name];
  }
  return done({ ...sum, ...(sum.fresh + sum.changed > 0 && { id: assignment }) });
}

/** The choice with its lanes as people write them. */
function namingLanes({ choice }: PlanRequest, lanes: ChosenHomes['lanes']): HomeChoice {
  const wanted = choice.lanes;
  return wanted ? { ...choice, laneNames: lanes.filter(({ lane }) => wanted.includes(lane)).map(({ name }) => name) } : choice;
}

interface Assigning {
  readonly scope: Scope;
  readonly node: ScopedArea;
  readonly request: PlanRequest;
  readonly assignment: string;
  readonly choice: HomeChoice;
}

async function assignPart(services: Services, to: Assigning, homes: readonly ChosenHome[], reach: readonly string[] | undefined) {
  let plan: TaskPlan = { fresh: [], changed: [], same: 0, done: 0, outside: 0 };
  const { verdicts } = await acceptPlannedMutations(services, to.scope.member.id, async (tx) => {
    plan = planTasks(homes, to.request, await knownTasks(tx, homes, to.request), reach);
    const changes = [...plan.fresh, ...plan.changed];
    if (changes.length > 0)
      await noteAssignment(
        tx,
        services,
        to,
        changes.map(({ id }) => id),
      );
    return changes;
  });
  return { ...countsOf(plan), refused: verdicts.filter(({ verdict }) => verdict === 'refused').length };
}

/** The assignment's row, and that these tasks are its own from now on. */
async function noteAssignment(
  tx: Work,
  { now }: Services,
  { scope, node, request, assignment, choice }: Assigning,
  tasks: readonly string[],
) {
  const { campaign, assignee, what, dueOn } = request;
  await tx
    .insertInto('assignments')
    .values({
      id: assignment,
      area: choice.village ?? node.id,
      campaign: campaign ?? null,
      assignee: assignee ?? null,
      what,
      due_on: dueOn ?? null,
      choice: JSON.stringify(choice),
      created_by: scope.member.id,
      created_at: new Date(now()),
      withdrawn_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await sql`
    insert into assigned_tasks (task, assignment) select task, ${assignment}::uuid from jsonb_array_elements_text(${JSON.stringify(tasks)}::jsonb) as w(task)
    on conflict (task) do update set assignment = excluded.assignment`.execute(tx);
}
