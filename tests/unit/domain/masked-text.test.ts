import { maskNumbers } from '#domain/masked-text.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('[MASKED] personal and telephone numbers are hidden but for three digits, however they are spaced', () => {
  const cases = [
    ['CCCD 001160001234', 'CCCD •••••••••234'],
    ['001 160 001 234', '•••••••••234'],
    ['gọi 0912.345.678 nhé', 'gọi •••••••678 nhé'],
    ['024 3825 1234', '••••••••234'],
    ['+84912345678', '••••••••678'],
    ['84 912 345 678.', '••••••••678.'],
  ];
  for (const [text = '', masked] of cases) expect(maskNumbers(text)).toBe(masked);
});

test('[MASKED] what is no such number stays: days, times, counts, ids, amounts', () => {
  const kept = [
    '2027-01-15T08:00:00Z',
    '12/03/2026',
    'Ngõ 12, nhà 345',
    '1.200.000 đồng',
    '01990000-0000-7000-8000-000000000001',
    'PE 123456789',
  ];
  for (const text of kept) expect(maskNumbers(text)).toBe(text);
});

test('[MASKED] no twelve digits in a row come through, whatever stands around them', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zà-ỹ ,.]{0,20}$/),
      fc.stringMatching(/^\d{12}$/),
      fc.stringMatching(/^[a-zà-ỹ ,]{0,20}$/),
      (a, number, b) => {
        expect(maskNumbers(`${a} ${number} ${b}`)).not.toContain(number);
      },
    ),
  );
});
