import { type ClockState, compareClock, formatStamp, parseStamp } from '#domain/hybrid-clock.ts';
import { InvariantError, valueOrFail } from '#domain/result.ts';
import { clockTolerance } from '#protocol/limits.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';

/** A logged mutation of the same device next to one that is arriving. */
interface Neighbour {
  readonly n: number;
  readonly state: ClockState;
  readonly corrected: boolean;
}

export interface Neighbours {
  readonly lower?: Neighbour | undefined;
  readonly upper?: Neighbour | undefined;
}

interface Stamped {
  readonly n: number;
  readonly at: string;
}

export interface CorrectedClock {
  /** n → the stamp to write, for every mutation. */
  readonly stamps: ReadonlyMap<number, string>;
  /** Device clock minus server clock, when anything had to be pulled back. */
  readonly ahead?: number | undefined;
}

function isAhead(state: ClockState, now: number): boolean {
  return state.ms > now + clockTolerance;
}

function stateOf(at: string): ClockState {
  return valueOrFail(parseStamp(at), 'a checked stamp parses');
}

/** Moves a state by a number of ticks of the counter. */
function moved(state: ClockState, ticks: number): ClockState {
  const total = BigInt(state.ms) * 65_536n + BigInt(state.counter) + BigInt(ticks);
  return { ms: Number(total >> 16n), counter: Number(total & 0xffffn) };
}

/** Whether the neighbours have to be read: only when a stamp is ahead now, or one of this device ever was. */
export function needsNeighbours(mutations: readonly Stamped[], now: number, wasEverAhead: boolean): boolean {
  return wasEverAhead || mutations.some(({ at }) => isAhead(stateOf(at), now));
}

/**
 * Stamps too far ahead come back to `now`, in the device's own order: also against its mutations that arrived earlier, in whatever order parcels come.
 * Between two numbers there are always as many free ticks as numbers missing between them, so that a late one finds its place.
 * All stamps get this device's id: after a renewal a tablet may still send stamps of its old one.
 */
export function correctClock(
  device: string,
  mutations: readonly Stamped[],
  now: number,
  neighbours: ReadonlyMap<number, Neighbours>,
): CorrectedClock {
  const stamps = new Map<number, string>();
  let previous: Neighbour | undefined;
  let ahead: number | undefined;
  for (const { n, at } of [...mutations].sort((a, b) => a.n - b.n)) {
    const claimed = stateOf(at);
    const far = isAhead(claimed, now);
    const { lower, upper } = neighbours.get(n) ?? {};
    const below = previous && (!lower || previous.n > lower.n) ? previous : lower;
    const state = placed(n, far ? { ms: now, counter: 0 } : claimed, far, below, upper);
    if (far) ahead = Math.max(ahead ?? 0, claimed.ms - now);
    previous = { n, state, corrected: far };
    stamps.set(n, formatStamp(state, device));
  }
  return { stamps, ahead };
}

function placed(n: number, wanted: ClockState, far: boolean, lower: Neighbour | undefined, upper: Neighbour | undefined): ClockState {
  let state = wanted;
  if (far && lower) state = later(state, moved(lower.state, n - lower.n));
  if (upper && (far || upper.corrected)) state = earlier(state, moved(upper.state, n - upper.n));
  return state;
}

function later(a: ClockState, b: ClockState): ClockState {
  return compareClock(a, b) >= 0 ? a : b;
}

function earlier(a: ClockState, b: ClockState): ClockState {
  return compareClock(a, b) <= 0 ? a : b;
}

interface NeighbourRow {
  readonly n: number;
  readonly lower_n: number | null;
  readonly lower_at: string | null;
  readonly lower_corrected: boolean | null;
  readonly upper_n: number | null;
  readonly upper_at: string | null;
  readonly upper_corrected: boolean | null;
}

export async function readNeighbours(tx: Work, device: string, numbers: readonly number[]): Promise<ReadonlyMap<number, Neighbours>> {
  const { rows } = await sql<NeighbourRow>`
    select w.n, lower.n as lower_n, lower.at as lower_at, lower.corrected as lower_corrected,
      upper.n as upper_n, upper.at as upper_at, upper.corrected as upper_corrected
    from (select value::bigint as n from jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb)) w
    left join lateral (select n, at, claimed_at is not null as corrected from mutations m
      where m.device = ${device} and m.n < w.n order by m.n desc limit 1) lower on true
    left join lateral (select n, at, claimed_at is not null as corrected from mutations m
      where m.device = ${device} and m.n > w.n order by m.n limit 1) upper on true`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.n,
      {
        lower: neighbour(row.lower_n, row.lower_at, row.lower_corrected),
        upper: neighbour(row.upper_n, row.upper_at, row.upper_corrected),
      },
    ]),
  );
}

function neighbour(n: number | null, at: string | null, corrected: boolean | null): Neighbour | undefined {
  if (n === null || at === null) return undefined;
  const state = parseStamp(at);
  if (!state) throw new InvariantError(`the log holds a stamp that does not parse, n ${n}`);
  return { n, state: { ms: state.ms, counter: state.counter }, corrected: corrected === true };
}
