import { longestStepWords } from '#guides/check-words.ts';
import { fewestSteps } from '#guides/check-guides.ts';
import { drawingIds } from '#guides/drawings.ts';
import { guideProblemKinds } from '#guides/guide-problem.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import {
  obstaclesElsewhere,
  withMilestoneAgain,
  withNewMilestone,
  withNewObstacle,
  withNewStep,
  withObstacleAgain,
  withoutMilestone,
  withoutObstacle,
  withStepAgain,
} from '#ui/desk/guides/draft-moves.ts';
import { draftsAt, dropDraft, readDraft, writeDraft } from '#ui/desk/guides/draft-store.ts';
import { inserted, moved, replaced, without } from '#ui/desk/guides/list-moves.ts';
import { deskGuideForm as enForm } from '#ui/text/en-desk-guide-form.ts';
import { deskGuides as en } from '#ui/text/en-desk-guides.ts';
import { deskGuideForm as viForm } from '#ui/text/vi-desk-guide-form.ts';
import { deskGuides as vi } from '#ui/text/vi-desk-guides.ts';
import { afterEach, expect, test, vi as doubles } from 'vitest';

const found = findGuide('vssid');
if (!found) throw new Error('VssID is shipped');
const guide = found;

test('every problem has its sentence and every drawing its name, in both languages, with the true limits', () => {
  for (const texts of [vi, en]) {
    expect(guideProblemKinds.filter((kind) => !texts.problems[kind])).toEqual([]);
    expect(texts.problems['too-long']).toContain(String(longestStepWords));
    expect(texts.problems['steps-too-few']).toContain(String(fewestSteps));
  }
  for (const texts of [viForm, enForm]) expect(drawingIds.filter((id) => !texts.drawings[id])).toEqual([]);
});

test('an item moves by one place and never falls off the list', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect([without(['a', 'b'], 0), replaced(['a', 'b'], 1, 'c'), inserted(['a', 'b'], 1, 'c')]).toEqual([
    ['b'],
    ['a', 'c'],
    ['a', 'c', 'b'],
  ]);
});

test('what is new takes nobody’s id', () => {
  const twice = withNewStep(withNewStep(guide));
  expect(new Set(twice.steps.map(({ id }) => id)).size).toBe(guide.steps.length + 2);
  expect(
    withNewObstacle(withNewObstacle(guide))
      .obstacles.slice(-2)
      .map(({ id }) => id),
  ).toEqual(['obstacle', 'obstacle-2']);
  expect(withNewMilestone(guide).milestones.at(-1)).toMatchObject({ id: 'milestone', counts: false });
});

test('no step goes on naming an obstacle or a milestone that was removed', () => {
  const noNetwork = guide.obstacles.findIndex(({ id }) => id === 'no-network');
  const less = withoutObstacle(guide, noNetwork);
  expect(JSON.stringify(less.steps)).not.toContain('"no-network"');
  expect(withoutMilestone(guide, 0).steps.map(({ reaches }) => reaches)).not.toContain(guide.milestones[0]?.id);
});

test('a removal is undone without losing what was typed since', () => {
  const noNetwork = guide.obstacles.findIndex(({ id }) => id === 'no-network');
  const typed = (draft: typeof guide) => ({ ...draft, summary: { vi: 'Câu mới.', en: 'New.' } });
  const stepsOf = ({ steps }: typeof guide) =>
    steps.map(({ id, obstacles, reaches }) => ({ id, obstacles: obstacles.toSorted(), reaches }));
  const undone = [
    withObstacleAgain(typed(withoutObstacle(guide, noNetwork)), guide, noNetwork),
    withMilestoneAgain(typed(withoutMilestone(guide, 0)), guide, 0),
    withStepAgain(typed({ ...guide, steps: without(guide.steps, 2) }), guide, 2),
  ];
  for (const draft of undone) {
    expect(stepsOf(draft)).toEqual(stepsOf(guide));
    expect([draft.obstacles, draft.milestones, draft.summary.vi]).toEqual([guide.obstacles, guide.milestones, 'Câu mới.']);
  }
});

test('obstacles of other guides are offered once, and none that is here already', () => {
  const level1 = findGuide('vneid-level-1');
  if (!level1) throw new Error('VNeID level 1 is shipped');
  const ids = obstaclesElsewhere(guide, [level1, level1]).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => guide.obstacles.some((own) => own.id === id))).toEqual([]);
});

afterEach(() => doubles.unstubAllGlobals());

/** What a browser keeps, or refuses to keep. */
function stubStorage(refuses = false): Record<string, string> {
  const kept: Record<string, string> = {};
  const store = {
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      if (refuses) throw new Error('refused');
      kept[key] = value;
      Object.defineProperty(store, key, { value, enumerable: true, configurable: true });
    },
    removeItem(key: string) {
      delete kept[key];
      Reflect.deleteProperty(store, key);
    },
  };
  doubles.stubGlobal('localStorage', store);
  return kept;
}

test.each([false, true])(
  'a draft is there again after the screen was left, unit by unit; the browser refuses to keep it: %s',
  (refuses) => {
    stubStorage(refuses);
    const draft = { guide, basedOn: 1, savedAt: '2026-11-02T03:04:05.000Z' };
    writeDraft('xa-a', draft);
    expect(readDraft('xa-a', guide.id)).toEqual(draft);
    expect(readDraft('xa-b', guide.id)).toBeUndefined();
    expect(draftsAt('xa-a')).toEqual(refuses ? [] : [draft]);
    dropDraft('xa-a', guide.id);
    expect(readDraft('xa-a', guide.id)).toBeUndefined();
  },
);

test.each([
  ['no JSON', '{'],
  ['another thing', '{"hello":"world"}'],
  ['a guide without its lists', JSON.stringify({ guide: { ...guide, steps: undefined }, basedOn: 1 })],
  ['a step without facts', JSON.stringify({ guide: { ...guide, steps: [{ id: 'a', obstacles: [] }] }, basedOn: 1 })],
])('what lies there as a draft but is %s is not opened', (_name, text) => {
  const kept = stubStorage();
  kept[`guide-draft/xa-a/${guide.id}`] = text;
  expect(readDraft('xa-a', guide.id)).toBeUndefined();
});
