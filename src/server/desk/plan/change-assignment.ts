import { isRemoved } from '#domain/merge.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { isUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Tables } from '../../database/tables.ts';
import { acceptPlannedMutations } from '../../records/desk-mutations.ts';
import type { Services } from '../../services.ts';
import type { Selectable } from 'kysely';
import { outsideScope, type Scope, type ScopedArea } from '../scope.ts';
import { reachOf } from './plan-people.ts';
import type { ReassignRequest } from './plan-requests.ts';
import { type KnownTask, tasksById } from './task-plan.ts';

const batch = 500;

type Assignment = Selectable<Tables['assignments']>;
interface ManagedAssignment {
  readonly row: Assignment;
  readonly area: ScopedArea;
}

/** An assignment of a unit I manage; any other is as if there were none. */
export async function managedAssignment({ db }: Services, scope: Scope, id: string): Promise<Result<ManagedAssignment>> {
  if (!isUuid(id)) return outsideScope;
  const row = await db.selectFrom('assignments').where('id', '=', id).selectAll().executeTakeFirst();
  const area = row ? await scope.area(row.area, 'managing') : outsideScope;
  return row && area.ok ? done({ row, area: area.value }) : area.ok ? outsideScope : area;
}

/** What is still open goes to somebody else; who did what is done, did it. */
export async function reassign(
  services: Services,
  scope: Scope,
  { row, area }: ManagedAssignment,
  to: ReassignRequest,
): Promise<Result<{ moved: number }>> {
  if (row.withdrawn_at) return failed({ kind: 'assignment-withdrawn' });
  const tasks = await tasksOf(services, [row.id]);
  const reached = to.assignee === null ? done(true) : await reachesAll(services, area, to.assignee, tasks);
  if (!reached.ok) return reached;
  const dueOn = to.dueOn === undefined ? row.due_on : to.dueOn;
  const moved = await changeOpenTasks(services, scope, tasks, { assignee: to.assignee, dueOn });
  await services.db.updateTable('assignments').set({ assignee: to.assignee, due_on: dueOn }).where('id', '=', row.id).execute();
  return done({ moved });
}

/** A task in a village where the person does not work would never be seen. */
async function reachesAll({ db }: Services, area: ScopedArea, member: string, tasks: readonly string[]): Promise<Result<true>> {
  const reach = await reachOf(db, area, member);
  if (!reach) return failed({ kind: 'person-not-here' });
  const open = [...(await tasksById(db, tasks)).values()].filter(isOpen);
  return open.every(({ path }) => reach.some((node) => path.startsWith(node))) ? done(true) : failed({ kind: 'person-not-everywhere' });
}

function isOpen({ fields }: KnownTask): boolean {
  return !fields['doneAt'] && !isRemoved(fields);
}

/** What is still open is taken back; what is done stays done. */
export async function withdraw(
  services: Services,
  scope: Scope,
  row: Pick<Assignment, 'id' | 'withdrawn_at'>,
): Promise<Result<{ moved: number }>> {
  if (row.withdrawn_at) return failed({ kind: 'assignment-withdrawn' });
  const now = new Date(services.now());
  const moved = await changeOpenTasks(services, scope, await tasksOf(services, [row.id]), takenBack(now));
  await services.db.updateTable('assignments').set({ withdrawn_at: now, withdrawn_by: scope.member.id }).where('id', '=', row.id).execute();
  return done({ moved });
}

/** `doneAt` as well, for an app that knows nothing of removed tasks yet. */
function takenBack(now: Date): Fields {
  return { removed: 'withdrawn', doneAt: now.toISOString() };
}

/** Everything open of a campaign is taken back. */
export async function withdrawCampaign(services: Services, scope: Scope, campaign: string): Promise<number> {
  const rows = await services.db
    .selectFrom('assignments')
    .where('campaign', '=', campaign)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .execute();
  const now = new Date(services.now());
  const ids = rows.map(({ id }) => id);
  const moved = await changeOpenTasks(services, scope, await tasksOf(services, ids), takenBack(now));
  if (ids.length > 0)
    await services.db.updateTable('assignments').set({ withdrawn_at: now, withdrawn_by: scope.member.id }).where('id', 'in', ids).execute();
  return moved;
}

async function tasksOf({ db }: Services, assignments: readonly string[]): Promise<readonly string[]> {
  if (assignments.length === 0) return [];
  const rows = await db.selectFrom('assigned_tasks').where('assignment', 'in', assignments).select('task').orderBy('task').execute();
  return rows.map(({ task }) => task);
}

async function changeOpenTasks(services: Services, scope: Scope, tasks: readonly string[], set: Fields): Promise<number> {
  let moved = 0;
  for (let from = 0; from < tasks.length; from += batch) {
    const ids = tasks.slice(from, from + batch);
    const { verdicts } = await acceptPlannedMutations(services, scope.member.id, async (tx) => {
      const known = await tasksById(tx, ids);
      const open = [...known.values()].filter(isOpen);
      return open.map(({ id, area }): Change => ({ kind: 'task', id, area, set }));
    });
    moved += verdicts.filter(({ verdict }) => verdict === 'accepted').length;
  }
  return moved;
}
