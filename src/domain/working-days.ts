import { addDays } from './dates.ts';

/**
 * Working days as an office in Vietnam counts them: Monday to Friday without public holidays. Days of the solar calendar come from the Labour Code
 * (45/2019/QH14, art. 112; a holiday on a weekend is made up for on the next working day, art. 111.3). Tết, Hùng Kings and the second day of the National Day are
 * announced each year: those below are of the announcement for 2026 (Ministry of Home Affairs, 2025-10), and of 2027 (Tết is on 6 February, a Saturday)
 * only what every possible announcement has in common. A day that is missing here is counted as a working day, so what is due is due a day early and not
 * late: 24 November, Vietnamese Culture Day, which Resolution 80-NQ/TW of 2026-01-07 wants to be free, until a law says so and from when; and days for
 * which another was worked.
 */
const announced: ReadonlySet<string> = new Set([
  // 2026: Tết (29 tháng Chạp to mùng 4), Hùng Kings (a Sunday, made up for on Monday), National Day
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-04-27',
  '2026-09-01',
  // 2027: Tết and Hùng Kings
  '2027-02-05',
  '2027-02-08',
  '2027-02-09',
  '2027-04-16',
]);

const everyYear = ['01-01', '04-30', '05-01', '09-02'] as const;

/** 0 Sunday … 6 Saturday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function isWeekend(day: string): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}

function madeUpFor(year: string): ReadonlySet<string> {
  const off = new Set<string>();
  for (const date of everyYear) {
    let day = `${year}-${date}`;
    while (isWeekend(day) || off.has(day) || announced.has(day)) day = addDays(day, 1);
    off.add(day);
  }
  return off;
}

export function isWorkingDay(day: string): boolean {
  return !isWeekend(day) && !announced.has(day) && !madeUpFor(day.slice(0, 4)).has(day);
}

/** The day on which `count` working days have passed; the first one counted is the one after `day`. */
export function addWorkingDays(day: string, count: number): string {
  let [reached, left] = [day, count];
  while (left > 0) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}
