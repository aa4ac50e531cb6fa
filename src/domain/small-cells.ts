/** Counts of one to four can point at a person, so they do not leave the desk. */
export const smallestShown = 5;

/** A count, and of how many where that is published beside it: 58 of 60 tells of two as well. */
export interface Cell {
  readonly count: number;
  readonly of?: number | null | undefined;
}

export interface SafeCells {
  /** Null where it is held back; in the order given. */
  readonly counts: readonly (number | null)[];
  /** Of all cells together. */
  readonly total: number | null;
}

/**
 * One column of a table whose total is published too. Held back are counts below five (zero stays: it points at nobody) and their complements; then the
 * smallest others until what is held back are at least two cells that sum up to five or more, so that none comes out by subtracting from the total.
 * It protects within one table: tables that overlap in other ways, or two moments close together, can still be compared.
 */
export function suppressSmall(cells: readonly Cell[], total: Cell): SafeCells {
  const isTotalSmall = isSmall(total);
  const held = heldBack(cells, isTotalSmall);
  return {
    counts: cells.map(({ count }, at) => (held.has(at) ? null : count)),
    total: isTotalSmall || isSolvable(cells, held) ? null : total.count,
  };
}

function heldBack(cells: readonly Cell[], isTotalSmall: boolean): ReadonlySet<number> {
  const held = new Set(cells.flatMap((cell, at) => (isSmall(cell) ? [at] : [])));
  if (isTotalSmall) return held;
  const others = cells.map(({ count }, at) => ({ count, at })).filter(({ at }) => !held.has(at));
  for (const { at } of others.toSorted((a, b) => a.count - b.count || a.at - b.at)) {
    if (!isSolvable(cells, held)) break;
    held.add(at);
  }
  return held;
}

function isSmall({ count, of }: Cell): boolean {
  const rest = of === undefined || of === null ? 0 : of - count;
  return (count > 0 && count < smallestShown) || (rest > 0 && rest < smallestShown);
}

function isSolvable(cells: readonly Cell[], held: ReadonlySet<number>): boolean {
  const sum = [...held].reduce((total, at) => total + (cells[at]?.count ?? 0), 0);
  return held.size === 1 || (held.size > 0 && sum < smallestShown);
}
