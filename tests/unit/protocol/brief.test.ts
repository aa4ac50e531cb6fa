import { inBrief, inFull, isWithin, rangesOf } from '#protocol/brief.ts';
import { recordChangeSchema } from '#protocol/answers.ts';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const seed = 20261126;
const stamp = fc.constantFrom('1700000000000-0000-a', '1700000000001-0000-a', '1700000000001-0000-b');
const field = fc.constantFrom('name', 'phone', 'note', 'birth', 'removed');
const change = fc.record({
  kind: fc.constant('person'),
  id: fc.constant('p1'),
  area: fc.constant('v1'),
  fields: fc.dictionary(field, fc.constantFrom<string | null>('x', '', null), { noNullPrototype: true }),
  stamps: fc.dictionary(field, stamp, { noNullPrototype: true }),
  areaStamp: stamp,
});
const even = change.map((one) => ({
  ...one,
  fields: Object.fromEntries(Object.keys(one.stamps).map((name) => [name, one.fields[name] ?? null])),
}));

test(`[SY39] a change in brief says what the change says (seed ${seed})`, () => {
  let shorter = 0;
  fc.assert(
    fc.property(fc.oneof(even, change), (one) => {
      const brief = inBrief(one);
      shorter += Number(JSON.stringify(brief).length < JSON.stringify(one).length);
      expect(v.parse(recordChangeSchema, JSON.parse(JSON.stringify(brief)))).toEqual(one);
    }),
    { numRuns: 500, seed },
  );
  expect(shorter).toBeGreaterThan(100);
});

test('[SY39] what is gone, and what an older server says, is taken as it comes', () => {
  const gone = { kind: 'person', id: 'p1', area: 'v1', fields: {}, stamps: {}, areaStamp: '', gone: true };
  expect(inBrief(gone)).toEqual(gone);
  expect(inFull(gone)).toEqual(gone);
});

test(`[SY39] ranges hold the numbers they were made of and no others (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const ranges = rangesOf([...numbers].sort((a, b) => a - b));
      for (let n = 0; n <= 61; n += 1) expect(isWithin(ranges, n)).toBe(numbers.includes(n));
    }),
    { numRuns: 200, seed },
  );
});
