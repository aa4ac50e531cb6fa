import { sortedByName, withNewcomers } from '#domain/name-order.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 300 };
const word = fc.constantFrom(
  'An',
  'Ân',
  'Anh',
  'lan',
  'Lan',
  'Lân',
  'Làn',
  'Hòa',
  'Hoà',
  'Đào',
  'Dao',
  'Thị',
  'Thi',
  'Văn',
  "H'Linh",
  'Y',
  'Č',
);
const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const people = fc
  .array(name, { maxLength: 60 })
  .map((names) => names.map((each, index) => ({ id: String(index).padStart(3, '0'), name: each })));

test('thousands at once are sorted as two by two', () => {
  fc.assert(
    fc.property(people, (items) => {
      const slowly = [...items].sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
      expect(sortedByName(items)).toEqual(slowly);
    }),
    seed,
  );
});

test('newcomers, few or many, find the places they would have had', () => {
  fc.assert(
    fc.property(people, fc.nat(60), (items, at) => {
      const [kept, fresh] = [sortedByName(items.slice(0, at)), items.slice(at)];
      expect(withNewcomers(kept, fresh)).toEqual(sortedByName(items));
    }),
    seed,
  );
});
