import { newUuid } from '#domain/ids.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { done, failed, type Failure, type Result } from '#domain/result.ts';
import { writeLock } from '#sync/locks.ts';
import { handOver, mend, saveChanges } from '#sync/save-changes.ts';
import type { HeardWord } from '#sync/ship-shelf.ts';
import { writing } from '#sync/tablet-ports.ts';
import { obeyWord, spendNow, type TendedVault } from '#sync/tend-vault.ts';
import type { Tablet } from '#sync/tablet.ts';
import { AutoLock } from './auto-lock.ts';
import type * as api from './device-api.ts';
import type { ChannelMessage, DevicePorts } from './device-ports.ts';
import { DeviceReads } from './device-reads.ts';
import { enrolTablet } from './enrol-tablet.ts';
import { LeaseWatch } from './lease-watch.ts';
import { LockedShipping } from './locked-shipping.ts';
import type { OpenedFront } from './front.ts';
import { OpenSession, shownFirst } from './open-session.ts';
import { openState, shutState, writeSettings } from './device-state.ts';
import { changePin, eraseTablet, unlockTablet } from './unlock-tablet.ts';

const locked: Failure = { kind: 'locked' };

/** What the screens talk to. Holds nothing but the session; everything durable is in the store. */
export class Device extends DeviceReads implements api.DeviceApi {
  protected readonly ports: DevicePorts;
  private readonly autoLock: AutoLock;
  private readonly lockedShipping: LockedShipping;
  /** While this vault is open, the others still ship. */
  private readonly neighbourShipping: LockedShipping;
  private readonly leaseWatch: LeaseWatch;
  private readonly listeners = new Set<(event: api.DeviceEvent) => void>();
  protected open: OpenSession | undefined;

  constructor(ports: DevicePorts) {
    super();
    this.ports = { ...ports, heard: (heard) => this.obey(heard) };
    const own: TendedVault = { ...ports, erase: () => ports.store.eraseVault() };
    this.lockedShipping = new LockedShipping(
      ports,
      async () => [own, ...(await ports.neighbours())],
      (shut) => this.tended(shut),
    );
    this.neighbourShipping = new LockedShipping(ports, ports.neighbours, () => undefined);
    this.leaseWatch = new LeaseWatch(ports, () => this.lock());
    this.autoLock = new AutoLock(ports.timers, ports.now, () => this.drop());
    ports.channel.listen((message) => void this.hear(message));
  }

  async state(): Promise<api.DeviceState> {
    try {
      return await this.readState();
    } catch (error) {
      return { kind: 'unusable', detail: error instanceof Error ? error.name : 'unknown' };
    }
  }

  private async readState(): Promise<api.DeviceState> {
    const { settings, store, now } = this.ports;
    const header = await settings.read();
    if (!header) return { kind: 'new', erased: false, parcels: 0 };
    if (this.open && header.vault) return openState(header, this.open.tablet.identity.member, now());
    const parcels = (await store.parcels()).filter(([, parcel]) => parcel.shipped !== parcel.version).length;
    return shutState(header, parcels, now(), await settings.serverSeen());
  }

  async listen(listener: (event: api.DeviceEvent) => void): Promise<void> {
    this.listeners.add(listener);
  }

  async enrol(request: api.EnrolRequest): Promise<Result<{ readonly member: api.Member }>> {
    const enrolled = await enrolTablet(this.ports, request);
    if (!enrolled.ok) return enrolled;
    this.ports.channel.post({ kind: 'state' });
    return this.begin(enrolled.value);
  }

  async unlock(pin: string): Promise<Result<{ readonly member: api.Member }>> {
    const unlocked = await unlockTablet(this.ports, pin, this.tellFront);
    if (unlocked.ok) return this.begin(unlocked.value);
    this.ports.prepareUnlock?.();
    if (unlocked.failure.kind === 'erased') this.ports.channel.post({ kind: 'locked' });
    this.tell({ kind: 'state' });
    return unlocked;
  }

