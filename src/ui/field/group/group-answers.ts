import type { GroupPerson } from '#background/device-api.ts';
import { progressId } from '#domain/ids.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import type { Guide } from '#guides/guide.ts';
import { furthestMilestone, isFinished, milestoneRank } from '#guides/progress-rules.ts';

/** A session as its draft keeps it: ids only. */
export type GroupAnswers = {
  readonly page: string;
  readonly area: string;
  readonly guide: string;
  /** Person ids. */
  readonly present: readonly string[];
  /** Index of the step that is shown. */
  readonly step: number;
  /** Person id → milestones ticked for them. */
  readonly reached: { readonly [person: string]: readonly string[] };
  /** Person id → where and why they stopped. */
  readonly stopped: { readonly [person: string]: { readonly step: string; readonly obstacle: string } };
  /** ISO day agreed with everybody, or empty. */
  readonly returnOn: string;
};

export const emptyGroup: GroupAnswers = {
  page: 'choose',
  area: '',
  guide: '',
  present: [],
  step: 0,
  reached: {},
  stopped: {},
  returnOn: '',
};

export function isTicked(answers: GroupAnswers, person: string, milestone: string): boolean {
  return answers.reached[person]?.includes(milestone) ?? false;
}

/** Ticks or unticks a milestone for some people. */
export function withTicks(answers: GroupAnswers, people: readonly string[], milestone: string, ticked: boolean): GroupAnswers['reached'] {
  const reached: Record<string, readonly string[]> = { ...answers.reached };
  for (const person of people) {
    const others = (reached[person] ?? []).filter((one) => one !== milestone);
    reached[person] = ticked ? [...others, milestone] : others;
  }
  return reached;
}

/** Those who still go along: present, and not stopped. */
export function goingAlong(answers: GroupAnswers): readonly string[] {
  return answers.present.filter((person) => answers.stopped[person] === undefined);
}

/**
 * Everything the session changes, to be saved at once. Only for people whose consent lets it be written down. Nobody falls back: a milestone is written when
 * it is further than the one reached before, and a step only where the goal was not reached already.
 */
export function groupChanges(guide: Guide, people: readonly GroupPerson[], answers: GroupAnswers): readonly Change[] {
  return people
    .filter(({ id, mayRecord }) => mayRecord && answers.present.includes(id))
    .flatMap((person): readonly Change[] => {
      const set = fieldsOf(guide, person, answers);
      if (Object.keys(set).length === 0) return [];
      return [{ kind: 'progress', id: progressId(person.id, guide.id), area: person.area, set: { ...set, version: guide.version } }];
    });
}

function fieldsOf(guide: Guide, { id, progress }: GroupPerson, answers: GroupAnswers): Fields {
  const before = progress[guide.id];
  const ticked = furthestMilestone(guide, answers.reached[id] ?? []);
  const further = ticked && milestoneRank(guide, ticked.id) > milestoneRank(guide, before?.milestone) ? ticked : undefined;
  const milestone = further?.id ?? before?.milestone;
  const stopped = answers.stopped[id];
  const done = isFinished(guide, { milestone });
  return {
    ...(further && { milestone: further.id }),
    ...(stopped && !done && { step: stopped.step, obstacle: stopped.obstacle }),
    ...(!stopped && !isFinished(guide, before) && { step: done ? null : (guide.steps[answers.step]?.id ?? null) }),
    ...(!stopped && before?.obstacle && { obstacle: null }),
    ...(answers.returnOn !== '' && !done && { appointmentOn: answers.returnOn }),
  };
}
