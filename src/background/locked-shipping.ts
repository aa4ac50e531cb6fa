import { shipLock } from '#sync/locks.ts';
import { shipShelf } from '#sync/ship-shelf.ts';
import type { DevicePorts } from './device-ports.ts';

const minute = 60_000;
/** Waits while sealed parcels are left; the last one repeats. A network that returns is not always announced. */
const again = [minute / 2, minute, 2 * minute, 5 * minute, 15 * minute];

/** Ships what lies sealed while the vault is locked or erased and the app is open (SY12, SY15). */
export class LockedShipping {
  private readonly ports: DevicePorts;
  private readonly tried: () => void;
  private cancel: () => void = () => undefined;
  /** Counts starts and stops, so that a try that was overtaken makes no appointment. */
  private round = 0;

  constructor(ports: DevicePorts, tried: () => void) {
    this.ports = ports;
    this.tried = tried;
  }

  /** At once, then again while something is left, until {@link stop}. */
  start(): Promise<void> {
    this.stop();
    return this.attempt(this.round, 0);
  }

  stop(): void {
    this.round += 1;
    this.cancel();
  }

  private async attempt(round: number, failures: number): Promise<void> {
    const { shelf, settings, fetch, now, locks, timers } = this.ports;
    const header = await settings.read();
    if (!header || round !== this.round) return;
    const report = await locks.ifFree(shipLock, () => shipShelf({ shelf, header, fetch, now }));
    this.tried();
    if (report?.left === 0 || round !== this.round) return;
    const wait = again[Math.min(failures, again.length - 1)] ?? minute;
    this.cancel = timers.after(wait, () => void this.attempt(round, failures + 1));
  }
}
