import { checkGuides, countWords, longestStepWords } from '#guides/check-guides.ts';
import { drawingIds } from '#guides/drawings.ts';
import { guideSchema } from '#guides/guide.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { aGuide, electricityBill, healthCard, socialInsurance } from './fixture-guides.ts';

test('the shipped guides have no fault', () => {
  expect(shippedGuides.map(({ id }) => id)).toEqual(['vneid-level-1', 'vneid-level-2']);
  expect(checkGuides(shippedGuides)).toEqual([]);
});

test.each(shippedGuides)('$id is exactly what its schema reads', (guide) => {
  expect(v.parse(guideSchema, JSON.parse(JSON.stringify(guide)))).toEqual(guide);
});

test.each(shippedGuides)('$id warns wherever a code, password or passcode is entered', (guide) => {
  const secret = guide.steps.filter(({ id }) => /code|password|passcode|activate$/.test(id) && id !== 'press-activate');
  expect(secret.length).toBeGreaterThanOrEqual(2);
  for (const step of secret) expect(step.caution?.vi).toContain('chỉ một mình bác biết');
});

test.each(shippedGuides)('$id says what no volunteer may do, and that no official has checked it yet', (guide) => {
  const rules = guide.rules.map(({ vi }) => vi).join(' ');
  for (const forbidden of ['OTP', 'mật khẩu', 'mã 6 số', 'CH Play', 'trong tay người dân', 'tiền']) expect(rules).toContain(forbidden);
  expect(guide.reviewed).toBe(false);
  expect(guide.steps.flatMap(({ facts }) => facts).some(({ certainty }) => certainty === 'unverified')).toBe(true);
});

test.each(shippedGuides)('$id is read aloud to a person of respect, and has a drawing for every step', (guide) => {
  for (const step of guide.steps) expect(step.words.vi).toMatch(/\b[Bb]ác\b/u);
  expect(guide.steps.every(({ drawing }) => drawing !== undefined)).toBe(true);
});

test('every drawing is used', () => {
  const used = new Set(shippedGuides.flatMap(({ steps }) => steps.map(({ drawing }) => drawing)));
  expect(drawingIds.filter((id) => !used.has(id))).toEqual([]);
});

test('the schema holds the other services: a household bill, a phone wallet, an app, a card that needs level 2', () => {
  expect(checkGuides([...shippedGuides, electricityBill, aGuide(), socialInsurance, healthCard])).toEqual([]);
});

test('a guide is found by its id', () => {
  expect(findGuide('vneid-level-2')?.subject).toBe('person');
  expect(findGuide('nothing')).toBeUndefined();
});

const good = aGuide();
const [first, second] = good.steps;
const problemsOf = (change: Parameters<typeof aGuide>[0]) =>
  checkGuides([aGuide(change)]).map(({ where, problem }) => `${where} ${problem}`);

test('each fault is found and its place named', () => {
  if (!first || !second) throw new Error('the fixture has two steps');
  const long = Array.from({ length: longestStepWords + 1 }, () => 'bác').join(' ');
  expect(problemsOf({ steps: [first, { ...second, obstacles: ['no-shop', 'lost'] }] })).toEqual(['steps/register/lost obstacle-unknown']);
  expect(problemsOf({ steps: [first, { ...second, obstacles: [] }] })).toEqual(['obstacles/no-shop obstacle-unused']);
  expect(problemsOf({ steps: [first, { ...second, reaches: 'rich' }] })).toEqual([
    'steps/register milestone-unknown',
    'milestones/usable milestone-never-reached',
  ]);
  expect(problemsOf({ steps: [{ ...first, reaches: 'usable' }, second] })).toEqual(['steps/register milestone-out-of-order']);
  expect(problemsOf({ steps: [first, first, second] })).toEqual(['steps/choose id-twice']);
  expect(problemsOf({ steps: [{ ...first, drawing: 'dragon' }, second] })).toEqual(['steps/choose drawing-unknown']);
  expect(problemsOf({ steps: [{ ...first, words: { vi: long, en: 'you' } }, second] })).toEqual(['steps/choose too-long']);
  expect(problemsOf({ steps: [{ ...first, words: { vi: 'OK', en: 'OK' } }, second] })).toEqual(['steps/choose not-translated']);
  expect(problemsOf({ milestones: good.milestones.map((milestone) => Object.assign({}, milestone, { counts: false })) })).toEqual([
    'milestones nothing-counts',
  ]);
  expect(problemsOf({ milestones: good.milestones.map((milestone) => Object.assign({}, milestone, { final: false })) })).toEqual([
    'milestones/usable final-not-last',
  ]);
  expect(problemsOf({ requires: [{ guide: 'unknown', milestone: 'x' }] })).toEqual(['requires/unknown guide-unknown']);
  expect(problemsOf({ coveredBy: [{ guide: 'mobile-money', milestone: 'x' }] })).toEqual(['coveredBy/mobile-money/x milestone-unknown']);
});

test('what is no guide is said to be misshapen, and two guides of one id are seen', () => {
  expect(checkGuides([{ ...good, title: 'one language' }])).toMatchObject([
    { guide: 'mobile-money', where: 'title', problem: 'misshapen' },
  ]);
  expect(checkGuides([null])).toMatchObject([{ guide: '', problem: 'misshapen' }]);
  expect(checkGuides([good, good])).toMatchObject([{ problem: 'id-twice' }]);
});

test('words are counted as they are spoken', () => {
  expect(countWords('  Bác   tự\nnhập. ')).toBe(3);
  expect(countWords('')).toBe(0);
});
