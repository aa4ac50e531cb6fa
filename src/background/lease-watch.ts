import { spendNow } from '#sync/tend-vault.ts';
import type { DevicePorts } from './device-ports.ts';

const lookEvery = 3_600_000;

/** A session that is touched all the time does not outlive the lease of its key. */
export class LeaseWatch {
  private readonly ports: DevicePorts;
  private readonly ended: () => Promise<void>;
  private cancel: () => void = () => undefined;

  constructor(ports: DevicePorts, ended: () => Promise<void>) {
    this.ports = ports;
    this.ended = ended;
  }

  start(): void {
    this.cancel();
    this.cancel = this.ports.timers.after(lookEvery, () => void this.look());
  }

  stop(): void {
    this.cancel();
  }

  private async look(): Promise<void> {
    const header = await spendNow(this.ports);
    if (header?.vault?.leased && !header.lease?.share) await this.ended();
    else this.start();
  }
}
