import { addDays, dayInVietnam, daysBetween, formatDay, isIsoDate, startOfDayInVietnam } from '#domain/dates.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

test('the day turns at midnight in Vietnam', () => {
  expect(dayInVietnam(Date.UTC(2026, 10, 22, 16, 59))).toBe('2026-11-22');
  expect(dayInVietnam(Date.UTC(2026, 10, 22, 17, 0))).toBe('2026-11-23');
  expect(startOfDayInVietnam('2026-11-23')).toBe(Date.UTC(2026, 10, 22, 17, 0));
});

test('adding days and counting them agree, over months, years and leap days', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      const day = addDays('2026-11-23', days);
      expect(isIsoDate(day)).toBe(true);
      expect(daysBetween('2026-11-23', day)).toBe(days);
    }),
    { seed: 20_261_123, numRuns: 300 },
  );
});

test('a date that no calendar has is not a date', () => {
  expect(isIsoDate('2026-02-30')).toBe(false);
  expect(isIsoDate('2026-2-3')).toBe(false);
  expect(isIsoDate('2024-02-29')).toBe(true);
});

test('a day is shown as Vietnamese people write it', () => {
  expect(formatDay('2026-03-12')).toBe('12/03/2026');
  expect(formatDay('2026-03-12T01:00:00Z')).toBe('12/03/2026');
});
