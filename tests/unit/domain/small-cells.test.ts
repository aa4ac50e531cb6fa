import { smallestShown, suppressSmall } from '#domain/small-cells.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const counts = (...numbers: readonly number[]) => numbers.map((count) => ({ count }));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const shown = (...numbers: readonly number[]) => suppressSmall(counts(...numbers), { count: sum(numbers) });

test('counts of one to four are held back, and the next smallest with them, so that none comes out by subtracting', () => {
  expect(shown(3, 10, 20)).toEqual({ counts: [null, null, 20], total: 33 });
  expect(shown(10, 20)).toEqual({ counts: [10, 20], total: 30 });
  expect(shown(0, 10, 20)).toEqual({ counts: [0, 10, 20], total: 30 });
  expect(shown(1, 2, 30, 40)).toEqual({ counts: [null, null, null, 40], total: 73 });
  expect(shown(3, 4, 30)).toEqual({ counts: [null, null, 30], total: 37 });
});

test('a small total is held back too, and one small count with nothing beside it to hide behind', () => {
  expect(shown(3, 0, 0)).toEqual({ counts: [null, 0, 0], total: null });
  expect(shown(4)).toEqual({ counts: [null], total: null });
  expect(shown()).toEqual({ counts: [], total: 0 });
});

test('58 of 60 tells of two people as plainly as two does', () => {
  expect(
    suppressSmall(
      [
        { count: 58, of: 60 },
        { count: 30, of: 90 },
        { count: 50, of: 90 },
      ],
      { count: 138, of: 240 },
    ),
  ).toEqual({
    counts: [null, null, 50],
    total: 138,
  });
});

test('whatever is shown, what is held back can be more than one thing, and no small count is shown', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), (numbers) => {
      const { counts: safe, total } = shown(...numbers);
      expect(safe.filter((count) => count !== null && count > 0 && count < smallestShown)).toEqual([]);
      expect(safe.every((count, at) => count === null || count === numbers[at])).toBe(true);
      const held = numbers.filter((_, at) => safe[at] === null);
      if (total === null || held.length === 0) return;
      expect(held.length).toBeGreaterThan(1);
      expect(sum(held)).toBeGreaterThanOrEqual(smallestShown);
    }),
    { seed: 20_261_126, numRuns: 500 },
  );
});
