/** Does one slip of the finger lie between the two: a character wrong, too many, too few, or two neighbours swapped? Equal texts have none. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let end = 0;
  while (end < shorter - from && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  if (from + end >= Math.max(a.length, b.length) - 1) return true;
  return a.length === b.length && from + end === a.length - 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}
