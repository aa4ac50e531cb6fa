import { checkGuides } from '#guides/check-guides.ts';
import { countWords, longestStepWords } from '#guides/check-words.ts';
import { guideSchema, type GuideStep } from '#guides/guide.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { longestRecording, mostRecordings } from '#guides/spoken-words.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { aGuide, electricityBill, healthCard } from './fixture-guides.ts';

test('the shipped guides have no fault', () => {
  expect(checkGuides(shippedGuides)).toEqual([]);
});

test.each(shippedGuides)('$id is exactly what its schema reads', (guide) => {
  expect(v.parse(guideSchema, JSON.parse(JSON.stringify(guide)))).toEqual(guide);
});

test('guides of a place of its own, for a person or a household, stand beside the shipped ones', () => {
  expect(checkGuides([...shippedGuides, electricityBill, aGuide(), healthCard])).toEqual([]);
});

test('what an older app wrote without the newer parts can still be read', () => {
  const { may: _may, alone: _alone, nextTime: _next, apps: _apps, safety: _safety, ...older } = aGuide();
  expect(v.parse(guideSchema, { ...older, stores: { android: 'com.vnid', ios: 'id1582750372' } })).toEqual({
    ...older,
    may: [],
    nextTime: [],
    apps: [],
    safety: false,
  });
});

test('a guide is found by its id', () => {
  expect(findGuide('vneid-level-2')?.subject).toBe('person');
  expect(findGuide('nothing')).toBeUndefined();
});

const good = aGuide();
const [greet, sim, choose, register] = good.steps;
const problemsOf = (change: Parameters<typeof aGuide>[0]) =>
  checkGuides([aGuide(change)]).map(({ where, problem }) => `${where} ${problem}`);

/** The fixture with some of its last step changed. */
function withLast(change: Partial<GuideStep>): GuideStep[] {
  if (!greet || !sim || !choose || !register) throw new Error('the fixture has four steps');
  return [greet, sim, choose, { ...register, ...change }];
}

test('a fault among obstacles, milestones and ids is found and its place named', () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ steps: withLast({ obstacles: ['no-shop', 'lost'] }) })).toEqual(['steps/register/lost obstacle-unknown']);
  expect(problemsOf({ steps: withLast({ obstacles: [] }) })).toEqual(['obstacles/no-shop obstacle-unused']);
  expect(problemsOf({ steps: withLast({ reaches: 'rich' }) })).toEqual([
    'steps/register milestone-unknown',
    'milestones/usable milestone-never-reached',
  ]);
  expect(problemsOf({ steps: good.steps.map((step) => Object.assign({}, step, { reaches: 'usable' })) })).toEqual([
    'steps/sim milestone-out-of-order',
    'steps/choose milestone-out-of-order',
    'steps/register milestone-out-of-order',
  ]);
  expect(problemsOf({ steps: [...good.steps, ...good.steps.slice(0, 1)] })).toEqual(['steps/greet id-twice']);
  expect(problemsOf({ milestones: good.milestones.map((milestone) => Object.assign({}, milestone, { counts: false })) })).toEqual([
    'milestones nothing-counts',
  ]);
  expect(problemsOf({ milestones: good.milestones.map((milestone) => Object.assign({}, milestone, { final: false })) })).toEqual([
    'milestones/usable final-not-last',
  ]);
});

test('what a guide leans on exists: goals of the same subject, drawings, official apps, sources', () => {
  expect(problemsOf({ requires: [{ guide: 'unknown', milestone: 'x' }] })).toEqual(['requires/unknown guide-unknown']);
  expect(problemsOf({ coveredBy: [{ guide: 'village-wallet', milestone: 'x' }] })).toEqual([
    'coveredBy/village-wallet/x milestone-unknown',
  ]);
  const bill = aGuide({ id: 'bill', subject: 'household', requires: [{ guide: 'village-wallet', milestone: 'usable' }] });
  expect(checkGuides([good, bill])).toEqual([{ guide: 'bill', where: 'requires/village-wallet', problem: 'other-subject' }]);
  expect(problemsOf({ steps: withLast({ drawing: 'dragon' }) })).toEqual(['steps/register drawing-unknown']);
  expect(problemsOf({ apps: ['vneid', 'vneid-gift'] })).toEqual(['apps/vneid-gift app-unknown']);
  expect(problemsOf({ steps: withLast({ facts: [{ certainty: 'sourced', source: ' ' }] }) })).toEqual(['steps/register source-missing']);
});

