import { checkGuides } from '#guides/check-guides.ts';
import { translationSchema, withLanguage } from '#guides/further-language.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const folder = 'src/guides/languages';
const translations = readdirSync(folder).map((file) => ({
  file,
  said: v.parse(translationSchema, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
}));
const problemsOf = (guide: (typeof shippedGuides)[number]) =>
  checkGuides([...shippedGuides.filter(({ id }) => id !== guide.id), guide]).filter((problem) => problem.guide === guide.id);
const sound = 'data:audio/ogg;base64,T2dnUwACAAAAAA==';

test('every translation is whole: the guide passes all rules with it, also spoken by recordings', () => {
  expect(translations.length).toBeGreaterThan(0);
  for (const { file, said } of translations) {
    const guide = findGuide(said.guide);
    if (!guide) throw new Error(`${file} is of no guide`);
    expect(file).toBe(`${said.guide}.${said.language}.json`);
    expect(Object.keys(said.steps)).toEqual(guide.steps.map(({ id }) => id));
    const spoken = withLanguage(guide, said);
    expect(problemsOf(spoken), file).toEqual([]);
    expect(spoken.steps.map(({ words }) => words[said.language])).toEqual(Object.values(said.steps).map(({ words }) => words));
    const recordings = Object.fromEntries(['opening', ...Object.keys(said.steps)].map((id) => [id, sound]));
    expect(problemsOf(withLanguage(guide, said, recordings)), file).toEqual([]);
  }
});

test('a step, a caution or a recording that is missing is found', () => {
  const [first] = translations;
  const guide = findGuide(first?.said.guide ?? '');
  if (!first || !guide) throw new Error('no translation');
  const [, second = ''] = Object.keys(first.said.steps);
  const { [second]: left, ...steps } = first.said.steps;
  expect(problemsOf(withLanguage(guide, { ...first.said, steps })).map(({ problem }) => problem)).toContain('not-translated');
  const bare = { ...first.said, steps: { ...steps, [second]: { title: left?.title ?? '', words: left?.words ?? '' } } };
  expect(problemsOf(withLanguage(guide, bare)).map(({ problem }) => problem)).toContain('not-translated');
  expect(problemsOf(withLanguage(guide, first.said, { [second]: sound })).map(({ problem }) => problem)).toContain('incomplete');
});
