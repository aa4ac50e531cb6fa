import { isUuid, newUuid, progressId, reviewId } from '#domain/ids.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 300 };
const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 });
const fixed = (bytes: Uint8Array) => (into: Uint8Array<ArrayBuffer>) => {
  into.set(bytes);
  return into;
};

test('an id is a UUID of version 7 whose first 48 bits are the time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), entropy, (now, bytes) => {
      const id = newUuid(now, fixed(bytes));
      expect(isUuid(id)).toBe(true);
      expect(id[14]).toBe('7');
      expect('89ab').toContain(id[19]);
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
    }),
    seed,
  );
});

test('later ids sort later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 2 ** 46 }), entropy, entropy, (now, gap, a, b) => {
      expect(newUuid(now, fixed(a)) < newUuid(now + gap, fixed(b))).toBe(true);
    }),
    seed,
  );
});

test('natural ids name what they belong to', () => {
  expect(progressId('p', 'vneid-level-1')).toBe('p/vneid-level-1');
  expect(reviewId('person', 'p')).toBe('person/p');
  expect(isUuid('p/vneid-level-1')).toBe(false);
});
