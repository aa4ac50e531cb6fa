import { checkDraft } from '#guides/check-draft.ts';
import { checkGuides } from '#guides/check-guides.ts';
import { longestStepWords } from '#guides/check-words.ts';
import type { Guide } from '#guides/guide.ts';
import { copyOfGuide, emptyGuide, freshId, idFromTitle } from '#guides/new-guide.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { finishedDraft, isOutdated } from '#guides/write-guide.ts';
import { expect, test } from 'vitest';
import { aGuide } from './fixture-guides.ts';

const title = { vi: 'Ứng dụng của tỉnh', en: 'The province’s own app' };
const said = (draft: Guide) => checkDraft(finishedDraft(draft), shippedGuides).map(({ place, problem }) => `${place} ${problem}`);
const good = aGuide();
const [first, ...rest] = good.steps;
if (!first) throw new Error('the fixture has steps');

test('a guide without a fault has none as a draft, and what the checks of a pack find the draft’s find too', () => {
  expect(said(good)).toEqual([]);
  for (const guide of shippedGuides) expect(said(guide)).toEqual([]);
  const bad = [
    aGuide({ steps: rest }),
    aGuide({ apps: ['vneid-gift'] }),
    aGuide({ milestones: [] }),
    aGuide({ prepare: [] }),
    aGuide({ title: { vi: '', en: '' } }),
  ];
  for (const guide of bad) {
    expect(checkGuides([...shippedGuides, guide])).not.toEqual([]);
    expect(said(guide)).not.toEqual([]);
  }
});

test('a fault is found in its very field, in the order of the form', () => {
  const long = 'chữ '.repeat(longestStepWords + 1);
  const draft = aGuide({
    summary: { vi: 'Một câu.', en: '' },
    prepare: [{ vi: 'Thẻ', en: 'Thẻ' }],
    audience: { devices: [] },
    steps: [
      { ...first, words: { ...first.words, en: long }, facts: [...first.facts, { certainty: 'sourced', source: '' }] },
      ...rest.map((step) => ({ ...step, drawing: step.id === 'sim' ? 'dragon' : step.drawing })),
    ],
    alone: { vi: '', en: '' },
  });
  expect(said(draft)).toEqual([
    'summary/en nothing-said',
    'audience/devices misshapen',
    'prepare/0/en not-translated',
    'steps/greet/facts/1/source source-missing',
    'steps/greet/words/en too-long',
    'steps/sim/drawing drawing-unknown',
    'alone/vi incomplete',
  ]);
});

test('a secret without its warning is asked for where the warning is written', () => {
  const draft = aGuide({ steps: [{ ...first, words: { vi: 'Bác nhập mật khẩu.', en: 'Enter the password.' } }, ...rest] });
  expect(said(draft)).toEqual(['steps/greet/caution/vi secret-without-caution']);
  const warned = { ...first, words: draft.steps[0]?.words ?? first.words, caution: { vi: 'Giữ kín.', en: '' } };
  expect(said(aGuide({ steps: [warned, ...rest] }))).toEqual(['steps/greet/caution/en nothing-said']);
});

test('what may be left blank is left out when it is published, and the last milestone is the goal', () => {
  const blank = { vi: ' ', en: '' };
  const one = { id: 'heard', title: { vi: 'Đã nghe', en: 'Heard' }, counts: false, final: true };
  const finished = finishedDraft({
    ...good,
    audience: { ...good.audience, words: blank },
    need: { devices: [], obstacles: [] },
    steps: good.steps.map((step) => ({ ...step, caution: blank })),
    milestones: [one, ...good.milestones.map((milestone) => ({ ...milestone, final: false }))],
  });
  expect([finished.audience.words, finished.need, ...finished.steps.map(({ caution }) => caution)].filter(Boolean)).toEqual([]);
  expect(finished.milestones.map(({ final }) => final)).toEqual([false, true]);
});

test('an empty guide lacks only what the place alone knows', () => {
  const draft = emptyGuide('ung-dung-cua-tinh', title);
  expect(said(draft)).toEqual([
    'summary/vi nothing-said',
    ...['explain', 'install', 'log-in'].flatMap((step) => [
      `steps/${step}/facts/0/source source-missing`,
      `steps/${step}/words/vi nothing-said`,
    ]),
    'steps/try-alone/facts/0/source source-missing',
  ]);
  const source = [{ certainty: 'unverified' as const, source: 'Sở Khoa học và Công nghệ' }];
  const words = { vi: 'Bác mở ứng dụng ra.', en: 'Open the app.' };
  const filled = {
    ...draft,
    summary: words,
    steps: draft.steps.map((step) => ({ ...step, words: step.words.vi ? step.words : words, facts: source })),
  };
  expect(said(filled)).toEqual([]);
  expect(checkGuides([...shippedGuides, filled])).toEqual([]);
});

test.each(shippedGuides)('a copy of $id is a guide of its own that nobody has reviewed', (guide) => {
  const copy = copyOfGuide(guide, 'ban-chep', title);
  expect(copy).toMatchObject({ id: 'ban-chep', title, version: 1, reviewed: false, safety: false });
  expect(checkGuides([...shippedGuides, copy])).toEqual([]);
});

test('a name becomes an id that no other guide has', () => {
  expect(idFromTitle('Ứng dụng Đồng Nai, số 1', [])).toBe('ung-dung-dong-nai-so-1');
  expect(idFromTitle('VssID', ['vssid', 'vssid-2'])).toBe('vssid-3');
  expect(idFromTitle('115', [])).toBe('huong-dan');
  expect(idFromTitle('Hướng dẫn '.repeat(20), []).length).toBeLessThanOrEqual(50);
  expect(freshId('step', ['step', 'step-2', 'other'])).toBe('step-3');
});

test('newer words of the app are noticed until somebody has held the edited ones against them', () => {
  const shipped = findGuide('vssid');
  if (!shipped) throw new Error('VssID is shipped');
  const edited = { ...shipped, version: shipped.version + 3, writtenOver: shipped.version };
  expect(isOutdated(edited, shipped)).toBe(false);
  expect(isOutdated(edited, { ...shipped, version: shipped.version + 1 })).toBe(true);
  expect(isOutdated({ ...edited, writtenOver: shipped.version + 1 }, { ...shipped, version: shipped.version + 1 })).toBe(false);
  expect(isOutdated({ ...edited, version: 2, writtenOver: undefined }, { ...shipped, version: 2 })).toBe(true);
  expect(isOutdated(edited, undefined)).toBe(false);
});
