import { addDays, dayInVietnam } from './dates.ts';

/** People looked at for each volunteer and week although nothing is wrong with them. */
export const samplesAWeek = 3;
/** Older weeks are let go: what nobody looked at in a month is not looked at any more, and the queue does not grow with the years. */
export const sampledWeeks = 4;

/** The Monday of the week in Vietnam at this Unix time in milliseconds. */
export function weekOf(ms: number): string {
  const day = dayInVietnam(ms);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The first week that is still drawn from. */
export function firstSampledWeek(now: number): string {
  return addDays(weekOf(now), -7 * (sampledWeeks - 1));
}

/**
 * A number by lot, 0 … 2³²−1, the same wherever and whenever it is drawn: the lowest of a volunteer's week are looked at. So the order in which records
 * arrive decides nothing, and nobody can choose what is looked at (FNV-1a, then mixed: near ids are far apart).
 */
export function sampleLot(member: string, week: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${member} ${week} ${id}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
