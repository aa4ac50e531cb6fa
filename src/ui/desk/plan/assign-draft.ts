import { addDays, dayInVietnam } from '#domain/dates.ts';
import type { HomeFilter } from '#domain/plan.ts';
import type { PlanPage } from '#protocol/plan-answers.ts';
import { planWords } from './plan-words.ts';
import { usualMilestone } from './milestone-fields.tsx';

/** What the form holds so far. Empty strings stand for "all of them" and "nobody in particular". */
export interface AssignDraft {
  readonly village: string;
  readonly filter: HomeFilter;
  readonly guide: string;
  readonly milestone: string;
  readonly lanes: readonly string[];
  /** Undefined until it is typed: then the sentence follows the filter. */
  readonly what: string | undefined;
  readonly assignee: string;
  readonly dueOn: string | undefined;
  readonly campaign: string;
  readonly again: boolean;
}

/** A week, as plans for next week usually are. Days. */
const usualDays = 7;

export function newDraft(page: PlanPage): AssignDraft {
  return {
    village: '',
    filter: 'not-visited',
    ...usualMilestone(page.guides),
    lanes: [],
    what: undefined,
    assignee: '',
    dueOn: addDays(dayInVietnam(Date.parse(page.asOf)), usualDays),
    campaign: '',
    again: false,
  };
}

export function taskWords({ what, filter }: AssignDraft): string {
  return what ?? planWords().suggestion[filter];
}

/** The request as the server takes it; what is empty is left out. */
export function requestOf(draft: AssignDraft, what: string): object {
  const { village, filter, guide, milestone, lanes, assignee, dueOn, campaign, again } = draft;
  return {
    choice: {
      filter,
      ...(village && { village }),
      ...(village && lanes.length > 0 && { lanes }),
      ...(filter === 'at-milestone' && { guide, milestone }),
    },
    what: what.trim(),
    ...(assignee && { assignee }),
    ...(dueOn && { dueOn }),
    ...(campaign && { campaign }),
    again,
  };
}
