export interface RateLimit {
  /** Counts a request; milliseconds until the next one is taken, 0 when this one is. */
  readonly waitFor: (source: string) => number;
}

const mostSources = 10_000;

/** At most `most` requests of a source within each window. Kept in memory, per server. */
export function newRateLimit(now: () => number, { most, windowMs }: { readonly most: number; readonly windowMs: number }): RateLimit {
  const windows = new Map<string, { readonly began: number; count: number }>();
  return {
    waitFor(source) {
      const at = now();
      const known = windows.get(source);
      if (known && at - known.began < windowMs) {
        known.count += 1;
        return known.count <= most ? 0 : known.began + windowMs - at;
      }
      windows.delete(source);
      // A flood of sources must not grow without end; forgetting the oldest only lets it begin anew.
      if (windows.size >= mostSources) windows.delete(windows.keys().next().value ?? '');
      windows.set(source, { began: at, count: 1 });
      return 0;
    },
  };
}
