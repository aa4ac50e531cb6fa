import { shipLock } from '#sync/locks.ts';
import { type TendedVault, type TendReport, tendVault } from '#sync/tend-vault.ts';
import type { DevicePorts } from './device-ports.ts';

const minute = 60_000;
/** Waits while sealed parcels are left; the last one repeats. A network that returns is not always announced. */
const again = [minute / 2, minute, 2 * minute, 5 * minute, 15 * minute];
/** Somebody else is shipping, and will soon be done. */
const whenBusy = 3000;

/** The vaults nobody has open now. */
export type LockedVaults = () => Promise<readonly TendedVault[]>;

/**
 * Tends vaults that are locked or erased while the app is open: ships what lies sealed, hears and does what the server says (SY12, SY15, SY32).
 */
export class LockedShipping {
  private readonly ports: Pick<DevicePorts, 'locks' | 'timers'>;
  private readonly vaults: LockedVaults;
  private readonly tried: (shut: boolean) => void;
  private cancel: () => void = () => undefined;
  /** Counts starts and stops, so that a try that was overtaken makes no appointment. */
  private round = 0;

  constructor(ports: Pick<DevicePorts, 'locks' | 'timers'>, vaults: LockedVaults, tried: (shut: boolean) => void) {
    this.ports = ports;
    this.vaults = vaults;
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
    const report = await this.tended();
    if (round !== this.round) return;
    this.tried(report !== undefined && report !== 'busy' && report.shut);
    if (report !== 'busy' && report?.left === 0) return;
    const wait = report === 'busy' ? whenBusy : (again[Math.min(failures, again.length - 1)] ?? minute);
    this.cancel = this.ports.timers.after(wait, () => void this.attempt(round, failures + 1));
  }

  /** Undefined when the disk refused. */
  private async tended(): Promise<TendReport | 'busy' | undefined> {
    try {
      const vaults = await this.vaults();
      if (vaults.length === 0) return { shipped: 0, left: 0, shut: false };
      return (await this.ports.locks.ifFree(shipLock, () => tendAll(vaults))) ?? 'busy';
    } catch {
      return undefined;
    }
  }
}

/** One round each. One whose disk refuses does not keep the others from being tended. */
async function tendAll(vaults: readonly TendedVault[]): Promise<TendReport> {
  const reports: TendReport[] = [];
  for (const vault of vaults) reports.push(await tendVault(vault).catch(() => ({ shipped: 0, left: 1, shut: false })));
  const sum = (of: (report: TendReport) => number) => reports.reduce((all, report) => all + of(report), 0);
  return { shipped: sum(({ shipped }) => shipped), left: sum(({ left }) => left), shut: reports.some(({ shut }) => shut) };
}
