import { refusalReasons } from '#protocol/answers.ts';
import { failureWords } from '#ui/failure-words.ts';
import { failures } from '#ui/text/vi-failures.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('a wrong PIN says how many tries are left and how long to wait', () => {
  const said = failureWords({ kind: 'wrong-pin', triesLeft: 4, retryAfterMs: 60_000 });
  expect(said).toContain('Mã PIN chưa đúng');
  expect(said).toContain('4 lần');
  expect(said).toContain('60 giây');
});

test('a kind nobody foresaw still says that nothing is lost', () => {
  expect(failureWords({ kind: 'no-such-kind' })).toBe(failures.unknown);
  expect(failureWords({ kind: 'constructor' })).toBe(failures.unknown);
});

test('every reason of a refusal has its own words', () => {
  expect(refusalReasons.length).toBeGreaterThan(5);
  expect(refusalReasons.filter((reason) => !Object.hasOwn(failures, reason))).toEqual([]);
});

test('every failure the tablet can meet has its own words', () => {
  const rooms = ['src/background', 'src/sync', 'src/storage'];
  const code = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`${room}/${file}`, 'utf8')),
  );
  const kinds = new Set(code.flatMap((text) => Array.from(text.matchAll(/failed\(\{\s*kind: '([a-z-]+)'/g), ([, kind = '']) => kind)));
  expect(kinds.size).toBeGreaterThan(8);
  expect([...kinds].filter((kind) => !Object.hasOwn(failures, kind))).toEqual([]);
});
