import { rowWindow } from '#ui/field/row-window.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

test('at the top the first rows are shown, with a step to spare', () => {
  expect(rowWindow(200, 800, 100)).toEqual({ from: 0, to: 20 });
});

test('deep in a list the window moves along in steps', () => {
  expect(rowWindow(-50_000, 800, 100)).toEqual({ from: 490, to: 520 });
  expect(rowWindow(-50_100, 800, 100)).toEqual({ from: 490, to: 520 });
});

test('every row on the screen is in the window, and the window stays small', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 2000 }),
      fc.integer({ min: 300, max: 2000 }),
      fc.integer({ min: 60, max: 300 }),
      (top, viewport, height) => {
        const { from, to } = rowWindow(top, viewport, height);
        const first = Math.max(0, Math.floor(-top / height));
        const last = Math.max(0, Math.floor((viewport - 1 - top) / height));
        expect(from).toBeLessThanOrEqual(first);
        expect(to).toBeGreaterThan(last);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(viewport / height) + 41);
      },
    ),
    { seed: 20_261_123 },
  );
});
