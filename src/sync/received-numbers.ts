import type { Received } from '#protocol/answers.ts';

/** How many of the first `authored` numbers the server has said it holds. `told`: the greatest number it knew of when it said so (SY16). */
export function receivedCount(received: Received, told: number, authored: number): number {
  const through = Math.min(received.through, authored);
  const known = Math.min(Math.max(told, through), authored);
  const gaps = received.missing.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, known) - Math.max(from, through + 1) + 1), 0);
  return known - gaps;
}
