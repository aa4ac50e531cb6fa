import type { Area, Role } from '#domain/area.ts';
import type { Fields, Mutation } from '#domain/mutation.ts';
import { done, type Result } from '#domain/result.ts';
import {
  recordKey,
  type Box,
  type KeptRow,
  type Standing,
  type StoreChange,
  type StoredParcel,
  type TabletMeta,
  type TabletStore,
} from '#storage/tablet-store.ts';
import type { Vault } from '#storage/vault.ts';
import { inSlices } from './in-slices.ts';
import { KnownRecords, type RowChange } from './known-records.ts';
import type { BaseRecord } from './packed-block.ts';

/** Who this tablet is to the server. */
export interface Identity {
  readonly token: string;
  readonly member: { readonly id: string; readonly name: string; readonly role: Role };
  readonly areas: readonly Area[];
  readonly guides?: ArrivedGuides | undefined;
}

/** The pack of guides as it came, unchecked, and the one before it: should the new one be broken, yesterday's still hold. */
export interface ArrivedGuides {
  readonly now: unknown;
  readonly before?: unknown;
}

export interface OutboxEntry {
  readonly device: string;
  readonly mutation: Mutation;
  readonly standing: Standing;
  readonly reason?: string | undefined;
  readonly box: Box;
}

export interface DraftEntry {
  readonly key: string;
  readonly values: Fields;
  readonly path: string;
  readonly savedAt: number;
}

/** A change of the tablet in the clear; {@link Tablet.commit} seals it, writes it in one transaction and then takes it into memory. */
export interface Delta {
  readonly meta?: Partial<Omit<TabletMeta, 'revision' | 'recordsRevision' | 'identity'>> | undefined;
  readonly identity?: Identity | undefined;
  readonly putRecords?: readonly BaseRecord[] | undefined;
  readonly dropRecords?: readonly string[] | undefined;
  readonly putOutbox?: readonly OutboxEntry[] | undefined;
  readonly dropOutbox?: readonly OutboxEntry[] | undefined;
  /** Rows that leave the outbox and are kept a while (SY37). */
  readonly putKept?: readonly OutboxEntry[] | undefined;
  readonly dropKept?: readonly (readonly [device: string, n: number])[] | undefined;
  /** Unix ms; with `putKept`. */
  readonly keptAt?: number | undefined;
  /** Damaged rows of the outbox the server has meanwhile answered for. */
  readonly dropUnreadable?: readonly number[] | undefined;
  readonly putParcels?: readonly (readonly [id: string, parcel: StoredParcel])[] | undefined;
  readonly grows?: StoreChange['grows'];
  readonly dropParcels?: readonly string[] | undefined;
  readonly putDrafts?: readonly DraftEntry[] | undefined;
  readonly dropDrafts?: readonly string[] | undefined;
  /** Something was erased: neither it nor what was cleared with it may stay behind in a block. */
  readonly forgets?: boolean | undefined;
}

/** Told after every change of records or outbox, with the keys of the records concerned, or `all`. */
export type TabletWatcher = (changed: ReadonlySet<string> | 'all') => void;

/** An outbox row's name, and what its box is bound to. */
export const rowOf = (device: string, n: number): string => `outbox ${device} ${n}`;

/** The unlocked tablet: the store's content in the clear, in memory only. */
export class Tablet {
  meta: TabletMeta;
  identity: Identity;
  readonly outbox = new Map<string, OutboxEntry>();
  readonly drafts = new Map<string, DraftEntry>();
  watch: TabletWatcher = () => undefined;
  /** Rows of the outbox that the disk has damaged. The parcels on the shelf still carry them. */
  readonly unreadable = new Set<number>();
  private readonly known: KnownRecords;
  private readonly store: TabletStore;
  private readonly vault: Vault;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(store: TabletStore, vault: Vault, meta: TabletMeta, identity: Identity) {
    this.store = store;
    this.vault = vault;
    this.known = new KnownRecords(vault);
    this.meta = meta;
    this.identity = identity;
  }

  /** Undefined when the store is empty (erased, or never enrolled). Hold the write lock. */
  static async load(store: TabletStore, vault: Vault): Promise<Tablet | undefined> {
    const meta = await store.meta();
    if (!meta) return undefined;
    const tablet = new Tablet(store, vault, meta, (await vault.open('identity', meta.identity)) as Identity);
    await tablet.readRecords();
    await tablet.readWork();
    return tablet;
  }

