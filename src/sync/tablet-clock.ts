import { type ClockState, parseStamp, witness } from '#domain/hybrid-clock.ts';

/** A smaller difference from the server's clock is transit time and is not worth noting. */
const worthNoting = 60_000;

/** This tablet's clock minus the server's, measured when an answer came. */
export function clockAhead(now: number, serverTime: string): number {
  const ahead = now - Date.parse(serverTime);
  return Number.isFinite(ahead) && Math.abs(ahead) > worthNoting ? ahead : 0;
}

/** The clock having met these stamps. Stamps are sortable text, so only the greatest is read. */
export function witnessStamps(state: ClockState, stamps: Iterable<string>): ClockState {
  let greatest = '';
  for (const stamp of stamps) if (stamp > greatest) greatest = stamp;
  const met = parseStamp(greatest);
  return met ? witness(state, met) : state;
}

/**
 * The clock to write with next (SY10). While stamps of ours from a clock that ran ahead lie in the outbox, it stays after them; once they are
 * brought back with the server's times, it falls back to the greatest stamp that still counts.
 */
export function settledClock(seen: ClockState, outboxStamps: Iterable<string>): ClockState {
  return witnessStamps(seen, outboxStamps);
}
