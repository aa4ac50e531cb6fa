/** Days as ISO text `yyyy-mm-dd`. Vietnam has one time zone, UTC+7, without summer time. */
const dayMs = 86_400_000;
const vietnamMs = 7 * 3_600_000;

export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day in Vietnam at this Unix time in milliseconds. */
export function dayInVietnam(ms: number): string {
  return new Date(ms + vietnamMs).toISOString().slice(0, 10);
}

/** Unix milliseconds at which this day begins in Vietnam. */
export function startOfDayInVietnam(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - vietnamMs;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** `2026-03-12` as Vietnamese people write it: `12/03/2026`. */
export function formatDay(day: string): string {
  return day.slice(0, 10).split('-').toReversed().join('/');
}
