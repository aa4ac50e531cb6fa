/** So many times as long as a batch took: in an evening rush a sixtieth of one processor, and a tenth to catch up afterwards. */
const [inARush, usually] = [59, 9];

/** How long work that nobody waits for rests after a batch, milliseconds. `isBusy`: something arrived at this node while the batch ran. */
export function restAfter(tookMs: number, isBusy: boolean): number {
  return tookMs * (isBusy ? inARush : usually);
}
