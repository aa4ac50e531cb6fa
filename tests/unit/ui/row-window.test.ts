import { rowWindow } from '#ui/field/row-window.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const usual = { top: 0, rowHeight: 100, step: 10, lean: false, covered: 0 };

test('at the top the first rows are shown, with a step to spare', () => {
  expect(rowWindow(800, { ...usual, top: 200 })).toEqual({ from: 0, to: 20 });
});

test('a lean list has nothing to spare until somebody scrolls', () => {
  const lean = { ...usual, step: 2, lean: true };
  expect(rowWindow(800, { ...lean, top: 200 })).toEqual({ from: 0, to: 6 });
  expect(rowWindow(800, { ...lean, top: -50 })).toEqual({ from: 0, to: 9 });
  expect(rowWindow(800, { ...lean, top: 200, covered: 180 })).toEqual({ from: 0, to: 5 });
  expect(rowWindow(800, { ...lean, top: -100 })).toEqual({ from: 0, to: 12 });
});

test('deep in a list the window moves along in steps', () => {
  expect(rowWindow(800, { ...usual, top: -50_000 })).toEqual({ from: 490, to: 520 });
  expect(rowWindow(800, { ...usual, top: -50_100 })).toEqual({ from: 490, to: 520 });
});

test('every row on the screen is in the window, and the window stays small', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 2000 }),
      fc.integer({ min: 300, max: 2000 }),
      fc.integer({ min: 60, max: 300 }),
      fc.boolean(),
      (top, viewport, rowHeight, lean) => {
        const { from, to } = rowWindow(viewport, { ...usual, top, rowHeight, lean });
        const first = Math.max(0, Math.floor(-top / rowHeight));
        const last = Math.max(0, Math.floor((viewport - 1 - top) / rowHeight));
        expect(from).toBeLessThanOrEqual(first);
        expect(to).toBeGreaterThan(last);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(viewport / rowHeight) + 41);
      },
    ),
    { seed: 20_261_123 },
  );
});
