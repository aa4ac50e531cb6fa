import type { RandomBytes } from '#domain/ids.ts';
import { Device } from '#background/device.ts';
import type { Channel, ChannelMessage, DevicePorts, Timers } from '#background/device-ports.ts';
import { newServerKey, type NewServerKey } from '#protocol/parcel.ts';
import { memoryDeviceHeader } from '#storage/device-settings.ts';
import { MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import type { TabletStore } from '#storage/tablet-store.ts';
import type { StretchPin } from '#storage/vault.ts';
import { memoryLocks } from '#sync/locks.ts';
import type { FetchPort } from '#sync/parcel-request.ts';

export const village = 'thon-dong-buoi';
export const pin = '135790';

/** A wall clock that stands still until told. */
export class TestClock {
  ms: number;
  constructor(ms = Date.UTC(2026, 10, 2, 1, 0)) {
    this.ms = ms;
  }
  readonly now = (): number => this.ms;
}

/** Timers that fire only when the test lets time pass. */
export class TestTimers implements Timers {
  private readonly clock: TestClock;
  private readonly waiting = new Set<{ readonly at: number; readonly work: () => void }>();

  constructor(clock: TestClock) {
    this.clock = clock;
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.clock.ms + ms, work };
    this.waiting.add(timer);
    return () => this.waiting.delete(timer);
  }

  get appointments(): number {
    return this.waiting.size;
  }

  pass(ms: number): void {
    this.clock.ms += ms;
    for (const timer of [...this.waiting].sort((a, b) => a.at - b.at)) {
      if (timer.at > this.clock.ms || !this.waiting.delete(timer)) continue;
      timer.work();
    }
  }
}

/** The words between the tabs of one browser. */
export class TestChannels {
  private readonly hearers: { readonly owner: object; readonly hear: (message: ChannelMessage) => void }[] = [];
  readonly said: ChannelMessage[] = [];

  tab(): Channel {
    const owner = {};
    return {
      post: (message) => {
        this.said.push(message);
        for (const hearer of this.hearers) if (hearer.owner !== owner) hearer.hear(message);
      },
      listen: (hear) => void this.hearers.push({ owner, hear }),
    };
  }
}

/** Random bytes from a seed (xorshift32): the same run each time. */
export function seededBytes(seed = 1): RandomBytes {
  let state = seed >>> 0 || 1;
  return (bytes) => {
    for (let i = 0; i < bytes.length; i += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[i] = state & 0xff;
    }
    return bytes;
  };
}

/** A PIN stretcher that costs nothing: tests of Argon2id itself use the real one. */
export const quickStretch: StretchPin = async (_settings, pin, salt) => {
  const bytes = new TextEncoder().encode(`${pin}/${Array.from(salt).join('.')}`);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
};

export const noNetwork: FetchPort = () => Promise.reject(new TypeError('network down'));

export interface TestTablet<Store extends TabletStore = MemoryTabletStore> extends DevicePorts {
  readonly device: Device;
  readonly clock: TestClock;
  readonly timers: TestTimers;
  readonly store: Store;
}

type TestPorts<Store extends TabletStore> = Partial<DevicePorts> & { readonly clock?: TestClock; readonly store?: Store };

export function aTablet<Store extends TabletStore = MemoryTabletStore>(ports: TestPorts<Store> = {}): TestTablet<Store> {
  const clock = ports.clock ?? new TestClock();
  const timers = new TestTimers(clock);
  const store = new MemoryTabletStore();
  const whole = {
    store,
    shelf: store,
    settings: memoryDeviceHeader(),
    fetch: noNetwork,
    locks: memoryLocks(),
    now: clock.now,
    random: seededBytes(),
    stretchPin: quickStretch,
    channel: new TestChannels().tab(),
    neighbours: () => Promise.resolve([]),
    soon: (work: () => void) => work(),
    usedBytes: () => Promise.resolve(undefined),
    ...ports,
    timers,
    clock,
  };
  return { ...whole, device: new Device(whole) } as unknown as TestTablet<Store>;
}

/** The enrolment of an invented volunteer in one village; every other request finds no network. */
export async function enrolOnly(clock: TestClock, key?: NewServerKey): Promise<FetchPort> {
  const { id, publicKey } = key ?? (await newServerKey('k1'));
  let devices = 0;
  return async (path) => {
    if (path !== '/api/enrol') throw new TypeError('network down');
    devices += 1;
    return Response.json({
      deviceId: `0190a000-0000-7000-8000-00000000000${devices}`,
      token: 'token',
      shipToken: 'ship-token',
      member: { id: '0190a000-0000-7000-8000-0000000000ff', name: 'Hà Thị Sương', role: 'volunteer' },
      areas: [
        { id: 'xa', parent: null, kind: 'commune', name: 'Xã Suối Mây', validFrom: '2025-07-01' },
        { id: village, parent: 'xa', kind: 'village', name: 'Thôn Đồng Bưởi', validFrom: '2025-07-01' },
      ],
      serverKey: { id, publicKey },
      protocol: 1,
      serverTime: new Date(clock.ms).toISOString(),
    });
  };
}

export async function anEnrolledTablet<Store extends TabletStore = MemoryTabletStore>(
  ports: TestPorts<Store> = {},
): Promise<TestTablet<Store>> {
  const clock = ports.clock ?? new TestClock();
  const tablet = aTablet<Store>({ fetch: await enrolOnly(clock), ...ports, clock });
  const enrolled = await tablet.device.enrol({ code: 'ABCD-EFGH', deviceName: 'Máy 1', pin });
  if (!enrolled.ok) throw new Error(`enrolment failed: ${enrolled.failure.kind}`);
  return tablet;
}
