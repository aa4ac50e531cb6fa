/** Failures of one sign-in name before it has to wait, and the longest wait in milliseconds. */
const free = 4;
const longestWait = 15 * 60_000;
/** A name is forgotten after this long without a failure, in milliseconds. */
const memory = 60 * 60_000;
const mostNames = 50_000;

export interface SignInDelays {
  /** Milliseconds to wait before another attempt is looked at; 0 when it may be tried now. */
  waitFor(name: string, now: number): number;
  failed(name: string, now: number): void;
  succeeded(name: string): void;
}

/** Wrong passwords slow the name down: 2 s, 4 s, 8 s … 15 min. Unknown names are slowed alike, so that waiting tells nothing about who exists. */
export function signInDelays(): SignInDelays {
  const names = new Map<string, { failures: number; at: number }>();
  return {
    waitFor(name, now) {
      const entry = names.get(name);
      if (!entry || entry.failures < free) return 0;
      return Math.max(0, entry.at + Math.min(longestWait, 1000 * 2 ** (entry.failures - free + 1)) - now);
    },
    failed(name, now) {
      const entry = names.get(name);
      const failures = entry && now - entry.at < memory ? entry.failures + 1 : 1;
      names.delete(name);
      names.set(name, { failures, at: now });
      if (names.size > mostNames) names.delete(names.keys().next().value ?? '');
    },
    succeeded: (name) => void names.delete(name),
  };
}
