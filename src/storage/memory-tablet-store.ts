import { done, failed, type Result } from '#domain/result.ts';
import type { ParcelShelf } from './parcel-shelf.ts';
import { settledParcel } from './parcel-shelf.ts';
import {
  isUntouched,
  type KeptRow,
  type Receipt,
  type StoreChange,
  type StoredDraft,
  type StoredFront,
  type StoredOutboxRow,
  type StoredParcel,
  type StoredRecord,
  type TabletMeta,
  type TabletStore,
} from './tablet-store.ts';

/** What a tablet's disk holds: survives every "crash" of the code that uses it. */
export class MemoryDisk {
  meta: TabletMeta | undefined;
  front: StoredFront | undefined;
  readonly records = new Map<string, StoredRecord>();
  readonly outbox = new Map<string, StoredOutboxRow>();
  readonly kept = new Map<string, KeptRow>();
  readonly drafts = new Map<string, StoredDraft>();
  readonly parcels = new Map<string, StoredParcel>();

  /** As a backup would be. */
  copy(): MemoryDisk {
    const copy = new MemoryDisk();
    copy.meta = structuredClone(this.meta);
    copy.front = structuredClone(this.front);
    for (const [key, row] of this.records) copy.records.set(key, structuredClone(row));
    for (const [key, row] of this.outbox) copy.outbox.set(key, structuredClone(row));
    for (const [key, row] of this.kept) copy.kept.set(key, structuredClone(row));
    for (const [key, row] of this.drafts) copy.drafts.set(key, structuredClone(row));
    for (const [key, row] of this.parcels) copy.parcels.set(key, structuredClone(row));
    return copy;
  }
}

/** Called before and after every write; throwing is a crash at that point. */
export type WriteGuard = (moment: 'before' | 'after') => void;

const outboxKey = (device: string, n: number) => `${device} ${n}`;

/** The port in memory. Values are cloned on the way in and out, as IndexedDB does. */
export class MemoryTabletStore implements TabletStore, ParcelShelf {
  readonly disk: MemoryDisk;
  private readonly guard: WriteGuard;

  constructor(disk: MemoryDisk = new MemoryDisk(), guard: WriteGuard = () => undefined) {
    this.disk = disk;
    this.guard = guard;
  }

  async meta(): Promise<TabletMeta | undefined> {
    return structuredClone(this.disk.meta);
  }

  async records(): Promise<readonly StoredRecord[]> {
    return structuredClone([...this.disk.records.values()]);
  }

  async outbox(): Promise<readonly StoredOutboxRow[]> {
    return structuredClone([...this.disk.outbox.values()]);
  }

  async kept(): Promise<readonly KeptRow[]> {
    return structuredClone([...this.disk.kept.values()]);
  }

  async drafts(): Promise<readonly StoredDraft[]> {
    return structuredClone([...this.disk.drafts.values()]);
  }

  async front(): Promise<StoredFront | undefined> {
    return structuredClone(this.disk.front);
  }

  async leaveFront(front: StoredFront): Promise<void> {
    if (this.disk.meta?.revision !== front.revision) return;
    this.guard('before');
    this.disk.front = structuredClone(front);
    this.guard('after');
  }

  async parcels(): Promise<readonly (readonly [string, StoredParcel])[]> {
    return structuredClone([...this.disk.parcels]);
  }

  async parcel(id: string): Promise<StoredParcel | undefined> {
    return structuredClone(this.disk.parcels.get(id));
  }

  async commit(change: StoreChange, expects: number | undefined): Promise<Result<true>> {
    this.guard('before');
    const [id = '', read] = change.grows ?? [];
    const isStale = this.disk.meta?.revision !== expects || (read && !isUntouched(this.disk.parcels.get(id), read));
    if (isStale) return failed({ kind: 'stale' });
    this.write(structuredClone(change));
    this.guard('after');
    return done(true);
  }

  private write(change: StoreChange): void {
    const { disk } = this;
    disk.meta = change.meta;
    for (const record of change.putRecords ?? []) disk.records.set(record.key, record);
    for (const key of change.dropRecords ?? []) disk.records.delete(key);
    for (const row of change.putOutbox ?? []) disk.outbox.set(outboxKey(row.device, row.n), row);
    for (const [device, n] of change.dropOutbox ?? []) disk.outbox.delete(outboxKey(device, n));
    for (const row of change.putKept ?? []) disk.kept.set(outboxKey(row.device, row.n), row);
    for (const [device, n] of change.dropKept ?? []) disk.kept.delete(outboxKey(device, n));
    for (const [id, parcel] of change.putParcels ?? []) disk.parcels.set(id, parcel);
    for (const id of change.dropParcels ?? []) disk.parcels.delete(id);
    for (const draft of change.putDrafts ?? []) disk.drafts.set(draft.key, draft);
    for (const key of change.dropDrafts ?? []) disk.drafts.delete(key);
    if (change.dropFront) disk.front = undefined;
  }

  async eraseVault(): Promise<void> {
    this.guard('before');
    this.disk.meta = undefined;
    this.disk.front = undefined;
    for (const table of [this.disk.records, this.disk.outbox, this.disk.kept, this.disk.drafts]) table.clear();
    this.guard('after');
  }

  async settle(id: string, version: number, receipt: Receipt): Promise<void> {
    this.guard('before');
    const parcel = this.disk.parcels.get(id);
    if (parcel) this.disk.parcels.set(id, settledParcel(parcel, version, structuredClone(receipt)));
    this.guard('after');
  }

  async remove(id: string, version: number): Promise<void> {
    this.guard('before');
    if (this.disk.parcels.get(id)?.version === version) this.disk.parcels.delete(id);
    this.guard('after');
  }
}
