/** Slows down guessing: after `free` failures within `windowMs`, every further one makes the next wait longer. Kept in memory, per node. */
export interface AttemptLimit {
  /** Milliseconds to wait before the next attempt of this source; 0 when it may go on. */
  readonly waitFor: (source: string) => number;
  readonly fail: (source: string) => void;
}

interface Failures {
  count: number;
  /** Unix milliseconds. */
  last: number;
}

const most = 10_000;

export function newAttemptLimit(now: () => number, { free, windowMs }: { readonly free: number; readonly windowMs: number }): AttemptLimit {
  const failures = new Map<string, Failures>();
  const current = (source: string) => {
    const found = failures.get(source);
    if (found && now() - found.last > windowMs) failures.delete(source);
    return failures.get(source);
  };
  return {
    waitFor: (source) => {
      const known = current(source);
      if (!known || known.count < free) return 0;
      const pause = Math.min(1000 * 2 ** (known.count - free), windowMs);
      return Math.max(0, known.last + pause - now());
    },
    fail: (source) => {
      const known = current(source);
      // A flood of sources must not grow without end; forgetting the oldest only gives it its free attempts back.
      if (!known && failures.size >= most) failures.delete(failures.keys().next().value ?? '');
      failures.set(source, { count: (known?.count ?? 0) + 1, last: now() });
    },
  };
}
