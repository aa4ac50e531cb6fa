import type { GroupPerson } from '#background/device-api.ts';
import type { Progress } from '#domain/entities.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { emptyGroup, goingAlong, groupChanges, withTicks, type GroupAnswers } from '#ui/field/group/group-answers.ts';
import { expect, test } from 'vitest';

const guide = shippedGuides.find(({ id }) => id === 'vneid-level-1');
if (!guide) throw new Error('VNeID level 1 is shipped');
const { id, version, steps } = guide;
const atEnd = { ...emptyGroup, guide: id, step: steps.length } satisfies GroupAnswers;

function somebody(name: string, progress?: Progress, mayRecord = true): GroupPerson {
  return { id: name, area: 'thon-a', name, head: 'Trần Văn Mẫu', mayRecord, progress: progress ? { [id]: progress } : {} };
}

const people = [somebody('mot'), somebody('hai'), somebody('ba', undefined, false), somebody('vang')];

test('everybody’s result is one change each, and nothing is written about those who did not agree or were not here', () => {
  const present = ['mot', 'hai', 'ba'];
  const answers = { ...atEnd, present, reached: withTicks(atEnd, present, 'active', true), returnOn: '2026-12-05' };
  expect(groupChanges(guide, people, answers)).toEqual([
    { kind: 'progress', id: `mot/${id}`, area: 'thon-a', set: { milestone: 'active', step: null, version } },
    { kind: 'progress', id: `hai/${id}`, area: 'thon-a', set: { milestone: 'active', step: null, version } },
  ]);
});

test('whoever stopped keeps the step and the obstacle, and the day agreed', () => {
  const stopped = { mot: { step: 'face', obstacle: 'face-not-matched' } };
  const answers = {
    ...atEnd,
    present: ['mot', 'hai'],
    reached: withTicks(atEnd, ['mot', 'hai'], 'installed', true),
    stopped,
    returnOn: '2026-12-05',
  };
  expect(goingAlong(answers)).toEqual(['hai']);
  expect(groupChanges(guide, people, answers).map(({ set }) => set)).toEqual([
    { milestone: 'installed', step: 'face', obstacle: 'face-not-matched', appointmentOn: '2026-12-05', version },
    { milestone: 'installed', step: null, appointmentOn: '2026-12-05', version },
  ]);
});

test('nobody falls back behind what was reached before, and an old obstacle is settled', () => {
  const before = [
    somebody('mot', { milestone: 'active', step: null }),
    somebody('hai', { milestone: 'installed', step: 'face', obstacle: 'no-time' }),
  ];
  const answers = { ...atEnd, present: ['mot', 'hai'], reached: withTicks(atEnd, ['mot', 'hai'], 'applied', true) };
  expect(groupChanges(guide, before, answers)).toEqual([
    { kind: 'progress', id: `hai/${id}`, area: 'thon-a', set: { milestone: 'applied', step: null, obstacle: null, version } },
  ]);
});

test('a session that ends early leaves everybody at the step that comes next', () => {
  const answers = { ...atEnd, step: 2, present: ['mot'] };
  expect(groupChanges(guide, people, answers)[0]?.set).toEqual({ step: steps[2]?.id, version });
});

test('ticking and unticking leaves what was ticked for others', () => {
  const ticked = { ...atEnd, reached: withTicks(atEnd, ['mot', 'hai'], 'installed', true) };
  const both = { ...ticked, reached: withTicks(ticked, ['mot'], 'applied', true) };
  expect(withTicks(both, ['mot'], 'installed', false)).toEqual({ mot: ['applied'], hai: ['installed'] });
});
