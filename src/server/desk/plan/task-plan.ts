import type { Change, Fields } from '#domain/mutation.ts';
import { isRemoved } from '#domain/merge.ts';
import { sql } from 'kysely';
import type { Database, Work } from '../../database/transaction.ts';
import type { ChosenHome } from './choose-homes.ts';
import type { PlanRequest } from './plan-requests.ts';
import { planTaskId } from './plan-task-id.ts';

export interface KnownTask {
  readonly id: string;
  readonly area: string;
  /** Of its area. */
  readonly path: string;
  readonly fields: Fields;
}

export interface TaskPlan {
  readonly fresh: readonly Change[];
  readonly changed: readonly Change[];
  readonly same: number;
  readonly done: number;
  /** Homes beyond the chosen person's reach. */
  readonly outside: number;
}

type Given = Pick<PlanRequest, 'what' | 'campaign' | 'assignee' | 'dueOn' | 'again'>;

/** What giving `given` to these homes comes to, by the tasks they have already. `reach`: paths of the person's units; undefined for everybody. */
export function planTasks(
  homes: readonly ChosenHome[],
  given: Given,
  known: ReadonlyMap<string, KnownTask>,
  reach: readonly string[] | undefined,
): TaskPlan {
  const [fresh, changed]: [Change[], Change[]] = [[], []];
  const counts = { same: 0, done: 0, outside: 0 };
  for (const home of homes) {
    if (reach && !reach.some((path) => home.path.startsWith(path))) {
      counts.outside += 1;
      continue;
    }
    const id = planTaskId(given.campaign, given.what, home.id);
    const task = known.get(id);
    const change = (set: Fields): Change => ({ kind: 'task', id, area: task?.area ?? home.area, set });
    if (!task) fresh.push(change({ household: home.id, what: given.what, ...wanted(given) }));
    else if (isRemoved(task.fields)) fresh.push(change({ ...cleared(given), removed: null, doneAt: null }));
    else if (task.fields['doneAt'] && !given.again) counts.done += 1;
    else if (task.fields['doneAt']) fresh.push(change({ ...cleared(given), doneAt: null }));
    else if (isSame(task.fields, given)) counts.same += 1;
    else changed.push(change(cleared(given)));
  }
  return { fresh, changed, ...counts };
}

function wanted({ campaign, assignee, dueOn }: Given): Fields {
  return { ...(dueOn && { dueOn }), ...(assignee && { assignee }), ...(campaign && { campaign }) };
}

/** Over what stands there: a day or person no longer given is taken back. */
function cleared({ assignee, dueOn }: Given): Fields {
  return { dueOn: dueOn ?? null, assignee: assignee ?? null };
}

function isSame(fields: Fields, { assignee, dueOn }: Given): boolean {
  return (fields['assignee'] ?? undefined) === assignee && (fields['dueOn'] ?? undefined) === dueOn;
}

/** The tasks these homes have for this already, by id. */
export async function knownTasks(db: Database | Work, homes: readonly ChosenHome[], given: Given): Promise<ReadonlyMap<string, KnownTask>> {
  return tasksById(
    db,
    homes.map(({ id }) => planTaskId(given.campaign, given.what, id)),
  );
}

export async function tasksById(db: Database | Work, ids: readonly string[]): Promise<ReadonlyMap<string, KnownTask>> {
  const { rows } = await sql<KnownTask>`
    select r.id, r.area, a.path, r.fields from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as w(id)
    join records r on r.kind = 'task' and r.id = w.id join areas a on a.id = r.area`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