test('a guide to be shown has four steps at least, what may be done, the check "alone" and what to agree on', () => {
  expect(problemsOf({ steps: withLast({}).slice(1) })).toEqual(['steps steps-too-few']);
  expect(problemsOf({ may: [], nextTime: [] })).toEqual(['may incomplete', 'nextTime incomplete']);
  const { alone: _alone, ...older } = good;
  expect(checkGuides([older])).toEqual([{ guide: good.id, where: 'alone', problem: 'incomplete' }]);
});

test('every saying is there in both languages, and a step is short enough to listen to in each', () => {
  const long = (word: string) => Array.from({ length: longestStepWords + 1 }, () => word).join(' ');
  expect(problemsOf({ steps: withLast({ words: { vi: long('bác'), en: 'you' } }) })).toEqual(['steps/register too-long']);
  expect(problemsOf({ steps: withLast({ words: { vi: 'bác', en: long('you') } }) })).toEqual(['steps/register too-long']);
  expect(problemsOf({ steps: withLast({ caution: { vi: long('bác'), en: 'you' } }) })).toEqual(['steps/register too-long']);
  expect(problemsOf({ steps: withLast({ words: { vi: 'OK', en: ' OK ' } }) })).toEqual(['steps/register not-translated']);
  expect(problemsOf({ steps: withLast({ words: { vi: 'Bác', en: ' ' } }) })).toEqual(['steps/register nothing-said']);
  expect(problemsOf({ prepare: [{ vi: 'Thẻ', en: 'Thẻ' }] })).toEqual(['prepare/0 not-translated']);
  expect(problemsOf({ alone: { vi: 'VNeID', en: 'VNeID' } })).toEqual(['alone not-translated']);
});

test.each([
  ['Bác nhập mã OTP.', 'Enter the code.'],
  ['Bác đặt mật khẩu.', 'Choose a word.'],
  ['Bác nhập mã PIN.', 'Enter it.'],
  ['Bác nhập passcode.', 'Enter it.'],
  ['Bác nhập mã trong tin nhắn.', 'Enter it.'],
  ['Bác nhập.', 'Enter the password.'],
])('a secret is never entered without its warning: %s %s', (vi, en) => {
  const caution = { vi: 'Chỉ một mình bác biết.', en: 'Yours alone.' };
  expect(problemsOf({ steps: withLast({ words: { vi, en } }) })).toEqual(['steps/register secret-without-caution']);
  expect(problemsOf({ steps: withLast({ words: { vi, en }, caution }) })).toEqual([]);
});

test.each([
  'bit.ly/vneid',
  'http://10.0.0.1/vneid',
  'www.vneid.example',
  'vneid-gov.vn',
  'gov.vn.taive.top',
  'VNEID.APK',
  'zalo.me/0900',
  'tel://113',
])('no address is said that is not the state’s: %s', (address) => {
  const words = { vi: `Bác mở ${address} nhé.`, en: `Open ${address}.` };
  expect(problemsOf({ steps: withLast({ words }) })).toEqual(['steps/register link-unknown']);
  expect(problemsOf({ nextTime: [words] })).toEqual(['nextTime/0 link-unknown']);
});

