import {
  countedMilestones,
  fieldsAfterStep,
  furthestMilestone,
  hasReached,
  isApprovedNotActivated,
  isCovered,
  isFinished,
  missingRequirements,
  stepToGoOnAt,
} from '#guides/progress-rules.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { vneidLevel1 } from '#guides/vneid-level-1.ts';
import { vneidLevel2 } from '#guides/vneid-level-2.ts';
import { expect, test } from 'vitest';
import { healthCard } from './fixture-guides.ts';

const today = '2026-11-23';
const guides = [...shippedGuides, healthCard];

test('the furthest milestone wins, whatever the order, and unknown ones count for nothing', () => {
  expect(furthestMilestone(vneidLevel2, ['approved', 'referred', null, 'from-a-newer-app'])?.id).toBe('approved');
  expect(furthestMilestone(vneidLevel2, [])).toBeUndefined();
});

test('a milestone reached means all before it are reached; only those that count are counted', () => {
  expect(hasReached(vneidLevel2, { milestone: 'approved' }, 'at-police')).toBe(true);
  expect(hasReached(vneidLevel2, { milestone: 'approved' }, 'active')).toBe(false);
  expect(hasReached(vneidLevel2, undefined, 'referred')).toBe(false);
  expect(hasReached(vneidLevel2, { milestone: 'approved' }, 'no-such')).toBe(false);
  expect(countedMilestones(vneidLevel2, { milestone: 'approved' }).map(({ id }) => id)).toEqual(['at-police', 'approved']);
});

test('one goes on at the step where it stopped', () => {
  expect(stepToGoOnAt(vneidLevel2, undefined)?.id).toBe('explain');
  expect(stepToGoOnAt(vneidLevel2, { step: 'enter-code', milestone: 'approved' })?.id).toBe('enter-code');
});

test('a milestone another tablet wrote carries one past an older step', () => {
  expect(stepToGoOnAt(vneidLevel2, { step: 'check-papers', milestone: 'approved' })?.id).toBe('install');
  expect(stepToGoOnAt(vneidLevel2, { step: 'from-a-newer-app', milestone: 'referred' })?.id).toBe('go-to-police');
});

test('after the last step nothing is left; practising alone may be left after the goal', () => {
  expect(stepToGoOnAt(vneidLevel2, { milestone: 'active', step: 'try-alone' })?.id).toBe('try-alone');
  expect(stepToGoOnAt(vneidLevel2, { milestone: 'active', step: null })).toBeUndefined();
  expect(isFinished(vneidLevel2, { milestone: 'active' })).toBe(true);
});

test('doing every step in turn walks through the guide to its end', () => {
  for (const guide of shippedGuides) {
    let progress: { step?: string | null; milestone?: string | null } = {};
    const walked: string[] = [];
    for (let step = stepToGoOnAt(guide, progress); step; step = stepToGoOnAt(guide, progress)) {
      walked.push(step.id);
      progress = Object.assign({}, progress, fieldsAfterStep(guide, progress, step.id, today));
      if (walked.length > guide.steps.length) break;
    }
    expect(walked).toEqual(guide.steps.map(({ id }) => id));
    expect(isFinished(guide, progress)).toBe(true);
  }
});

test('a step done settles the obstacle and the appointment, but not the day just agreed', () => {
  const stuck = { step: 'go-to-police', milestone: 'referred', obstacle: 'cannot-travel', appointmentOn: '2026-11-25' };
  expect(fieldsAfterStep(vneidLevel2, stuck, 'go-to-police', today)).toEqual({
    step: 'wait',
    milestone: 'at-police',
    obstacle: null,
    appointmentOn: null,
  });
  const agreed = { step: 'agree-day', appointmentOn: '2026-11-25' };
  expect(fieldsAfterStep(vneidLevel2, agreed, 'agree-day', today)).toEqual({ step: 'go-to-police', milestone: 'referred' });
  expect(fieldsAfterStep(vneidLevel2, { appointmentOn: '2026-11-23' }, 'wait', today)).toMatchObject({ appointmentOn: null });
});

test('doing an early step again takes nothing back', () => {
  expect(fieldsAfterStep(vneidLevel2, { milestone: 'approved' }, 'agree-day', today)).toEqual({ step: 'go-to-police' });
  expect(() => fieldsAfterStep(vneidLevel2, {}, 'no-such', today)).toThrow('no step');
});

test('a guide waits for what it requires', () => {
  const required = [{ guide: 'vneid-level-2', milestone: 'active' }];
  expect(missingRequirements(healthCard, {}, guides)).toEqual(required);
  expect(missingRequirements(healthCard, { 'vneid-level-2': { milestone: 'approved' } }, guides)).toEqual(required);
  expect(missingRequirements(healthCard, { 'vneid-level-2': { milestone: 'active' } }, guides)).toEqual([]);
  expect(missingRequirements(healthCard, { 'vneid-level-2': { milestone: 'active' } }, [])).toEqual(required);
});

test('level 1 has nothing left to give once the police have done level 2', () => {
  expect(isCovered(vneidLevel1, { 'vneid-level-2': { milestone: 'approved' } }, guides)).toBe(true);
  expect(isCovered(vneidLevel1, { 'vneid-level-2': { milestone: 'referred' } }, guides)).toBe(false);
});

test('approved but not activated is a state of its own', () => {
  expect(isApprovedNotActivated({ 'vneid-level-2': { milestone: 'approved' } })).toBe(true);
  expect(isApprovedNotActivated({ 'vneid-level-2': { milestone: 'active' } })).toBe(false);
  expect(isApprovedNotActivated({})).toBe(false);
});
