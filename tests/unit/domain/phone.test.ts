import { formatPhone, internationalPhone, parsePhone } from '#domain/phone.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 500 };
const mobile = fc
  .tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([prefix, rest]) => prefix + String(rest).padStart(8, '0'));

test.each([
  ['0912 345 678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['+84 912 345 678', '0912345678'],
  ['+84 (0) 912 345 678', '0912345678'],
  ['84912345678', '0912345678'],
  ['0084912345678', '0912345678'],
  ['０９１２３４５６７８', '0912345678'],
])('%s is read as %s', (typed, number) => {
  expect(parsePhone(typed)).toEqual({ number, kind: 'mobile', converted: false, prefixKnown: true });
});

test('an 11-digit number of before 2018 becomes its present form, and says so', () => {
  expect(parsePhone('0168 234 5678')).toEqual({ number: '0382345678', kind: 'mobile', converted: true, prefixKnown: true });
  expect(parsePhone('+84 120 234 5678')?.number).toBe('0702345678');
});

test('a landline is a number too', () => {
  expect(parsePhone('(024) 3825 1234')).toEqual({ number: '02438251234', kind: 'landline', converted: false, prefixKnown: true });
});

test('a mobile prefix nobody is known to use is taken, and said to be unknown', () => {
  expect(parsePhone('0951234567')?.prefixKnown).toBe(false);
});

test.each(['', '912345678', '09123', '091234567890', '0612345678', 'không có', '+1 202 555 0143', '0912-345-67a', '+'])(
  '%j is not taken for a Vietnamese number',
  (typed) => {
    expect(parsePhone(typed)).toBeUndefined();
  },
);

test('every mobile number reads back the same from every way of writing it', () => {
  fc.assert(
    fc.property(mobile, (number) => {
      for (const written of [number, formatPhone(number), internationalPhone(number), internationalPhone(number).slice(1)]) {
        expect(parsePhone(written)?.number).toBe(number);
      }
    }),
    seed,
  );
});

test('what is no number is shown as it is', () => {
  expect(formatPhone('nhờ con')).toBe('nhờ con');
});
