/** A figure of fewer people than these could point at one of them. */
export const smallestCell = 5;

/** What stands in place of a figure that is too small to be shown. */
export const suppressed = 'suppressed';
export type Shown = number | typeof suppressed;

/** A figure as it may leave the desk. Nothing is told by a zero. */
export function shownCell(count: number): Shown {
  return count > 0 && count < smallestCell ? suppressed : count;
}

/**
 * Figures that are shown beside their sum. One hidden figure could be worked out from the sum and the others, so the smallest of those that would be
 * shown is hidden with it; zeros stay, unless only a zero is left to hide behind.
 */
export function shownBesideSum(counts: readonly number[]): readonly Shown[] {
  const shown = counts.map(shownCell);
  const hidden = shown.flatMap((cell, at) => (cell === suppressed ? [at] : []));
  const [first] = hidden;
  if (hidden.length !== 1 || first === undefined) return shown;
  const others = counts.flatMap((count, at) => (at === first ? [] : [{ count, at }]));
  const cover = others.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count)[0] ?? others[0];
  return cover ? shown.map((cell, at) => (at === cover.at ? suppressed : cell)) : shown;
}
