import { type FoundProblem, reviewStanding } from '#domain/review-standing.ts';
import { expect, test } from 'vitest';

const number: FoundProblem = {
  problem: { kind: 'number-mismatch', warnings: ['sex-differs'], numberSays: { sex: 'male' } },
  basis: '0000000000005-0000-a',
};
const sample: FoundProblem = { problem: { kind: 'sample', week: '2026-11-23' }, basis: '' };
const at = (judgedAt: string, writtenAt = '0000000000005-0000-a') => ({ judgedAt, writtenAt });
const kinds = (standing: ReturnType<typeof reviewStanding>) => standing && [standing.state, ...standing.problems.map(({ kind }) => kind)];

test('nobody has judged it: open as long as something is found', () => {
  expect(reviewStanding([], at(''))).toBeUndefined();
  expect(kinds(reviewStanding([number, sample], at('')))).toEqual(['open', 'number-mismatch', 'sample']);
});

test('an approval ends the sample, and a problem until what it rests on is written later', () => {
  const approved = { state: 'approved' } as const;
  expect(reviewStanding([number, sample], { review: approved, ...at('0000000000006-0000-d') })).toBeUndefined();
  expect(kinds(reviewStanding([number, sample], { review: approved, ...at('0000000000004-0000-d') }))).toEqual(['open', 'number-mismatch']);
});

test('returned is the turn of the volunteer, also when the problem is gone by itself', () => {
  const returned = { state: 'returned' } as const;
  expect(kinds(reviewStanding([number], { review: returned, ...at('0000000000006-0000-d') }))).toEqual(['returned', 'number-mismatch']);
  expect(kinds(reviewStanding([], { review: returned, ...at('0000000000006-0000-d') }))).toEqual(['returned']);
});

test('mended comes back, with what is still wrong; so does a returned record that was written to since', () => {
  expect(kinds(reviewStanding([number], { review: { state: 'mended' }, ...at('0000000000006-0000-t') }))).toEqual([
    'open',
    'mended',
    'number-mismatch',
  ]);
  const later = at('0000000000006-0000-d', '0000000000007-0000-t');
  expect(kinds(reviewStanding([], { review: { state: 'returned' }, ...later }))).toEqual(['open', 'mended']);
});
