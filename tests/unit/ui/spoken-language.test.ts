import { languagesOf, spokenFor, spokenOpening, spokenStep } from '#ui/field/guide/spoken-language.tsx';
import { said, saidIn, spokenLanguage } from '#ui/text/guide-words.ts';
import { aGuide } from '#tests/unit/guides/fixture-guides.ts';
import { afterEach, expect, test } from 'vitest';

const opus = 'data:audio/ogg;codecs=opus;base64,T2dnUw==';
const shipped = aGuide();
const khmer = aGuide({ title: { vi: 'Ví', en: 'Wallet', km: 'កាបូប' } });
const recorded = aGuide({ audio: { hmn: opus }, steps: shipped.steps.map((step) => ({ ...step, audio: { hmn: opus } })) });
const halfRecorded = aGuide({ steps: shipped.steps.map((step, place) => (place === 0 ? { ...step, audio: { hmn: opus } } : step)) });

afterEach(() => {
  spokenLanguage.value = undefined;
});

test('a guide speaks what its title is written in, and what every step is recorded in', () => {
  expect(languagesOf(shipped)).toEqual(['vi', 'en']);
  expect(languagesOf(khmer)).toEqual(['vi', 'en', 'km']);
  expect(languagesOf(recorded)).toEqual(['vi', 'en', 'hmn']);
  expect(languagesOf(halfRecorded)).toEqual(['vi', 'en']);
});

test.each([
  ['km', 'km'],
  ['km-KH', 'km'],
  ['en-GB', 'en'],
  ['hmn', undefined],
  [undefined, undefined],
])('for somebody who likes %s it has %s', (wanted, spoken) => {
  expect(spokenFor(khmer, wanted)).toBe(spoken);
});

test('what is said is in the person’s language where the words are, else in that of the screens', () => {
  spokenLanguage.value = 'km';
  expect([said(khmer.title), saidIn(khmer.title)]).toEqual(['កាបូប', 'km']);
  expect([said(khmer.summary), saidIn(khmer.summary)]).toEqual([khmer.summary.vi, 'vi']);
});

test('a step is read as its recording in the language spoken, else part by part, each in the language it is in', () => {
  const [step] = recorded.steps;
  if (!step) throw new Error('the fixture has steps');
  expect(spokenStep(step)).toEqual([
    { text: step.title.vi, language: 'vi' },
    { text: step.words.vi, language: 'vi' },
  ]);
  spokenLanguage.value = 'hmn';
  expect(spokenStep(step)).toEqual([{ text: `${step.title.vi}\n${step.words.vi}`, language: 'vi', audio: opus }]);
  expect(spokenOpening(recorded)).toMatchObject([{ audio: opus }]);
});
