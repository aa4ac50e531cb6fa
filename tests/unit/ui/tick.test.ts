import { tick } from '#ui/field/tick.ts';
import { expect, test } from 'vitest';

test('a save is felt where the device can, and no trouble where it cannot', () => {
  const felt: unknown[] = [];
  tick({ vibrate: (pattern: unknown) => felt.push(pattern) > 0 });
  expect(felt).toEqual([15]);
  expect(() => tick({})).not.toThrow();
});