  /** The first write of a newly enrolled tablet. */
  static async create(
    store: TabletStore,
    vault: Vault,
    identity: Identity,
    start: Omit<TabletMeta, 'revision' | 'recordsRevision' | 'identity'>,
  ): Promise<Result<Tablet>> {
    const meta = { ...start, revision: 1, recordsRevision: 1, identity: await vault.seal('identity', identity) };
    const written = await store.commit({ meta }, undefined);
    return written.ok ? { ok: true, value: new Tablet(store, vault, meta, identity) } : written;
  }

  /** Runs `work` after what was asked for before it. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const run = this.turn.then(work, work);
    this.turn = run.catch(() => undefined);
    return run;
  }

  /** Takes in what another tab has written meanwhile. False when the store was erased. Hold the write lock. */
  async refresh(): Promise<boolean> {
    const meta = await this.store.meta();
    if (!meta) return false;
    if (meta.revision === this.meta.revision) return true;
    const recordsChanged = meta.recordsRevision !== this.meta.recordsRevision;
    this.meta = meta;
    this.identity = (await this.vault.open('identity', meta.identity)) as Identity;
    if (recordsChanged) await this.readRecords();
    await this.readWork();
    this.watch('all');
    return true;
  }

  /** The server's last word on every record in scope. */
  get records(): ReadonlyMap<string, BaseRecord> {
    return this.known.byKey;
  }

  get isDamaged(): boolean {
    return this.known.damaged.length > 0;
  }

  /** Packs the records into few boxes when many have gathered, so that the next unlock is quick. Hold the write lock. */
  async packRecords(): Promise<Result<true>> {
    if (!this.known.wantsPacking && !this.isDamaged) return done(true);
    const rows = await this.known.packed(this.meta.revision + 1);
    const revision = this.meta.revision + 1;
    const meta = { ...this.meta, revision, recordsRevision: revision };
    const written = await this.store.commit({ meta, ...rows }, this.meta.revision);
    if (!written.ok) return written;
    this.meta = meta;
    this.known.takeInPacked(rows);
    return written;
  }

  /** Entries in the order they were written. */
  entries(): OutboxEntry[] {
    return [...this.outbox.values()].sort((a, b) =>
      a.device === b.device ? a.mutation.n - b.mutation.n : Number(a.device === this.meta.device) - Number(b.device === this.meta.device),
    );
  }

  waiting(): OutboxEntry[] {
    return this.entries().filter((entry) => entry.standing === 'waiting');
  }

  /** What is kept, in the clear. What the disk has damaged is left out. */
  async keptEntries(isWanted: (row: KeptRow) => boolean): Promise<OutboxEntry[]> {
    const opened = await inSlices((await this.store.kept()).filter(isWanted), async ({ device, n, box }) => {
      const mutation = await this.opened<Mutation>(rowOf(device, n), box);
      return mutation ? [{ device, mutation, standing: 'received' as const, box }] : [];
    });
    return opened.flat();
  }

  async sealEntry(mutation: Mutation, device = this.meta.device): Promise<OutboxEntry> {
    return { device, mutation, standing: 'waiting', box: await this.vault.seal(rowOf(device, mutation.n), mutation) };
  }

  /** Leaves for the next unlocking what is shown first: good until anything is written. */
  async leaveFront(front: unknown): Promise<void> {
    const { revision } = this.meta;
    await this.store.leaveFront({ revision, box: await this.vault.seal('front', front) });
  }

  /** Writes `delta` in one transaction; memory changes only when the store has. Hold the write lock. */
  async commit(delta: Delta): Promise<Result<true>> {
    const rows = await this.recordRows(delta);
    const change = await this.sealed(delta, rows);
    const written = await this.store.commit(change, this.meta.revision);
    if (!written.ok) return written;
    this.meta = change.meta;
    if (delta.identity) this.identity = delta.identity;
    this.takeIn(delta, rows);
    return written;
  }

