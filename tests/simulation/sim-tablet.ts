/* Loaded on demand by the tablet: here beforehand, since loading a file is the one thing a run cannot wait for. */
import '#background/directory/home-page.ts';
import '#background/enrol-again.ts';
import '#sync/compare-areas.ts';
import '#sync/forget-erased.ts';
import '#sync/renew-identity.ts';
import '#sync/in-brief.ts';
import { Device } from '#background/device.ts';
import type { Change } from '#domain/mutation.ts';
import { memoryDeviceHeader, type DeviceHeader } from '#storage/device-settings.ts';
import { MemoryDisk } from '#storage/memory-tablet-store.ts';
import type { ParcelShelf } from '#storage/parcel-shelf.ts';
import type { TabletStore } from '#storage/tablet-store.ts';
import { unlockVault } from '#storage/vault.ts';
import { type Locks, memoryLocks, shipLock } from '#sync/locks.ts';
import { shipShelf } from '#sync/ship-shelf.ts';
import { pin, quickStretch, seededBytes, TestChannels } from '../unit/background/a-tablet.ts';
import { closed, FaultyStore, isNamed, storageFull } from './faulty-store.ts';
import type { IndexedDisk } from './indexed-disk.ts';
import { noteMove, quiet } from './quiet.ts';
import type { Line, SimNetwork } from './sim-network.ts';

/** The power goes at a write. */
export class PowerCut extends Error {}

interface CrashPlan {
  /** Counts down with each moment before and after a write. */
  left: number;
}

interface RefusalPlan {
  /** Writes that still go through. */
  after: number;
  /** Writes refused then. */
  times: number;
}

/** A tablet of the simulation: the real engine over a disk that outlives it. */
export class SimTablet {
  readonly name: string;
  /** Sees all villages; a narrow one only the first. */
  readonly wide: boolean;
  /** Its clock minus the true one, in ms. */
  clockOffset = 0;
  /** Marks of everything `save` has resolved `ok` for, with the record they belong to. */
  readonly saved: { readonly mark: string; readonly change: Change }[] = [];
  /** It was erased or put back to an earlier state: what it showed before may be gone from its screen. */
  interrupted = false;
  powerCuts = 0;
  shellShipped = 0;
  /** Writes refused for want of space. */
  refusals = 0;
  tabs: Device[] = [];
  readonly settled: Promise<unknown>[] = [];
  failures: unknown[] = [];
  private disk = new MemoryDisk();
  private headerDisk: { header?: DeviceHeader } = {};
  private readonly network: SimNetwork;
  private readonly trueNow: () => number;
  private readonly random;
  private line: Line | undefined;
  private locks: Locks = memoryLocks();
  private plan: CrashPlan | undefined;
  private fullness: RefusalPlan | undefined;
  /** The database opens so many times more, and then not so many times. */
  private refusesOpening: RefusalPlan | undefined;
  private life = 0;
  private readonly indexed: IndexedDisk | undefined;
  private readonly opened: { close(): void }[] = [];

  constructor(name: string, wide: boolean, network: SimNetwork, trueNow: () => number, seed: number, indexed?: IndexedDisk) {
    this.indexed = indexed;
    this.name = name;
    this.wide = wide;
    this.network = network;
    this.trueNow = trueNow;
    this.random = seededBytes(seed);
    this.boot(1);
  }

  readonly now = (): number => this.trueNow() + this.clockOffset;

  /** Starts anew from what is on the disk, with this many tabs open. */
  boot(tabs: number): void {
    if (this.line) this.line.cut = true;
    for (const store of this.opened.splice(0)) store.close();
    this.life += 1;
    this.plan = undefined;
    this.line = this.network.line();
    this.locks = memoryLocks();
    const channels = new TestChannels();
    this.tabs = Array.from({ length: tabs }, () => new Device({ ...this.ports(), channel: channels.tab() }));
  }

  /** The power will go at the n-th moment (before or after a write) from now. */
  crashAfter(moments: number): void {
    this.plan = { left: moments };
  }

  /** What was planned and did not happen is called off. */
  sparePower(): void {
    this.plan = undefined;
    this.fullness = undefined;
    this.refusesOpening = undefined;
  }

  /** So many writes go through from now, and so many are then refused. */
  refuseAfter(after: number, times: number): void {
    this.fullness = { after, times };
  }

  /** So often the database still opens from now, and so often it then does not. */
  refuseOpeningAfter(after: number, times: number): void {
    this.refusesOpening = { after, times };
  }

  /** The platform has taken everything away: the tablet is as new. `known`: what it need not answer for any more. */
  evict(known: (mark: string) => boolean): void {
    this.disk = new MemoryDisk();
    this.headerDisk = {};
    this.saved.splice(0, this.saved.length, ...this.saved.filter(({ mark }) => known(mark)));
    this.interrupted = true;
    this.boot(1);
  }

  /** What lies on the disk, to be harmed. */
  get files(): MemoryDisk {
    return this.disk;
  }

  /** Runs work of this tablet as far as it gets without the network; a power cut ends this life. */
  async run(work: () => Promise<unknown>): Promise<void> {
    const { life } = this;
    const end = { reached: false };
    const running = work().catch((error: unknown) => {
      if (!(error instanceof PowerCut) && !isNamed(error, storageFull) && !isNamed(error, closed)) this.failures.push(error);
      return error;
    });
    this.settled.push(running);
    void running.then(() => {
      end.reached = true;
    });
    await quiet();
    /* What loads a file of ours goes on unseen for a while. */
    for (let more = 0; more < 20 && !end.reached && this.network.waiting.length === 0; more += 1) await quiet();
    if (this.life === life) this.reviveIfDead();
  }