test.each([
  'dichvucong.gov.vn',
  'https://dichvucong.gov.vn/p/home',
  'gov.vn',
  'vneid.gov.vn.',
  'khoảng 1.500.000 đồng',
  'xong.Bác',
  'VssID',
])('the state’s own addresses and what is no address may be said: %s', (address) => {
  expect(problemsOf({ steps: withLast({ words: { vi: `Bác mở ${address} nhé`, en: `Open ${address} now` } }) })).toEqual([]);
});

test('what is no guide is said to be misshapen, and two guides of one id are seen', () => {
  expect(checkGuides([{ ...good, title: 'one language' }])).toMatchObject([
    { guide: 'village-wallet', where: 'title', problem: 'misshapen' },
  ]);
  expect(checkGuides([null])).toMatchObject([{ guide: '', problem: 'misshapen' }]);
  expect(checkGuides([good, good])).toMatchObject([{ problem: 'id-twice' }]);
});

test('words are counted as they are spoken', () => {
  expect(countWords('  Bác   tự\nnhập. ')).toBe(3);
  expect(countWords('')).toBe(0);
});

const opus = 'data:audio/ogg;codecs=opus;base64,T2dnUw==';
const inHmong = (words: { vi: string; en: string }) => ({ ...words, hmn: `hmn ${words.vi}` });
const steps = good.steps.map((step) => ({ ...step, title: inHmong(step.title), words: inHmong(step.words), audio: { hmn: opus } }));
const hmong = { title: inHmong(good.title), summary: inHmong(good.summary), audio: { hmn: opus }, steps };

test('a pack may bring a further language and its recordings: whole in what the person hears, and kept as it came', () => {
  expect(problemsOf(hmong)).toEqual([]);
  expect(v.parse(guideSchema, JSON.parse(JSON.stringify(aGuide(hmong))))).toEqual(aGuide(hmong));
  expect(problemsOf({ ...hmong, steps: [...steps.slice(0, 3), ...good.steps.slice(3)] })).toEqual([
    'steps/register/hmn not-translated',
    'steps/register/audio/hmn incomplete',
  ]);
  expect(problemsOf({ ...hmong, summary: { ...good.summary, hmn: ' ' } })).toEqual(['summary/hmn not-translated']);
  expect(
    problemsOf({ steps: withLast({ words: { ...inHmong(good.title), hmn: Array.from({ length: 46 }, () => 'tus').join(' ') } }) }),
  ).toContain('steps/register too-long');
});

test('only Vietnamese and English may be recorded here and there: a device may have a voice for the other steps', () => {
  expect(problemsOf({ steps: withLast({ audio: { vi: opus } }) })).toEqual([]);
  expect(problemsOf({ steps: withLast({ audio: { hmn: opus } }) })).toHaveLength(3);
});

test.each([
  ['another server', { hmn: 'https://example.org/1.ogg' }],
  ['a page', { hmn: 'data:text/html;base64,PGI+' }],
  ['too long', { hmn: `${opus.slice(0, -8)}${'A'.repeat(longestRecording)}` }],
  ['no language', { 'H’Mông': opus }],
])('a recording is sound within the pack and of a language, and short: %s is not', (_name, audio) => {
  expect(checkGuides([{ ...good, audio }])).toMatchObject([{ problem: 'misshapen' }]);
  expect(checkGuides([{ ...good, title: { ...good.title, 'tiếng Mông': 'x' } }])).toMatchObject([{ where: 'title', problem: 'misshapen' }]);
});

test('all recordings of a guide together are small enough to travel with it', () => {
  const half = `${opus.slice(0, -8)}${'A'.repeat(longestRecording - opus.length)}`;
  const many = Array.from({ length: 8 }, (_, place) => ({
    ...good.steps[place % 4],
    id: `step-${place}`,
    reaches: undefined,
    audio: { vi: half },
  }));
  const found = checkGuides([{ ...good, steps: many }]).map(({ where, problem }) => `${where} ${problem}`);
  expect(8 * half.length).toBeGreaterThan(mostRecordings);
  expect(found).toContain('audio recordings-too-large');
});
