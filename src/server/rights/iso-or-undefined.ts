/** Unix milliseconds of an ISO time; undefined when it is none. */
export function isoOrUndefined(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
