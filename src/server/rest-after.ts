/** So many times as long as a batch took: in an evening rush a sixtieth of one processor, and a tenth to catch up afterwards. */
const [inARush, usually] = [59, 9];
/** A rush is where something arrived so shortly before the batch, or during it; milliseconds. */
const soonAfter = 1000;

/** How long work that nobody waits for rests after a batch, milliseconds. `quietMs`: from the last arrival at this node to the beginning of the batch, less than 0 when it was later. */
export function restAfter(tookMs: number, quietMs: number): number {
  return tookMs * (quietMs < soonAfter ? inARush : usually);
}
