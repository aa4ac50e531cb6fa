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
    const left = await this.shipped();
    if (round !== this.round) return;
    this.tried();
    if (left === 0) return;
    const wait = again[Math.min(failures, again.length - 1)] ?? minute;
    this.cancel = this.ports.timers.after(wait, () => void this.attempt(round, failures + 1));
  }

  /** Parcels left; undefined when that cannot be told: somebody else is shipping, or the disk refused. */
  private async shipped(): Promise<number | undefined> {
    const { shelf, settings, fetch, now, locks } = this.ports;
    try {
      const header = await settings.read();
      if (!header) return 0;
      return (await locks.ifFree(shipLock, () => shipShelf({ shelf, header, fetch, now })))?.left;
    } catch {
      return undefined;
    }
  }
}
