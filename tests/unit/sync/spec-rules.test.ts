import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rules = Array.from(readFileSync('src/sync/SPEC.md', 'utf8').matchAll(/^\*\*(SY\d+) /gm), ([, rule]) => rule ?? '');
const tests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$|-suite\.ts$/.test(file) && !file.endsWith('spec-rules.test.ts'))
  .map((file) => readFileSync(`tests/${file}`, 'utf8'));
const cited = tests.flatMap((text) =>
  Array.from(text.matchAll(/\b(?:test|it)\(\s*[`'"]((?:\[SY\d+\] ?)+)/g), ([, names = '']) => names.match(/SY\d+/g) ?? []).flat(),
);
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/${file}`, 'utf8'));

test('the rules are numbered without a gap', () => {
  expect(rules.length).toBeGreaterThan(10);
  expect(rules).toEqual(rules.map((_, index) => `SY${index + 1}`));
});

test('every rule is held by a test that names it, and no test names a rule that is not there', () => {
  expect(cited.length).toBeGreaterThanOrEqual(rules.length);
  expect(rules.filter((rule) => !cited.includes(rule))).toEqual([]);
  expect(cited.filter((rule) => !rules.includes(rule))).toEqual([]);
});

test('the code cites rules that exist', () => {
  const inCode = sources.flatMap((text) => text.match(/\bSY\d+\b/g) ?? []);
  expect(inCode.length).toBeGreaterThan(10);
  expect(inCode.filter((rule) => !rules.includes(rule))).toEqual([]);
});
