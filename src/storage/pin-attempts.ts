/** Wrong PINs slow down and, after ten, erase. An attempt is counted before it is tried, so pulling the plug does not give it back. */
export interface PinAttempts {
  /** Tries since the last right PIN. */
  readonly failures: number;
  /** What is left of the delay, in ms, at `asOf` (Unix ms). */
  readonly waitMs: number;
  readonly asOf: number;
}

export const mostAttempts = 10;
export const noAttempts: PinAttempts = { failures: 0, waitMs: 0, asOf: 0 };

const minute = 60_000;
/** Delay after the 4th, 5th … 9th wrong PIN. */
const delays = [minute / 2, minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute];
const freeTries = 3;

/** Time has passed: only time that went forward counts, so turning the clock back never shortens a delay. */
export function afterWaiting(attempts: PinAttempts, now: number): PinAttempts {
  const passed = Math.max(0, now - attempts.asOf);
  return { ...attempts, waitMs: Math.max(0, attempts.waitMs - passed), asOf: now };
}

/** The attempts with one more counted, and the delay that follows when it turns out wrong. */
export function countAttempt(attempts: PinAttempts, now: number): PinAttempts {
  const failures = attempts.failures + 1;
  const waitMs = failures <= freeTries ? 0 : (delays[Math.min(failures - freeTries, delays.length) - 1] ?? 0);
  return { failures, waitMs, asOf: now };
}

export function triesLeft(attempts: PinAttempts): number {
  return Math.max(0, mostAttempts - attempts.failures);
}

export const pinDigits = { least: 6, most: 12 } as const;
const words = { least: 10, most: 64 } as const;

/** A PIN is digits; a passphrase has something else in it too, and is longer. `least`: the shortest PIN the unit asks for. */
export function isPin(secret: string, least: number = pinDigits.least): boolean {
  if (/^\d*$/.test(secret)) return secret.length >= least && secret.length <= pinDigits.most;
  const { length } = Array.from(secret.trim());
  return length >= words.least && length <= words.most;
}

/** The pad has only digits, so the door must know. */
export function isPassphrase(secret: string): boolean {
  return /\D/.test(secret);
}
