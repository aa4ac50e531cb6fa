/** Both run in the page. Every touch of the screen counts, on whatever it lands; a key pressed counts too, so that typing is no way around. */
export function countTaps(): void {
  const counted = globalThis as { taps?: number };
  counted.taps = 0;
  const count = (event: Event) => {
    if (event.isTrusted) counted.taps = (counted.taps ?? 0) + 1;
  };
  addEventListener('pointerdown', count, true);
  addEventListener('keydown', count, true);
}

/** The taps since the last asking. Not a number when the page was loaded anew meanwhile, which no comparison lets through. */
export function tapsSince(): number {
  const counted = globalThis as { taps?: number };
  const taps = counted.taps ?? Number.NaN;
  counted.taps = 0;
  return taps;
}
