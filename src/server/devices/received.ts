import type { Received } from '#protocol/answers.ts';

/** Closed ranges of numbers, in order, none touching. */
export type Ranges = readonly (readonly [number, number])[];

/** `{[1,4),[6,7)}` as PostgreSQL writes an int8multirange. */
export function parseMultirange(text: string): Ranges {
  return Array.from(text.matchAll(/\[(\d+),(\d+)\)/g), ([, from, to]) => [Number(from), Number(to) - 1] as const);
}

/** The multirange of some numbers, each of which may come more than once. */
export function formatMultirange(numbers: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === n) last[1] = n + 1;
    else ranges.push([n, n + 1]);
  }
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

/** The gap report: everything through `through` is here, and beyond it all but `missing`, up to the greatest number the device said it wrote. */
export function gapReport(received: string, authored: number): Received {
  const ranges = parseMultirange(received);
  const first = ranges[0];
  const through = first?.[0] === 1 ? first[1] : 0;
  const missing: [number, number][] = [];
  let next = through + 1;
  for (const [from, to] of ranges) {
    if (from > next) missing.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (authored >= next) missing.push([next, authored]);
  return { through, missing };
}

export function countReceived(received: string): number {
  return parseMultirange(received).reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
