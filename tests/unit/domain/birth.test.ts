import { ageOn, ageRange, birthPrecision, birthYear, formatBirth, parseBirth } from '#domain/birth.ts';
import { isRealDay } from '#domain/dates.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 500 };
const pad = (value: number) => String(value).padStart(2, '0');
const anyDay = fc
  .tuple(fc.integer({ min: 1890, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, day]) => isRealDay(year, month, day));
const stored = fc.oneof(
  anyDay.map(([year, month, day]) => `${year}-${pad(month)}-${pad(day)}`),
  anyDay.map(([year, month]) => `${year}-${pad(month)}`),
  anyDay.map(([year]) => String(year)),
);

test.each([
  ['12/03/1957', '1957-03-12'],
  ['2.9.1945', '1945-09-02'],
  ['2 - 9 - 1945', '1945-09-02'],
  ['02091945', '1945-09-02'],
  ['00091945', '1945-09'],
  ['00001945', '1945'],
  ['3/1957', '1957-03'],
  ['1957', '1957'],
  ['１９５７', '1957'],
  ['29/02/2024', '2024-02-29'],
])('%s is read as %s', (typed, birth) => {
  expect(parseBirth(typed)).toBe(birth);
});

test.each(['', '57', '29/02/2023', '31/04/1990', '13/1990', '12/00/1990', '1/1/1700', '2150', 'năm 1957', '1957-3-1', '12/03/57'])(
  '%j is not taken for a birth date',
  (typed) => {
    expect(parseBirth(typed)).toBeUndefined();
  },
);

test('what is formatted reads back as the same date with the same precision', () => {
  fc.assert(
    fc.property(stored, (birth) => {
      expect(parseBirth(formatBirth(birth))).toBe(birth);
      expect(parseBirth(birth)).toBe(birth);
    }),
    seed,
  );
});

test('the precision is what is known', () => {
  expect(['1957', '1957-03', '1957-03-12'].map(birthPrecision)).toEqual(['year', 'month', 'day']);
  expect(birthYear('1957-03')).toBe(1957);
});

test('an age changes on the birthday, and not a day before', () => {
  expect(ageOn('2012-11-24', '2026-11-23')).toBe(13);
  expect(ageOn('2012-11-24', '2026-11-24')).toBe(14);
});

test('with only a year or a month known, the age is a range that holds the true one', () => {
  expect(ageRange('1957', '2026-11-23')).toEqual({ least: 68, most: 69 });
  expect(ageRange('1957-11', '2026-11-23')).toEqual({ least: 68, most: 69 });
  expect(ageRange('1957-12', '2026-11-23')).toEqual({ least: 68, most: 68 });
  fc.assert(
    fc.property(anyDay, anyDay, ([year, month, day], [onYear, onMonth, onDay]) => {
      const birth = `${year}-${pad(month)}-${pad(day)}`;
      const on = `${onYear}-${pad(onMonth)}-${pad(onDay)}`;
      const exact = ageRange(birth, on);
      expect(exact.least).toBe(exact.most);
      for (const known of [birth.slice(0, 7), birth.slice(0, 4)]) {
        const range = ageRange(known, on);
        expect(range.least).toBeLessThanOrEqual(exact.least);
        expect(range.most).toBeGreaterThanOrEqual(exact.most);
        expect(range.most - range.least).toBeLessThanOrEqual(1);
      }
    }),
    seed,
  );
});
