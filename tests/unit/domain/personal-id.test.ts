import { checkPersonalId, cleanPersonalId, maskPersonalId, personalIdParts } from '#domain/personal-id.ts';
import { personalIdProvinces } from '#domain/personal-id-provinces.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

test('the number tells the province, the sex and the year of birth', () => {
  expect(personalIdParts('025157001234')).toEqual({ placeCode: '025', province: 'Phú Thọ', sex: 'female', birthYear: 1957 });
  expect(personalIdParts('079204001234')).toMatchObject({ province: 'Hồ Chí Minh', sex: 'male', birthYear: 2004 });
  expect(personalIdParts('101057001234')).toMatchObject({ placeCode: '101', province: undefined });
});

test.each(['', '12345678901', '1234567890123', '02515700123a', ' 025157001234'])('%j is not valid: only 12 digits are', (text) => {
  expect(checkPersonalId(text)).toEqual({ valid: false, warnings: [] });
});

test('a number that fits what is known has no warning', () => {
  expect(checkPersonalId('025157001234', { birth: '1957-03-12', sex: 'female' })).toEqual({ valid: true, warnings: [] });
  expect(checkPersonalId('025157001234', { birth: '1957', sex: 'unknown' })).toEqual({ valid: true, warnings: [] });
  expect(checkPersonalId('025157001234')).toEqual({ valid: true, warnings: [] });
});

test('a number that does not fit is warned about and never blocked', () => {
  expect(checkPersonalId('003157001234')).toEqual({ valid: true, warnings: ['province-unknown'] });
  expect(checkPersonalId('025457001234')).toEqual({ valid: true, warnings: ['century-impossible'] });
  expect(checkPersonalId('025157001234', { sex: 'male', birth: '1958' })).toEqual({
    valid: true,
    warnings: ['sex-differs', 'birth-year-differs'],
  });
});

test('a number built from a person fits that person', () => {
  const anyone = fc.record({
    place: fc.constantFrom(...Object.keys(personalIdProvinces)),
    year: fc.integer({ min: 1900, max: 2026 }),
    sex: fc.constantFrom('male' as const, 'female' as const),
    serial: fc.integer({ min: 0, max: 999_999 }),
  });
  fc.assert(
    fc.property(anyone, ({ place, year, sex, serial }) => {
      const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
      const number = `${place}${century}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`;
      expect(checkPersonalId(number, { birth: String(year), sex })).toEqual({ valid: true, warnings: [] });
    }),
    { seed: 20_261_123, numRuns: 300 },
  );
});

test('all 63 provinces of before 2025 are known', () => {
  expect(Object.keys(personalIdProvinces)).toHaveLength(63);
});

test('a number typed in groups is cleaned, and only its last three digits are shown', () => {
  expect(cleanPersonalId('025 157 001-234')).toBe('025157001234');
  expect(maskPersonalId('025157001234')).toBe('•••••••••234');
});