  async unlockByPasskey(secret: Uint8Array<ArrayBuffer>): Promise<Result<{ readonly member: api.Member }>> {
    const { unlockTabletByPasskey } = await import('./unlock-by-passkey.ts');
    const unlocked = await unlockTabletByPasskey(this.ports, secret, this.tellFront);
    if (unlocked.ok) return this.begin(unlocked.value);
    this.tell({ kind: 'state' });
    return unlocked;
  }

  async setPasskey(pin: string, passkey: api.NewPasskey | undefined): Promise<Result<true>> {
    const loaded = await import('./unlock-by-passkey.ts');
    const set = await loaded.setPasskey(this.ports, pin, passkey);
    if (!set.ok && set.failure.kind === 'erased') await this.lock();
    this.tell({ kind: 'changed' });
    return set;
  }

  private async begin(tablet: Tablet): Promise<Result<{ readonly member: api.Member }>> {
    this.open?.close();
    const open = new OpenSession(this.ports, tablet, {
      changed: () => this.ports.soon(() => this.tell({ kind: 'changed' })),
      sessionChanged: () => this.tell({ kind: 'state' }),
      sending: (sending) => {
        this.tell({ kind: 'sending', sending });
        /* The outbox tells of it too: one that was read a moment ago would show "sending" for ever. */
        if (sending.kind === 'idle') this.tell({ kind: 'changed' });
      },
    });
    this.open = open;
    this.lockedShipping.stop();
    const header = await this.ports.settings.read();
    this.autoLock.start((header?.lockAfterMinutes ?? 5) * 60_000);
    this.tell({ kind: 'state' });
    open.sending.hint();
    this.leaseWatch.start();
    void this.neighbourShipping.start();
    return done({ member: tablet.identity.member });
  }

  /** The server's word beside an answer: the lease goes on, or the desk has locked or erased this vault. */
  private async obey(heard: HeardWord): Promise<void> {
    const shut = await obeyWord({ ...this.ports, erase: () => this.ports.store.eraseVault() }, heard);
    if (shut) await this.lock();
  }

  private tended(shut: boolean): void {
    if (shut) this.ports.channel.post({ kind: 'locked' });
    this.tell({ kind: 'state' });
  }

  async lock(): Promise<void> {
    this.ports.channel.post({ kind: 'locked' });
    this.drop();
  }

  /** The session's memory goes; what it was writing finishes by itself. */
  private drop(): void {
    if (!this.open) return;
    if (this.open.tablet.waiting().length > 0) this.wakeShell();
    this.open.close();
    this.open = undefined;
    this.autoLock.stop();
    this.leaseWatch.stop();
    this.neighbourShipping.stop();
    this.tell({ kind: 'state' });
    void this.shipLocked();
  }

  async changePin(oldPin: string, newPin: string): Promise<Result<true>> {
    const changed = await changePin(this.ports, oldPin, newPin);
    if (!changed.ok && changed.failure.kind === 'erased') await this.lock();
    return changed;
  }

  async stillHere(): Promise<void> {
    if (this.open) this.autoLock.touch();
  }

  /** Everything saved lies sealed on the shelf already (SY3), so nothing is lost with the vault. */
  async passOn(): Promise<void> {
    await this.ports.locks.exclusive(writeLock, async () => {
      const header = await this.ports.settings.read();
      if (header?.vault) await eraseTablet(this.ports, { ...header, passedOn: true });
    });
    await this.lock();
  }

  async session(): Promise<api.Session | undefined> {
    const header = await this.ports.settings.read();
    return this.open?.session(header?.deviceName ?? '');
  }

  async save(changes: readonly Change[], draft?: string): Promise<Result<api.Saved>> {
    return this.written(async (open) => saveChanges(this.ports, open.tablet, { changes: await open.forPresent(changes), draft }));
  }

  async newId(): Promise<string> {
    return newUuid(this.ports.now(), this.ports.random);
  }

  async saveDraft(key: string, draft: api.Draft): Promise<Result<true>> {
    const entry = { key, values: draft.values, path: draft.path, savedAt: this.ports.now() };
    return this.work((open) => writing(this.ports, open.tablet, () => open.tablet.commit({ putDrafts: [entry] })));
  }

