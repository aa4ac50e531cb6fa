import type { Progress } from '#domain/entities.ts';
import { InvariantError } from '#domain/result.ts';
import type { Guide, GuideStep, Milestone } from './guide.ts';

/** Guide id → progress of one person (or household). */
export type ProgressByGuide = Readonly<Record<string, Progress | undefined>>;

/** Place of a milestone in the guide's order; -1 for none and for one this version of the guide does not know. */
export function milestoneRank(guide: Guide, milestone: string | null | undefined): number {
  return guide.milestones.findIndex(({ id }) => id === milestone);
}

/** The furthest of several milestones, as two tablets or a record's history may name them. */
export function furthestMilestone(guide: Guide, milestones: Iterable<string | null | undefined>): Milestone | undefined {
  const furthest = Math.max(-1, ...Array.from(milestones, (milestone) => milestoneRank(guide, milestone)));
  return guide.milestones[furthest];
}

/** Everything reached on the way to a milestone counts as reached. */
export function hasReached(guide: Guide, progress: Progress | undefined, milestone: string): boolean {
  const wanted = milestoneRank(guide, milestone);
  return wanted >= 0 && milestoneRank(guide, progress?.milestone) >= wanted;
}

/** The milestones reached that count in reports. */
export function countedMilestones(guide: Guide, progress: Progress | undefined): readonly Milestone[] {
  return guide.milestones.filter((milestone) => milestone.counts && hasReached(guide, progress, milestone.id));
}

export function isFinished(guide: Guide, progress: Progress | undefined): boolean {
  return guide.milestones.find(({ id }) => id === progress?.milestone)?.final === true;
}

/** VNeID level 2 is approved by the police but not activated on the phone: the commonest way to be left with nothing usable. */
export function isApprovedNotActivated(progress: ProgressByGuide): boolean {
  return progress['vneid-level-2']?.milestone === 'approved';
}

/** What has to be reached first and is not. Guides that are not known cannot be reached. */
export function missingRequirements(guide: Guide, progress: ProgressByGuide, guides: readonly Guide[]): Guide['requires'] {
  return guide.requires.filter((required) => !isReachedIn(required, progress, guides));
}

/** Is there nothing left to gain here, because something further is reached elsewhere? */
export function isCovered(guide: Guide, progress: ProgressByGuide, guides: readonly Guide[]): boolean {
  return guide.coveredBy.some((covering) => isReachedIn(covering, progress, guides));
}

function isReachedIn(goal: Guide['requires'][number], progress: ProgressByGuide, guides: readonly Guide[]): boolean {
  const guide = guides.find(({ id }) => id === goal.guide);
  return guide !== undefined && hasReached(guide, progress[guide.id], goal.milestone);
}

/**
 * The step to open: where it stopped, unless the milestone (perhaps written by another tablet) is already past it; else the one after the
 * milestone; else the first. Undefined when nothing is left to do.
 */
export function stepToGoOnAt(guide: Guide, progress: Progress | undefined): GuideStep | undefined {
  const reached = milestoneRank(guide, progress?.milestone);
  const reachedAt = guide.steps.findLastIndex((step) => step.reaches !== undefined && milestoneRank(guide, step.reaches) <= reached);
  const stoppedAt = guide.steps.findIndex(({ id }) => id === progress?.step);
  if (stoppedAt < 0 && isFinished(guide, progress)) return undefined;
  return guide.steps[Math.max(stoppedAt, reachedAt + 1)];
}

/**
 * What to save when a step is done on a day: the next step (null after the last), a milestone if it is further than the one already reached,
 * and the obstacle that stood there is settled. So is the appointment, unless this step is where a coming day was just agreed.
 */
export function fieldsAfterStep(guide: Guide, progress: Progress | undefined, stepId: string, on: string): FieldsAfterStep {
  const at = guide.steps.findIndex(({ id }) => id === stepId);
  const step = guide.steps[at];
  if (!step) throw new InvariantError(`${guide.id} has no step ${stepId}`);
  const { reaches } = step;
  const isFurther = milestoneRank(guide, reaches) > milestoneRank(guide, progress?.milestone);
  const settled = progress?.appointmentOn && !(step.appointment && progress.appointmentOn > on);
  return {
    step: guide.steps[at + 1]?.id ?? null,
    ...(reaches !== undefined && isFurther ? { milestone: reaches } : {}),
    ...(progress?.obstacle ? { obstacle: null } : {}),
    ...(settled ? { appointmentOn: null } : {}),
  };
}

type FieldsAfterStep = { readonly [Field in 'step' | 'milestone' | 'obstacle' | 'appointmentOn']?: string | null };
