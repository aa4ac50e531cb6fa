import { dueDates } from '#domain/due-dates.ts';
import { addWorkingDays, isWorkingDay } from '#domain/working-days.ts';
import { describe, expect, test } from 'vitest';

describe('working days', () => {
  test('a week has five, without holidays and what makes up for them', () => {
    expect(['2026-11-23', '2026-11-27', '2026-11-28', '2026-11-29'].map(isWorkingDay)).toEqual([true, true, false, false]);
    expect(['2026-01-01', '2026-04-27', '2026-04-30', '2026-05-01', '2026-09-01', '2026-09-02'].some(isWorkingDay)).toBe(false);
    expect(['2027-02-05', '2027-02-08', '2027-02-09', '2027-04-16'].some(isWorkingDay)).toBe(false);
    // 1 May 2027 is a Saturday: Monday makes up for it. 30 April 2028 is a Sunday and 1 May a Monday: Tuesday.
    expect(['2027-05-03', '2027-05-04', '2028-05-01', '2028-05-02', '2028-05-03'].map(isWorkingDay)).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  test('counting begins on the next day and steps over weekends and Tết', () => {
    expect(addWorkingDays('2026-11-26', 2)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-28', 2)).toBe('2026-12-01');
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-24');
  });
});

describe('due dates of a request', () => {
  const asked = { receivedOn: '2026-11-26', thirdParties: false, extended: false, state: 'received' } as const;

  test('two working days to answer, fifteen days to act, twenty with others, and one extension', () => {
    expect(dueDates(asked, '2026-11-26')).toEqual({ answerBy: '2026-11-30', actBy: '2026-12-11' });
    expect(dueDates({ ...asked, thirdParties: true }, '2026-11-26').actBy).toBe('2026-12-16');
    expect(dueDates({ ...asked, extended: true }, '2026-11-26').actBy).toBe('2026-12-26');
  });

  test('overdue is what has not been done the day after', () => {
    expect(dueDates(asked, '2026-11-30').overdue).toBeUndefined();
    expect(dueDates(asked, '2026-12-01').overdue).toBe('answer');
    expect(dueDates({ ...asked, state: 'answered' }, '2026-12-11').overdue).toBeUndefined();
    expect(dueDates({ ...asked, state: 'answered' }, '2026-12-12').overdue).toBe('act');
    expect(dueDates(asked, '2026-12-12').overdue).toBe('act');
    expect(dueDates({ ...asked, state: 'done' }, '2027-12-12').overdue).toBeUndefined();
  });
});
