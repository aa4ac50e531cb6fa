import { startOfDayInVietnam } from '#domain/dates.ts';
import { daysSinceMonday, freezesDue, latestFreeze, periodAround, periodOfDays, weekMs, weekUpTo } from '#domain/report-period.ts';
import { expect, test } from 'vitest';

const at = startOfDayInVietnam;

test('a week begins on Monday and a day belongs to one week only', () => {
  expect(['2026-11-23', '2026-11-26', '2026-11-29'].map(daysSinceMonday)).toEqual([0, 3, 6]);
  expect(daysSinceMonday('1969-12-31')).toBe(2);
  const week = { kind: 'week', from: at('2026-11-23'), to: at('2026-11-30'), before: at('2026-11-16') };
  expect(periodAround('week', '2026-11-23')).toEqual(week);
  expect(periodAround('week', '2026-11-29')).toEqual(week);
});

test('months and quarters are those of the calendar, over the turn of the year too', () => {
  expect(periodAround('month', '2026-02-15')).toEqual({
    kind: 'month',
    from: at('2026-02-01'),
    to: at('2026-03-01'),
    before: at('2026-01-01'),
  });
  expect(periodAround('month', '2027-01-31')).toEqual({
    kind: 'month',
    from: at('2027-01-01'),
    to: at('2027-02-01'),
    before: at('2026-12-01'),
  });
  expect(periodAround('quarter', '2026-11-26')).toEqual({
    kind: 'quarter',
    from: at('2026-10-01'),
    to: at('2027-01-01'),
    before: at('2026-07-01'),
  });
  expect(periodAround('quarter', '2027-03-31').before).toBe(at('2026-10-01'));
});

test('any days are compared with as many days before; days that are none are no period', () => {
  expect(periodOfDays('2026-11-10', '2026-11-12')).toEqual({
    kind: 'days',
    from: at('2026-11-10'),
    to: at('2026-11-13'),
    before: at('2026-11-07'),
  });
  for (const [from, through] of [
    ['2026-11-12', '2026-11-10'],
    ['2026-02-30', '2026-03-01'],
    ['', ''],
    ['2000-01-01', '2026-01-01'],
  ] as const)
    expect(periodOfDays(from, through)).toBeUndefined();
});

test('Friday at four is due once a week, and a week that is frozen goes on where the last one ended', () => {
  const friday = { weekday: 4, hour: 16 };
  const due = at('2026-11-27') + 16 * 3_600_000;
  expect(latestFreeze(friday, due, '2026-11-27')).toBe(due);
  expect(latestFreeze(friday, due - 1, '2026-11-27')).toBe(due - weekMs);
  expect(latestFreeze(friday, due + 2 * 86_400_000, '2026-11-29')).toBe(due);
  expect(freezesDue(friday, due - 2 * weekMs, due + 1, '2026-11-27')).toEqual([due - weekMs, due]);
  expect(freezesDue(friday, due, due + 1, '2026-11-27')).toEqual([]);
  expect(freezesDue(friday, 0, due, '2026-11-27', 3)).toEqual([due - 2 * weekMs, due - weekMs, due]);
  expect(weekUpTo(due).from).toBe(weekUpTo(due - weekMs).to);
});
