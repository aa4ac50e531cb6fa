import type { Progress, Review, Task, Visit } from './entities.ts';
import { promisedReturn, isVisited } from './visit-rules.ts';

/** Why a home deserves a visit, the most pressing first. */
export const followUpReasons = ['returned', 'promised', 'appointment', 'task', 'activate', 'never-visited'] as const;
export type FollowUpReason = (typeof followUpReasons)[number];

export interface FollowUp {
  readonly reason: FollowUpReason;
  readonly household: string;
  readonly person?: string | undefined;
  readonly guide?: string | undefined;
  /** Id of the obstacle that stands there. */
  readonly obstacle?: string | undefined;
  readonly task?: string | undefined;
  readonly visit?: string | undefined;
  /** Of a returned record: the field that is asked about, empty when it is none. */
  readonly field?: string | undefined;
  /** ISO date. */
  readonly dueOn?: string | undefined;
  readonly overdue: boolean;
  /** A task given to me by name, not to everybody. */
  readonly mine?: boolean | undefined;
  /** The coordinator's words, for returned records and tasks. */
  readonly words?: string | undefined;
}

/** What has to be known of a home. Leave out removed people and what belongs to them. */
export interface HomeFacts {
  readonly household: string;
  /** The member who looks: tasks given to others are none of theirs. */
  readonly me?: string | undefined;
  readonly visits: readonly Visit[];
  readonly tasks: readonly (Task & { readonly id: string })[];
  /** Of its people, and without `person` of the household itself. `finished`: the guide's last milestone is reached; `activates`: all is approved, and nothing but activating is left. */
  readonly progress: readonly {
    readonly person?: string | undefined;
    readonly guide: string;
    readonly record: Progress;
    readonly finished: boolean;
    readonly activates?: boolean | undefined;
  }[];
  /** Reviews of the household and of everything in it; `person` or `visit` when it is about one. */
  readonly reviews: readonly { readonly person?: string | undefined; readonly visit?: string | undefined; readonly record: Review }[];
}

/**
 * What is due at a home on a day (`yyyy-mm-dd`), or by the day `through` when one looks ahead; the most pressing first. A task given to me is there from
 * the moment it is given: its day is the last one, not the first.
 */
export function followUpsOf(home: HomeFacts, on: string, through: string = on): readonly FollowUp[] {
  const found = [...returned(home), ...promised(home, on), ...appointments(home, on), ...tasks(home, on), ...activations(home, on)];
  const due = found.filter(({ dueOn, mine }) => dueOn === undefined || dueOn <= through || mine);
  if (!isVisited(home.visits)) due.push({ reason: 'never-visited', household: home.household, overdue: false });
  return due.sort(compareFollowUps);
}

/** By reason, what is mine first, then by day: the longest overdue first. */
export function compareFollowUps(a: Rank, b: Rank): number {
  const byReason = followUpReasons.indexOf(a.reason) - followUpReasons.indexOf(b.reason) || Number(b.mine ?? 0) - Number(a.mine ?? 0);
  if (byReason !== 0) return byReason;
  const [left, right] = [a.dueOn ?? '', b.dueOn ?? ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

type Rank = Pick<FollowUp, 'reason' | 'mine' | 'dueOn'>;

function returned({ household, reviews }: HomeFacts): FollowUp[] {
  return reviews
    .filter(({ record }) => record.state === 'returned')
    .map(({ person, visit, record }) => ({
      reason: 'returned',
      household,
      person,
      visit,
      overdue: false,
      words: record.comment ?? undefined,
      field: record.field ?? '',
    }));
}

function promised({ household, visits }: HomeFacts, on: string): FollowUp[] {
  const dueOn = promisedReturn(visits);
  return dueOn === undefined ? [] : [{ reason: 'promised', household, dueOn, overdue: dueOn < on }];
}

function appointments({ household, progress }: HomeFacts, on: string): FollowUp[] {
  return progress.flatMap(({ person, guide, record, finished }): FollowUp[] => {
    const dueOn = record.appointmentOn ?? undefined;
    if (dueOn === undefined || finished || record.declined === true) return [];
    return [{ reason: 'appointment', household, person, guide, obstacle: record.obstacle ?? undefined, dueOn, overdue: dueOn < on }];
  });
}

function tasks({ household, me, tasks: all }: HomeFacts, on: string): FollowUp[] {
  return all
    .filter((task) => isOpenTask(task) && (!task.assignee || task.assignee === me))
    .map((task) => ({
      reason: 'task',
      household,
      person: task.person ?? undefined,
      task: task.id,
      dueOn: task.dueOn ?? undefined,
      overdue: task.dueOn ? task.dueOn < on : false,
      mine: Boolean(task.assignee),
      words: task.what ?? undefined,
    }));
}

/** What was approved and never activated is of no use, and nobody comes to say so: it stays in sight until a day is agreed, or it is done. */
function activations({ household, visits, progress }: HomeFacts, on: string): FollowUp[] {
  if ((promisedReturn(visits) ?? on) > on) return [];
  return progress
    .filter(({ activates, record }) => activates === true && record.declined !== true && !record.appointmentOn)
    .map(({ person, guide, record }) => ({
      reason: 'activate',
      household,
      person,
      guide,
      obstacle: record.obstacle ?? undefined,
      overdue: false,
    }));
}

/** Neither done nor taken back. */
export function isOpenTask(task: Task): boolean {
  return !task.doneAt && !task.removed;
}
