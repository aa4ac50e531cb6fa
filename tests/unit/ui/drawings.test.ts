import { drawingIds } from '#guides/drawings.ts';
import { drawings } from '#ui/field/drawings/drawings.ts';
import { expect, test } from 'vitest';

test('each drawing a guide may name is drawn, and nothing else is', () => {
  expect(Object.keys(drawings).toSorted()).toEqual([...drawingIds].toSorted());
});

test.each(Object.entries(drawings))('%s is more than one shape, with something to look at', (_id, shapes) => {
  expect(shapes.length).toBeGreaterThan(1);
  expect(shapes.some(([paint]) => paint !== 'line')).toBe(true);
  for (const [, path] of shapes) expect(path).toMatch(/^M[\d\s.,MmLlHhVvCcSsAaZz-]+$/);
});
