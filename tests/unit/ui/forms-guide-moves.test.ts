import type { Progress } from '#domain/entities.ts';
import { drawingIds } from '#guides/drawings.ts';
import { fieldsAfterStep, isFinished } from '#guides/progress-rules.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { vneidLevel2 as guide } from '#guides/vneid-level-2.ts';
import { drawings } from '#ui/field/drawings/drawings.ts';
import { closingMilestone, mayRecordGuidance, obstacleOf, obstaclesAt, openingView, viewAfter } from '#ui/field/guide/guide-moves.ts';
import { expect, test } from 'vitest';

const today = '2026-11-23';
const stepNumber = (id: string) => guide.steps.findIndex((step) => step.id === id);

test('a guide begins with what to prepare and the safety rules, and goes on exactly where it stopped', () => {
  expect(openingView(guide, undefined)).toEqual({ kind: 'prepare' });
  expect(openingView(guide, { step: 'agree-day' })).toEqual({ kind: 'step', step: stepNumber('agree-day') });
  expect(openingView(guide, { milestone: 'approved' })).toEqual({ kind: 'step', step: stepNumber('install') });
  expect(openingView(guide, { step: 'of-another-version' })).toEqual({ kind: 'prepare' });
});

test('somebody who does not want the service is not walked through it', () => {
  expect(openingView(guide, { step: 'agree-day', declined: true })).toEqual({ kind: 'declined' });
});

test('each shipped guide can be walked to its end, and resuming after any step opens the step that follows', () => {
  let walked = 0;
  for (const shipped of shippedGuides) {
    let progress: Progress = {};
    shipped.steps.forEach((step, at) => {
      progress = { ...progress, ...fieldsAfterStep(shipped, progress, step.id, today) };
      const next = viewAfter(shipped, at);
      expect({ after: step.id, view: openingView(shipped, progress) }).toEqual({ after: step.id, view: next });
      walked += 1;
    });
    expect(isFinished(shipped, progress)).toBe(true);
    expect(closingMilestone(shipped, progress)?.final).toBe(true);
  }
  expect(walked).toBeGreaterThan(10);
});

test('the obstacles of this step stand first, and none of the guide is lost', () => {
  for (const step of guide.steps) {
    const { here, elsewhere } = obstaclesAt(guide, step);
    expect(here.map(({ id }) => id)).toEqual(step.obstacles);
    expect(new Set([...here, ...elsewhere])).toEqual(new Set(guide.obstacles));
  }
  expect(obstacleOf(guide, { obstacle: 'no-code' })?.id).toBe('no-code');
  expect(obstacleOf(guide, { obstacle: 'unknown' })).toBeUndefined();
});

test('the steps are written down only with a standing consent to it', () => {
  expect(mayRecordGuidance([])).toBe(false);
  expect(mayRecordGuidance([{ purposes: ['registration'] }])).toBe(false);
  expect(mayRecordGuidance([{ purposes: ['registration', 'guidance'] }])).toBe(true);
  expect(mayRecordGuidance([{ purposes: ['guidance'], withdrawnAt: '2026-11-01T00:00:00Z' }])).toBe(false);
  expect(mayRecordGuidance([{}])).toBe(true);
});

test('every drawing that a guide names is drawn, on the ground of 160 by 120', () => {
  const named = shippedGuides.flatMap(({ steps }) => steps.flatMap(({ drawing }) => (drawing === undefined ? [] : [drawing])));
  expect(named.length).toBeGreaterThan(10);
  for (const name of [...named, ...drawingIds]) {
    const shapes = Object.entries(drawings).find(([id]) => id === name)?.[1];
    expect({ name, drawn: (shapes?.length ?? 0) > 0 }).toEqual({ name, drawn: true });
    for (const [, path] of shapes ?? []) expect(path).toMatch(/^M[\d.\s,a-zA-Z-]+$/);
  }
});
