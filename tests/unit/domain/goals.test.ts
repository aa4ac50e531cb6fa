import { goalCount, goalsUnder, sharesOnly, wholeGoal } from '#domain/goals.ts';
import { expect, test } from 'vitest';

test('a number is of the unit itself and comes before a share; a share of nothing is nothing', () => {
  expect(goalCount({ count: 7, percent: 50 }, 100)).toBe(7);
  expect(goalCount({ percent: 38 }, 101)).toBe(39);
  expect(goalCount({ percent: 95 }, 10_000)).toBe(9500);
  expect([goalCount({ percent: 50 }, null), goalCount({ dueOn: '2027-01-01' }, 10), goalCount(undefined, 10)]).toEqual([null, null, null]);
});

test('shares come down until a unit says its own, numbers never do, and the last day goes with them', () => {
  const above = { a: { count: 90, percent: 80, dueOn: '2027-06-30' }, b: { count: 5 } };
  expect(goalsUnder(sharesOnly(above), { a: { count: 3 }, c: { percent: 10 } })).toEqual({
    a: { count: 3, percent: 80, dueOn: '2027-06-30' },
    c: { percent: 10 },
  });
  expect(goalsUnder(sharesOnly(above), { a: { percent: 60, dueOn: '2027-01-31' } })).toEqual({ a: { percent: 60, dueOn: '2027-01-31' } });
});

test('a whole has its own number, else the sum where numbers were given out to every part, else its share', () => {
  const share = { percent: 50 };
  const parts = [
    { goal: { count: 10 }, target: 10 },
    { goal: share, target: 20 },
  ];
  expect(wholeGoal({ count: 3 }, 100, parts)).toBe(3);
  expect(wholeGoal(share, 100, parts)).toBe(30);
  expect(wholeGoal(share, 100, [{ goal: share, target: 20 }])).toBe(50);
  expect(wholeGoal(share, 100, [...parts, { goal: undefined, target: null }])).toBe(50);
  expect(wholeGoal(undefined, 100, [{ goal: share, target: 20 }])).toBe(20);
  expect(wholeGoal(undefined, 100, [...parts, { goal: undefined, target: null }])).toBeNull();
  expect(wholeGoal(undefined, 100, [])).toBeNull();
});
