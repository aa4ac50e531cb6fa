import type { RandomBytes } from '#domain/ids.ts';
import { valueOrFail } from '#domain/result.ts';

/** Chance that always falls the same way for the same seed: the demo is the same each time. Never for secrets that guard anything real. */
export interface Dice {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both possible. */
  readonly whole: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Of>(from: readonly Of[]) => Of;
  /** By weight; the weights need not add up to anything. */
  readonly weighted: <Of>(from: readonly (readonly [Of, number])[]) => Of;
  readonly bytes: RandomBytes;
}

export function seededDice(seed: number): Dice {
  const next = mulberry32(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => valueOrFail(from[whole(0, from.length - 1)], 'there is something to pick'),
    weighted: (from) => {
      let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = from.find(([, weight]) => (rest -= weight) < 0) ?? from.at(-1);
      return valueOrFail(chosen, 'there is something to weigh')[0];
    },
    bytes: (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = whole(0, 255);
      return bytes;
    },
  };
}

/** Mulberry32, public domain: 32 bits of state are plenty for a village. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
