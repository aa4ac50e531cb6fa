import { firstSampledWeek, sampleLot, sampledWeeks, weekOf } from '#domain/review-sample.ts';
import { expect, test } from 'vitest';

test('a week begins on Monday, in Vietnam', () => {
  expect(weekOf(Date.UTC(2026, 10, 22, 16, 59))).toBe('2026-11-16');
  expect(weekOf(Date.UTC(2026, 10, 22, 17))).toBe('2026-11-23');
  expect(weekOf(Date.UTC(2026, 10, 26))).toBe('2026-11-23');
});

test('weeks older than a month are not drawn from', () => {
  expect(sampledWeeks).toBe(4);
  expect(firstSampledWeek(Date.UTC(2026, 10, 26))).toBe('2026-11-02');
});

test('a lot is the same whoever draws it, and differs by volunteer, week and record', () => {
  expect(sampleLot('m', '2026-11-23', 'p')).toBe(sampleLot('m', '2026-11-23', 'p'));
  expect(new Set([sampleLot('m', 'w', 'p'), sampleLot('n', 'w', 'p'), sampleLot('m', 'x', 'p'), sampleLot('m', 'w', 'q')]).size).toBe(4);
});

test('lots are fair: of ids that follow one another each part of the range gets its share', () => {
  const parts = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i += 1) {
    const lot = sampleLot('m', '2026-11-23', `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`);
    parts[Math.floor((lot / 2 ** 32) * 10)] = (parts[Math.floor((lot / 2 ** 32) * 10)] ?? 0) + 1;
  }
  for (const count of parts) expect(Math.abs(count - 1000)).toBeLessThan(130);
});