  /** The power went during something that was waiting for the network. */
  reviveIfDead(): void {
    if (this.plan === undefined || this.plan.left >= 0) return;
    this.powerCuts += 1;
    this.boot(this.tabs.length);
  }

  async save(tab: number, changes: readonly Change[], marks: readonly string[]): Promise<void> {
    const device = this.tab(tab);
    await this.run(async () => {
      const saved = await device.save(changes);
      if (saved.ok) {
        this.saved.push(...changes.map((change, index) => ({ change, mark: marks[index] ?? '' })));
        await this.checkNewestShown(device, changes);
      } else if (saved.failure.kind !== 'locked' && saved.failure.kind !== 'storage-full')
        this.failures.push(new Error(saved.failure.kind));
    });
  }

  /** Whatever the clocks say: what I write after having seen the rest is what I see. */
  private async checkNewestShown(device: Device, changes: readonly Change[]): Promise<void> {
    /* Saved at the very moment the idle time ran out: kept, and locked. */
    if ((await device.state()).kind !== 'open') return;
    /* Two homes that became one are one: what was written last to either. */
    const last = new Map<string, Change['set']>();
    for (const { kind, id, set } of changes) if (kind === 'household') last.set((await device.home(id))?.household.id ?? id, set);
    for (const [id, set] of last) {
      const shown = (await device.home(id))?.household as Record<string, unknown> | undefined;
      for (const [field, value] of Object.entries(set))
        if (shown?.[field] !== value) this.failures.push(new Error(`just written, and not shown: ${field}`));
    }
  }

  /** The service worker wakes: ships with the token that can only ship, or leaves it when somebody else is shipping. */
  async wakeShell(): Promise<void> {
    const { header } = this.headerDisk;
    const { fetch } = this.line ?? {};
    if (!header || !fetch) return;
    const { locks, now } = this;
    await this.run(async () => {
      const report = await locks.ifFree(shipLock, () => shipShelf({ shelf: this.store(), header: structuredClone(header), fetch, now }));
      this.shellShipped += report?.shipped ?? 0;
    });
  }

  /** As a person would: whoever wants to write or send unlocks first. */
  async openFirst(tab: number): Promise<void> {
    if ((await this.tab(tab).state()).kind === 'locked') await this.unlock(tab);
  }

  async unlock(tab: number): Promise<void> {
    await this.run(() => this.tab(tab).unlock(pin));
  }

  tab(index: number): Device {
    const device = this.tabs[index % this.tabs.length];
    if (!device) throw new Error('no tab');
    return device;
  }

  /** A copy of the whole disk, as a backup or a cloned tablet would be. */
  snapshot(): () => void {
    const [disk, header, count] = [this.disk.copy(), structuredClone(this.headerDisk), this.saved.length];
    return () => {
      this.disk = disk.copy();
      this.headerDisk = structuredClone(header);
      this.saved.length = count;
      this.interrupted = true;
      this.boot(this.tabs.length);
    };
  }

  /** Every box on the disk, opened with the PIN, as text: what somebody with the PIN and the files could read. */
  async inTheClear(): Promise<readonly string[]> {
    const { header } = this.headerDisk;
    const ports = this.ports();
    const vault = header?.vault && (await unlockVault(ports, header.vault, { pin, share: header.lease?.share }));
    if (!vault) throw new Error('the vault does not open');
    const boxes = [
      ...(await ports.store.records()).map(({ key, box }) => [`record ${key}`, box] as const),
      ...(await ports.store.outbox()).map(({ device, n, box }) => [`outbox ${device} ${n}`, box] as const),
      ...(await ports.store.drafts()).map(({ key, box }) => [`draft ${key}`, box] as const),
    ];
    return Promise.all(boxes.map(async ([row, box]) => `${row}: ${JSON.stringify(await vault.open(row, box))}`));
  }

  private readonly guard = (life: number) => (moment: 'before' | 'after') => {
    noteMove();
    if (life !== this.life) throw new PowerCut();
    if (moment === 'before') this.refuseIfFull();
    if (!this.plan) return;
    this.plan.left -= 1;
    if (this.plan.left < 0) throw new PowerCut();
  };

  private refuseIfFull(): void {
    if (this.isDue(this.fullness)) throw new DOMException('no space', storageFull);
  }

  private isDue(plan: RefusalPlan | undefined): boolean {
    if (!plan || plan.times <= 0) return false;
    plan.after -= 1;
    if (plan.after >= 0) return false;
    plan.times -= 1;
    this.refusals += 1;
    return true;
  }

  private store(): TabletStore & ParcelShelf {
    const guard = this.guard(this.life);
    if (!this.indexed)
      return new FaultyStore(this.disk, guard, () => {
        if (this.isDue(this.refusesOpening)) throw new DOMException('cannot open', closed);
      });
    const opened = this.indexed.open(guard);
    this.opened.push(opened);
    return opened;
  }

  private ports() {
    const store = this.store();
    const { line, locks, now, random } = this;
    if (!line) throw new Error('no line');
    return {
      store,
      shelf: store,
      settings: memoryDeviceHeader(this.guard(this.life), this.headerDisk),
      fetch: line.fetch,
      locks,
      now,
      random,
      stretchPin: quickStretch,
      timers: { after: () => () => undefined },
      neighbours: () => Promise.resolve([]),
      soon: (work: () => void) => work(),
      usedBytes: () => Promise.resolve(undefined),
    };
  }
}