  async discardDraft(key: string): Promise<void> {
    if (!this.open?.tablet.drafts.has(key)) return;
    await this.work((open) => writing(this.ports, open.tablet, () => open.tablet.commit({ dropDrafts: [key] })));
  }

  async sendNow(): Promise<Result<api.SendReport>> {
    const { open } = this;
    if (open) return open.sending.now();
    await this.shipLocked();
    return failed(locked);
  }

  async mendRefused(n: number, set: Fields): Promise<Result<api.Saved>> {
    return this.written((open) => mend(this.ports, open.tablet, n, set));
  }

  async handOverRefused(n: number): Promise<Result<true>> {
    return this.work((open) => handOver(this.ports, open.tablet, n));
  }

  async enrolAgain(request: api.EnrolAgainRequest): Promise<Result<true>> {
    const enrolled = await this.work(async (open) => (await import('./enrol-again.ts')).enrolAgain(this.ports, open.tablet, request));
    if (enrolled.ok) this.open?.sending.hint();
    else if (enrolled.failure.kind === 'erased') await this.lock();
    this.tell({ kind: 'state' });
    return enrolled;
  }

  async changeSettings(change: Partial<api.DeviceSettings>): Promise<void> {
    const minutes = await this.ports.locks.exclusive(writeLock, () => writeSettings(this.ports.settings, change));
    if (this.open && minutes !== undefined) this.autoLock.start(minutes * 60_000);
    this.tell({ kind: 'changed' });
  }

  /** At start: ends an erasure that was cut short, and ships what lies sealed while nobody has unlocked yet; of a full disk too. */
  async start(): Promise<void> {
    if ((await this.state()).kind === 'unusable') return;
    const header = await spendNow(this.ports);
    if (header && !header.vault && (await this.ports.store.meta())) await eraseTablet(this.ports, header);
    await this.shipLocked();
  }

  /** The network may be back: the open tablet synchronises, a locked one ships what is sealed. */
  async networkHint(): Promise<void> {
    if (!this.open) return this.shipLocked();
    this.open.sending.hint();
    await this.neighbourShipping.start();
  }

  private async shipLocked(): Promise<void> {
    if (this.open) return;
    this.ports.prepareUnlock?.();
    await this.lockedShipping.start();
  }

  private async written(work: (open: OpenSession) => Promise<Result<api.Saved>>): Promise<Result<api.Saved>> {
    const outcome = await this.work(work);
    if (outcome.ok)
      this.ports.soon(() => {
        this.open?.saved();
        this.wakeShell();
      });
    return outcome;
  }

  private async work<Value>(work: (open: OpenSession) => Promise<Result<Value>>): Promise<Result<Value>> {
    const { open } = this;
    if (!open) return failed(locked);
    /* When the idle time has just run out this locks, and what was typed is still written: `open` is held until then. */
    this.autoLock.touch();
    const outcome = await work(open);
    if (outcome.ok) this.ports.soon(() => this.ports.channel.post({ kind: 'changed' }));
    return outcome;
  }

  /** A fresh tag each time: the same tag registered again was seen not to fire. */
  private wakeShell(): void {
    this.tell({ kind: 'wake-shell', tag: `ship-${newUuid(this.ports.now(), this.ports.random)}` });
  }

  private async hear(message: ChannelMessage): Promise<void> {
    const { open } = this;
    if (message.kind === 'locked') this.drop();
    if (message.kind === 'state' || message.kind === 'shipped') this.tell({ kind: 'state' });
    if (message.kind === 'changed' && open) await writing(this.ports, open.tablet, async () => done(true));
    if (message.kind === 'shipped' || (message.kind === 'who-ships' && open)) open?.sending.hint();
    if (message.kind === 'who-ships' && open) this.ports.channel.post({ kind: 'i-ship' });
  }

  private readonly tellFront = (left: OpenedFront): void => this.tell({ kind: 'front', front: shownFirst(left) });

  private tell(event: api.DeviceEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
