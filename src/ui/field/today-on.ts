import { dayInVietnam } from '#domain/dates.ts';

/** The day it is at the doors, as ISO text. */
export function todayOn(): string {
  return dayInVietnam(Date.now());
}
