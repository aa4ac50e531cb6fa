import type { Change } from '#domain/mutation.ts';
import { InvariantError } from '#domain/result.ts';
import type { DeviceHeaderStore } from '#storage/device-settings.ts';
import { Device } from '../device.ts';
import type { DeviceState, ParcelFileOut, Session } from '../device-api.ts';
import type { DevicePorts } from '../device-ports.ts';

const code = 'PRACT1CE';
const deviceName = 'Máy luyện tập';
/** A send that is already under way answers for what was saved before it. */
const mostTries = 5;

/** The device itself, without what makes no sense in practice. It says nothing of its state before the invented people are there. */
export class PracticeDevice extends Device {
  private readonly prepared: Promise<void>;

  constructor(ports: DevicePorts, own: readonly Change[]) {
    super({ ...ports, settings: neverLocking(ports.settings) });
    this.prepared = this.prepare(Array.from(ports.random(new Uint8Array(12)), (byte) => byte % 10).join(''), own);
    // Told by `state`.
    this.prepared.catch(() => undefined);
  }

  override async state(): Promise<DeviceState> {
    try {
      await this.prepared;
    } catch (error) {
      return { kind: 'unusable', detail: error instanceof Error ? error.message : 'practice' };
    }
    return super.state();
  }

  override async session(): Promise<Session | undefined> {
    await this.prepared.catch(() => undefined);
    return super.session();
  }

  /** Nothing here needs guarding, and nobody knows the PIN. */
  override async lock(): Promise<void> {}

  /** An invented tablet goes to nobody. */
  override async passOn(): Promise<void> {}

  /** Choices about this tablet are made with the real device. */
  override async changeSettings(): Promise<void> {}

  /** A file of invented people would be handed to a real desk. */
  override async parcelFiles(): Promise<readonly ParcelFileOut[]> {
    return [];
  }

  private async prepare(pin: string, own: readonly Change[]): Promise<void> {
    const enrolled = await this.enrol({ code, deviceName, pin });
    if (!enrolled.ok) throw new InvariantError(`practice does not begin: ${enrolled.failure.kind}`);
    await this.sendAll();
    await this.save(own);
    await this.sendAll();
  }

  private async sendAll(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      await this.sendNow();
      if ((await this.outbox()).waiting === 0) return;
    }
  }
}

function neverLocking(settings: DeviceHeaderStore): DeviceHeaderStore {
  return {
    async read() {
      const header = await settings.read();
      return header && { ...header, lockAfterMinutes: Number.POSITIVE_INFINITY };
    },
    write: (header) => settings.write(header),
    serverSeen: () => settings.serverSeen(),
  };
}
