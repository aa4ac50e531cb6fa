/** The click comes right after the finger has gone; where none comes (it slid away), this long is waited, in ms. */
const clickComesWithin = 80;
/** A finger that rests longer than this, in ms, does not tap. Also, the platform may never say that it has gone. */
const longestTap = 1000;

let isDown = false;
let held: (() => void)[] = [];
let letGo: ReturnType<typeof setTimeout> | undefined;

/**
 * Calls back at once, or when a finger that is down has been lifted and its tap has been taken: what arrives meanwhile would move the button away under it,
 * and the tap would be nobody's or another's.
 */
export function whenFingerIsUp(then: () => void): void {
  if (isDown) held.push(then);
  else then();
}

/** From now on it is known whether a finger, or a mouse button, is down. */
export function watchFinger(): void {
  const always = { capture: true, passive: true };
  addEventListener('pointerdown', down, always);
  addEventListener('pointerup', () => releaseIn(clickComesWithin), always);
  addEventListener('pointercancel', release, always);
  addEventListener('click', () => releaseIn(0), always);
}

function down(): void {
  isDown = true;
  releaseIn(longestTap);
}

function releaseIn(ms: number): void {
  clearTimeout(letGo);
  letGo = setTimeout(release, ms);
}

function release(): void {
  clearTimeout(letGo);
  isDown = false;
  const now = held;
  held = [];
  for (const then of now) then();
}
