import { foldMutations, isRemoved } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { formatStamp } from '#domain/hybrid-clock.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 400 };

/** Mutations of one record whose stamps all differ, as (device, clock) stamps do. */
const mutations = fc
  .uniqueArray(
    fc.record({
      ms: fc.integer({ min: 1, max: 50 }),
      device: fc.constantFrom('an', 'binh', 'chi'),
      area: fc.constantFrom('thon-1', 'thon-2'),
      set: fc.dictionary(fc.constantFrom('name', 'birth', 'note', 'constructor'), fc.oneof(fc.string({ maxLength: 3 }), fc.constant(null))),
    }),
    { selector: ({ ms, device }) => `${ms}-${device}`, minLength: 1, maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map(({ ms, device, area, set }, index): Mutation => {
      return { n: index + 1, at: formatStamp({ ms, counter: 0 }, device), kind: 'person', id: 'p', area, set };
    }),
  );

test('in any order the record is the same', () => {
  fc.assert(
    fc.property(mutations, fc.infiniteStream(fc.nat()), (written, noise) => {
      const shuffled = written.map((mutation) => ({ mutation, key: Number(noise.next().value) })).sort((a, b) => a.key - b.key);
      const other = foldMutations(
        undefined,
        shuffled.map(({ mutation }) => mutation),
      );
      expect(other).toEqual(foldMutations(undefined, written));
    }),
    seed,
  );
});

test('the same mutations again change nothing', () => {
  fc.assert(
    fc.property(mutations, (written) => {
      const once = foldMutations(undefined, written);
      expect(foldMutations(once, written)).toEqual(once);
    }),
    seed,
  );
});

test('however the mutations are split over folds, the record is the same', () => {
  fc.assert(
    fc.property(mutations, fc.nat(), (written, cut) => {
      const at = cut % (written.length + 1);
      const first = foldMutations(undefined, written.slice(0, at));
      expect(foldMutations(first, written.slice(at))).toEqual(foldMutations(undefined, written));
    }),
    seed,
  );
});

test('per field the greatest stamp wins, and clearing is a value too', () => {
  const at = (ms: number) => formatStamp({ ms, counter: 0 }, 'an');
  const base = { kind: 'person', id: 'p', area: 'thon-1' };
  const record = foldMutations(undefined, [
    { ...base, at: at(3), set: { name: 'An', note: null } },
    { ...base, at: at(2), set: { name: 'Ân', note: 'cũ' }, area: 'thon-2' },
    { ...base, at: at(4), set: { birth: '1957' }, area: 'thon-2' },
  ]);
  expect(record).toMatchObject({ area: 'thon-2', areaStamp: at(4), fields: { name: 'An', note: null, birth: '1957' } });
  expect(record?.stamps).toEqual({ name: at(3), note: at(3), birth: at(4) });
});

test('a record is removed by a reason or true, and stands again after undo', () => {
  expect([{ removed: 'mistake' }, { removed: true }].map(isRemoved)).toEqual([true, true]);
  expect([{}, { removed: null }, { removed: false }].map(isRemoved)).toEqual([false, false, false]);
});
