import type { Received } from '#protocol/answers.ts';

/** How many of the first `authored` numbers the server has said it holds. `told`: the greatest number it knew of when it said so (SY16). */
export function receivedCount(received: Received, told: number, authored: number): number {
  const through = Math.min(received.through, authored);
  const known = Math.min(Math.max(told, through), authored);
  const gaps = received.missing.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, known) - Math.max(from, through + 1) + 1), 0);
  return known - gaps;
}

/** What the server has said it holds of an identity. `told`: the greatest number it knew of when it said so. */
export interface Statement {
  readonly received: Received;
  readonly told: number;
}

export function isHeld({ received, told }: Statement, n: number): boolean {
  if (n <= received.through) return true;
  return n <= told && !received.missing.some(([from, to]) => n >= from && n <= to);
}

/** Whether a number was said to be held before and is not any more (SY37). */
export function saysLess(before: Statement, now: Statement): boolean {
  const held = heldRanges(now);
  return heldRanges(before).some(([from, to]) => !held.some(([first, last]) => first <= from && to <= last));
}

/** Closed ranges in order, none touching. */
function heldRanges({ received, told }: Statement): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  let next = 1;
  for (const [from, to] of [...received.missing, [Math.max(told, received.through) + 1, Infinity] as const]) {
    if (from > next) ranges.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return ranges;
}
