import { purposeStands } from '#domain/consent.ts';
import type { Consent, Progress } from '#domain/entities.ts';
import type { Guide, GuideStep, Obstacle } from '#guides/guide.ts';
import { isFinished, milestoneRank, stepToGoOnAt } from '#guides/progress-rules.ts';

/** What the runner shows. `step` is an index into the guide's steps. */
export type GuideView =
  | { readonly kind: 'prepare' }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'stop'; readonly step: number }
  | { readonly kind: 'finish' }
  | { readonly kind: 'declined' };

/**
 * Where to open: before the first step the preparation, then exactly where it stopped, on whichever tablet that was. `introduced`: the screen before
 * has said what it is about (the safety talk before somebody's first guide), so the first step comes at once.
 */
export function openingView(guide: Guide, progress: Progress | undefined, introduced = false): GuideView {
  if (progress?.declined === true) return { kind: 'declined' };
  if (!hasBegun(guide, progress)) return introduced ? { kind: 'step', step: 0 } : { kind: 'prepare' };
  const step = stepToGoOnAt(guide, progress);
  return step ? { kind: 'step', step: guide.steps.indexOf(step) } : { kind: 'finish' };
}

/** A step or milestone of another version of the guide does not count as begun unless this version knows it. */
function hasBegun(guide: Guide, progress: Progress | undefined): boolean {
  return guide.steps.some(({ id }) => id === progress?.step) || milestoneRank(guide, progress?.milestone) >= 0;
}

/** What usually goes wrong at this step, and everything else the guide knows of. */
export function obstaclesAt(
  guide: Guide,
  step: GuideStep,
): { readonly here: readonly Obstacle[]; readonly elsewhere: readonly Obstacle[] } {
  const here = step.obstacles.flatMap((id) => guide.obstacles.filter((obstacle) => obstacle.id === id));
  return { here, elsewhere: guide.obstacles.filter((obstacle) => !here.includes(obstacle)) };
}

export function obstacleOf(guide: Guide, progress: Progress | undefined): Obstacle | undefined {
  return guide.obstacles.find(({ id }) => id === progress?.obstacle);
}

/** The view after a step was done. */
export function viewAfter(guide: Guide, step: number): GuideView {
  return step + 1 < guide.steps.length ? { kind: 'step', step: step + 1 } : { kind: 'finish' };
}

/** The milestone to name when all steps were walked: the last one if it was reached. */
export function closingMilestone(guide: Guide, progress: Progress | undefined) {
  const milestone = guide.milestones[milestoneRank(guide, progress?.milestone)];
  return milestone && { milestone, final: isFinished(guide, progress) };
}

/**
 * May the steps be written down? Only with a standing consent to it; one that names no purposes at all (a peer's) is taken as a whole.
 */
export function mayRecordGuidance(consents: readonly Consent[]): boolean {
  return purposeStands(consents, 'guidance');
}
