import { storedChoice } from '#ui/choice-store.ts';

export const readingRates = ['slow', 'usual', 'quick'] as const;
export type ReadingRate = (typeof readingRates)[number];

/** How fast this tablet reads. Slow first: many listeners are old, and the words are new to them. */
export const readingRate = storedChoice('reading-rate', readingRates, 'slow');

const speeds: Readonly<Record<ReadingRate, number>> = { slow: 0.8, usual: 1, quick: 1.25 };

export function readingSpeed(): number {
  return speeds[readingRate.chosen.value];
}
