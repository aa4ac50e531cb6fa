import type { Guide, Milestone, Obstacle } from '#guides/guide.ts';
import { freshId } from '#guides/new-guide.ts';
import { inserted, without } from './list-moves.ts';

const unsaid = { vi: '', en: '' };

/** Ids are what records hold: an item keeps its own for ever, and a new one never takes that of another. */
export function withNewStep(guide: Guide): Guide {
  const id = freshId(
    'step',
    guide.steps.map((step) => step.id),
  );
  const facts: Guide['steps'][number]['facts'] = [{ certainty: 'unverified', source: '' }];
  return { ...guide, steps: [...guide.steps, { id, title: unsaid, words: unsaid, appointment: false, obstacles: [], facts }] };
}

export function withNewObstacle(guide: Guide): Guide {
  const id = freshId(
    'obstacle',
    guide.obstacles.map((obstacle) => obstacle.id),
  );
  return withObstacle(guide, { id, title: unsaid, advice: unsaid, followUp: 'none' });
}

export function withObstacle(guide: Guide, obstacle: Obstacle): Guide {
  return { ...guide, obstacles: [...guide.obstacles, obstacle] };
}

export function withNewMilestone(guide: Guide): Guide {
  const id = freshId(
    'milestone',
    guide.milestones.map((milestone) => milestone.id),
  );
  const milestone: Milestone = { id, title: unsaid, counts: false, final: false };
  return { ...guide, milestones: [...guide.milestones, milestone] };
}

/** No step goes on naming what is gone. */
export function withoutObstacle(guide: Guide, at: number): Guide {
  const gone = guide.obstacles[at]?.id;
  const steps = guide.steps.map((step) => ({ ...step, obstacles: step.obstacles.filter((id) => id !== gone) }));
  return { ...guide, steps, obstacles: without(guide.obstacles, at) };
}

export function withoutMilestone(guide: Guide, at: number): Guide {
  const gone = guide.milestones[at]?.id;
  const steps = guide.steps.map((step) => (step.reaches === gone ? { ...step, reaches: undefined } : step));
  return { ...guide, steps, milestones: without(guide.milestones, at) };
}

/** What stops people in other guides and could stop them here. */
export function obstaclesElsewhere(guide: Guide, others: readonly Guide[]): readonly Obstacle[] {
  const own = new Set(guide.obstacles.map(({ id }) => id));
  const known = new Map(others.flatMap(({ obstacles }) => obstacles).map((obstacle) => [obstacle.id, obstacle]));
  return [...known.values()].filter(({ id }) => !own.has(id));
}

/** Removals taken back: the item is there again, where it was and for the steps that had it; everything typed since stays. */
export function withStepAgain(now: Guide, before: Guide, at: number): Guide {
  const step = before.steps[at];
  return step ? { ...now, steps: inserted(now.steps, at, step) } : now;
}

export function withObstacleAgain(now: Guide, before: Guide, at: number): Guide {
  const obstacle = before.obstacles[at];
  if (!obstacle) return now;
  const had = new Set(before.steps.filter(({ obstacles }) => obstacles.includes(obstacle.id)).map(({ id }) => id));
  const steps = now.steps.map((step) => (had.has(step.id) ? { ...step, obstacles: [...step.obstacles, obstacle.id] } : step));
  return { ...now, steps, obstacles: inserted(now.obstacles, at, obstacle) };
}

export function withMilestoneAgain(now: Guide, before: Guide, at: number): Guide {
  const milestone = before.milestones[at];
  if (!milestone) return now;
  const had = new Set(before.steps.filter(({ reaches }) => reaches === milestone.id).map(({ id }) => id));
  const steps = now.steps.map((step) => (had.has(step.id) && !step.reaches ? { ...step, reaches: milestone.id } : step));
  return { ...now, steps, milestones: inserted(now.milestones, at, milestone) };
}
