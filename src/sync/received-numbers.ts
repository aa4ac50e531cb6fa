import type { Received } from '#protocol/answers.ts';

/** Does the server's statement cover n? `told`: the greatest authored number the server had been told of (SY8). */
export function covers(received: Received, told: number, n: number): boolean {
  if (n <= received.through) return true;
  return n <= told && !received.missing.some(([from, to]) => from <= n && n <= to);
}

/** How many of the first `authored` numbers the server has said it holds. */
export function receivedCount(received: Received, told: number, authored: number): number {
  const through = Math.min(received.through, authored);
  const known = Math.min(Math.max(told, through), authored);
  const gaps = received.missing.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, known) - Math.max(from, through + 1) + 1), 0);
  return known - gaps;
}
