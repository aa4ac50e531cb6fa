import { addDays, dayInVietnam, startOfDayInVietnam } from '#domain/dates.ts';
import { workAtDesk } from './demo-desk-work.ts';
import { type DemoPlaces, demoPlaces } from './demo-places.ts';
import { workVillage } from './demo-village-work.ts';
import { campaignDays, newDiary } from './demo-visits.ts';
import type { Writing } from './demo-writings.ts';
import { type Dice, seededDice } from './seeded-dice.ts';

export interface InventedCommune {
  readonly places: DemoPlaces;
  /** In the order of time, none later than `now`. */
  readonly writings: readonly Writing[];
  /** Unix milliseconds of the day the campaign was prepared: everybody enrolled before it. */
  readonly beganAt: number;
  /** Goes on falling after the commune is invented. */
  readonly dice: Dice;
}

/** The whole invented commune as of `now` (Unix milliseconds), `size` times the usual. The same seed, day and size give the same people and work. */
export function inventCommune(seed: number, now: number, size = 1): InventedCommune {
  const dice = seededDice(seed);
  const today = dayInVietnam(now);
  const beganAt = startOfDayInVietnam(addDays(today, -campaignDays - 4)) + 8 * 3_600_000;
  const places = demoPlaces(dice, beganAt, size);
  const into: Writing[] = [];
  const task = { dice, diary: newDiary(dice), today, listedAt: beganAt + 2 * 3_600_000, taken: new Set<string>(), into };
  const homes = places.villages.flatMap((village, index) => workVillage(task, village, index));
  workAtDesk(dice, homes, startOfDayInVietnam(today), into);
  return { places, writings: into.toSorted((a, b) => a.ms - b.ms), beganAt, dice };
}
