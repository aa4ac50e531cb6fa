import { addDays, daysBetween, isIsoDate, startOfDayInVietnam } from './dates.ts';

/** Weeks begin on Monday; months and quarters are the calendar's; `days` is whatever was asked for. All in Vietnam's time zone. */
export const periodKinds = ['week', 'month', 'quarter', 'days'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Instants in Unix milliseconds: from `from` up to, not including, `to`. `before` is where the period it is compared with begins; that one ends at `from`. */
export interface ReportPeriod {
  readonly kind: PeriodKind;
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

const quarterMonths = 3;
const longestDays = 3 * 366;

/** The week, month or quarter that a day (`yyyy-mm-dd`) lies in. */
export function periodAround(kind: Exclude<PeriodKind, 'days'>, day: string): ReportPeriod {
  if (kind === 'week') {
    const monday = addDays(day, -daysSinceMonday(day));
    return {
      kind,
      from: startOfDayInVietnam(monday),
      to: startOfDayInVietnam(addDays(monday, 7)),
      before: startOfDayInVietnam(addDays(monday, -7)),
    };
  }
  const months = kind === 'month' ? 1 : quarterMonths;
  const first = `${day.slice(0, 7)}-01`;
  const begin = kind === 'month' ? first : monthsLater(first, -((Number(day.slice(5, 7)) - 1) % quarterMonths));
  return {
    kind,
    from: startOfDayInVietnam(begin),
    to: startOfDayInVietnam(monthsLater(begin, months)),
    before: startOfDayInVietnam(monthsLater(begin, -months)),
  };
}

/** From one day up to and including another, compared with as many days before; undefined when they are no days, the wrong way round or too far apart. */
export function periodOfDays(from: string, through: string): ReportPeriod | undefined {
  if (!isIsoDate(from) || !isIsoDate(through)) return undefined;
  const days = daysBetween(from, through) + 1;
  if (days < 1 || days > longestDays) return undefined;
  return {
    kind: 'days',
    from: startOfDayInVietnam(from),
    to: startOfDayInVietnam(addDays(through, 1)),
    before: startOfDayInVietnam(addDays(from, -days)),
  };
}

/** 0 for a Monday, 6 for a Sunday. 1970-01-05 was a Monday. */
export function daysSinceMonday(day: string): number {
  return ((daysBetween('1970-01-05', day) % 7) + 7) % 7;
}

function monthsLater(first: string, months: number): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** When reports are frozen by themselves: a day of the week (0 Monday … 6 Sunday) and an hour (0–23) in Vietnam. */
export interface FreezeTime {
  readonly weekday: number;
  readonly hour: number;
}

const hourMs = 3_600_000;
export const weekMs = 7 * 24 * hourMs;

/** The latest time of freezing that is not after `now`, in Unix milliseconds. */
export function latestFreeze(time: FreezeTime, now: number, today: string): number {
  const monday = addDays(today, -daysSinceMonday(today));
  const thisWeek = startOfDayInVietnam(addDays(monday, time.weekday)) + time.hour * hourMs;
  return thisWeek <= now ? thisWeek : thisWeek - weekMs;
}

/** Times that were due after `since` and up to `now`, oldest first; of a long standstill only the latest `most`. */
export function freezesDue(time: FreezeTime, since: number, now: number, today: string, most = 12): readonly number[] {
  const due: number[] = [];
  for (let at = latestFreeze(time, now, today); at > since && due.length < most; at -= weekMs) due.push(at);
  return due.toReversed();
}

/** What a report frozen at `due` tells of: the seven days up to that moment, so that one Friday's change goes on where the last one's ended. */
export function weekUpTo(due: number): ReportPeriod {
  return { kind: 'week', from: due - weekMs, to: due, before: due - 2 * weekMs };
}
