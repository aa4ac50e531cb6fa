/**
 * Hybrid logical clock (Kulkarni et al. 2014): order that respects cause and stays near real time.
 * A stamp is sortable text `<13-digit unix ms>-<4 hex counter>-<device id>`; compare stamps byte by byte.
 */
export interface ClockState {
  /** Unix milliseconds of the newest stamp made or seen. */
  readonly ms: number;
  /** 0 … 65535 within that millisecond. */
  readonly counter: number;
}

export const clockAtRest: ClockState = { ms: 0, counter: 0 };

const stampPattern = /^(\d{13})-([0-9a-f]{4})-(.{1,64})$/;
const largestCounter = 0xffff;

export function formatStamp(state: ClockState, device: string): string {
  return `${String(state.ms).padStart(13, '0')}-${state.counter.toString(16).padStart(4, '0')}-${device}`;
}

export interface Stamp extends ClockState {
  readonly device: string;
}

export function parseStamp(text: string): Stamp | undefined {
  const match = stampPattern.exec(text);
  if (!match) return undefined;
  return { ms: Number(match[1]), counter: Number.parseInt(match[2] ?? '', 16), device: match[3] ?? '' };
}

/** The next clock state for an event of our own at wall time `now`: always later than every stamp made or seen before. */
export function tick(state: ClockState, now: number): ClockState {
  if (now > state.ms) return { ms: now, counter: 0 };
  return advance(state);
}

/** The smallest state after `state`; a full counter carries into the millisecond. */
export function advance(state: ClockState): ClockState {
  if (state.counter < largestCounter) return { ms: state.ms, counter: state.counter + 1 };
  return { ms: state.ms + 1, counter: 0 };
}

/** Takes note of somebody else's stamp, so that what we write next comes after it. */
export function witness(state: ClockState, seen: ClockState): ClockState {
  return compareClock(seen, state) > 0 ? { ms: seen.ms, counter: seen.counter } : state;
}

export function compareClock(a: ClockState, b: ClockState): number {
  return a.ms - b.ms || a.counter - b.counter;
}

/** Byte order of stamps; both are ASCII, so `<` on UTF-16 is the same order. */
export function compareStamps(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