  private async sealed(delta: Delta, { putRecords, dropRecords }: RowChange): Promise<StoreChange> {
    const { vault } = this;
    const touchesRecords = (delta.putRecords?.length ?? 0) + (delta.dropRecords?.length ?? 0) > 0;
    const revision = this.meta.revision + 1;
    const putDrafts = inSlices(delta.putDrafts ?? [], async (draft) => ({
      key: draft.key,
      box: await vault.seal(`draft ${draft.key}`, draft),
    }));
    return {
      meta: {
        ...this.meta,
        ...delta.meta,
        revision,
        recordsRevision: touchesRecords ? revision : this.meta.recordsRevision,
        identity: delta.identity ? await vault.seal('identity', delta.identity) : this.meta.identity,
      },
      putRecords,
      dropRecords,
      putOutbox: delta.putOutbox?.map(({ device, mutation, standing, reason, box }) => ({ device, n: mutation.n, standing, reason, box })),
      dropOutbox: [
        ...(delta.dropOutbox ?? []).map(({ device, mutation }) => [device, mutation.n] as const),
        ...(delta.dropUnreadable ?? []).map((n) => [this.meta.device, n] as const),
      ],
      putKept: delta.putKept?.map(({ device, mutation, box }): KeptRow => ({ device, n: mutation.n, box, at: delta.keptAt ?? 0 })),
      dropKept: delta.dropKept,
      putParcels: delta.putParcels,
      grows: delta.grows,
      dropParcels: delta.dropParcels,
      putDrafts: await putDrafts,
      dropDrafts: delta.dropDrafts,
      dropFront: delta.forgets,
    };
  }

  private recordRows({ putRecords = [], dropRecords = [], forgets }: Delta): Promise<RowChange> {
    if (forgets) return this.known.packed(this.meta.revision + 1, putRecords, dropRecords);
    return this.known.sealed(putRecords, dropRecords, this.meta.revision + 1);
  }

  private takeIn(delta: Delta, rows: RowChange): void {
    const changed = new Set(this.known.takeIn(delta.putRecords ?? [], delta.dropRecords ?? [], rows));
    if (rows.isWhole) this.known.takeInPacked(rows);
    for (const entry of delta.putOutbox ?? []) {
      this.outbox.set(rowOf(entry.device, entry.mutation.n), entry);
      changed.add(recordKey(entry.mutation.kind, entry.mutation.id));
    }
    for (const entry of delta.dropOutbox ?? []) {
      this.outbox.delete(rowOf(entry.device, entry.mutation.n));
      changed.add(recordKey(entry.mutation.kind, entry.mutation.id));
    }
    for (const n of delta.dropUnreadable ?? []) this.unreadable.delete(n);
    for (const draft of delta.putDrafts ?? []) this.drafts.set(draft.key, draft);
    for (const key of delta.dropDrafts ?? []) this.drafts.delete(key);
    /* A form that keeps its draft changes nothing another screen shows. */
    const onlyDraft = delta.putDrafts !== undefined && delta.meta === undefined;
    if (!onlyDraft) this.watch(delta.identity ? 'all' : changed);
  }

  private async readRecords(): Promise<void> {
    await this.known.read(await this.store.records());
  }

  private async readWork(): Promise<void> {
    const [rows, drafts] = await Promise.all([this.store.outbox(), this.store.drafts()]);
    const entries = await inSlices(rows, async ({ device, n, box, standing, reason }) => {
      const row = rowOf(device, n);
      const mutation = await this.opened<Mutation>(row, box);
      return [row, mutation ? { device, mutation, standing, reason, box } : n] as const;
    });
    const opened = await inSlices(drafts, ({ key, box }) => this.opened<DraftEntry>(`draft ${key}`, box));
    this.outbox.clear();
    this.unreadable.clear();
    for (const [row, entry] of entries) {
      if (typeof entry === 'number') this.unreadable.add(entry);
      else this.outbox.set(row, entry);
    }
    this.drafts.clear();
    for (const draft of opened) if (draft) this.drafts.set(draft.key, draft);
  }

  /** A box the disk has damaged must not keep the rest from being read. */
  private async opened<Value>(row: string, box: Box): Promise<Value | undefined> {
    try {
      return (await this.vault.open(row, box)) as Value;
    } catch {
      return undefined;
    }
  }
}
