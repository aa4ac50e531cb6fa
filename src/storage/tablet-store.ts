import type { ClockState } from '#domain/hybrid-clock.ts';
import { failed, type Failure, type Result } from '#domain/result.ts';
import type { Received, Verdict } from '#protocol/answers.ts';

/**
 * What the tablet keeps, behind one small port. Everything written together goes through {@link TabletStore.commit}: one transaction, all or nothing.
 * Nothing in here is personal in the clear: ids, numbers, kinds, and boxes (see `vault.ts`).
 */
export type Box = Uint8Array<ArrayBuffer>;

export type Standing = 'waiting' | 'received' | 'refused';

export interface StoredRecord {
  /** `<kind> <id>`, see `recordKey`. */
  readonly key: string;
  readonly box: Box;
  /** Number of the from-scratch pull that last saw this record: what a finished one did not see is no longer in scope. */
  readonly epoch: number;
}

export interface StoredOutboxRow {
  readonly device: string;
  readonly n: number;
  readonly box: Box;
  readonly standing: Standing;
  /** The server's reason when refused. */
  readonly reason?: string | undefined;
}

/** A row the server has confirmed and a pull has brought back, kept a while should the server be put back to an earlier state (SY37). */
export interface KeptRow {
  readonly device: string;
  readonly n: number;
  /** As it lay in the outbox, under the same label. */
  readonly box: Box;
  /** Unix ms by the tablet's clock when it left the outbox. */
  readonly at: number;
}

export interface StoredDraft {
  readonly key: string;
  readonly box: Box;
}

/** What the unlocked tablet shows first, left for the next unlocking (SY40). */
export interface StoredFront {
  /** It shows the store of this revision, and no other. */
  readonly revision: number;
  readonly box: Box;
}

/** What the server said of one shipping of a parcel, left by whoever shipped it for the unlocked tablet to settle. */
export interface Receipt {
  readonly verdicts: readonly Verdict[];
  readonly received: Received;
  readonly serverTime: string;
  /** Greatest n the server was told of by this shipping. */
  readonly authored: number;
  /** Unix ms by the tablet's clock when the receipt came. */
  readonly at: number;
}

/** A sealed parcel: only the server can open it, so it lies outside the vault and any thread may ship it. */
export interface StoredParcel {
  readonly device: string;
  /** Id of the server key it is sealed to. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Greatest n of the device when this was sealed. */
  readonly authored: number;
  /** Grows each time the open parcel is sealed anew. */
  readonly version: number;
  readonly state: 'open' | 'closed';
  /** The newest version the server has answered for. */
  readonly shipped?: number | undefined;
  readonly receipts?: readonly Receipt[] | undefined;
}

export interface TabletMeta {
  /** Grows with every commit, so that a tab that was overtaken by another notices. */
  readonly revision: number;
  /** The revision that last touched `records`: another tab reads them again only then. */
  readonly recordsRevision: number;
  readonly device: string;
  /** Greatest n written. */
  readonly authored: number;
  /** Newest stamp made. */
  readonly clock: ClockState;
  /** Newest stamp met in the server's records. */
  readonly seen: ClockState;
  /** This tablet's clock minus the server's, when it was worth noting. */
  readonly clockAheadMs: number;
  /** The server's cursor, opaque. */
  readonly cursor?: string | undefined;
  /** Grows with each pull from scratch; records carry the epoch that last brought them. */
  readonly epoch: number;
  /** The pull of this epoch has reached its end, and what it did not bring was forgotten. */
  readonly pulled: boolean;
  readonly received: Received;
  /** Greatest `authored` the server has answered for. */
  readonly told: number;
  readonly confirmedAt?: string | undefined;
  /** The server met other content under our numbers: take a new identity before anything else. */
  readonly conflict: boolean;
  /** The server has said less than it did before: what it forgot is looked for at the next pull (SY37). */
  readonly doubt?: boolean | undefined;
  /** Unix ms by the tablet's clock when the areas were last compared, and when a difference was last mended (SY38). */
  readonly checkedAt?: number | undefined;
  readonly healedAt?: number | undefined;
  /** Areas that differed at the last comparison. */
  readonly differing?: number | undefined;
  /** Unix ms when what is kept was last looked through for what has become old. */
  readonly sweptAt?: number | undefined;
  /** Rows ever offered again, and areas ever pulled anew; `reported`: how much of it the server has heard. */
  readonly mended?: MendedCount | undefined;
  readonly reported?: MendedCount | undefined;
  /** The parcel new mutations are added to: its id and first n. */
  readonly open?: { readonly id: string; readonly from: number } | undefined;
  /** Member, areas and pull token. */
  readonly identity: Box;
}

export interface MendedCount {
  readonly offered: number;
  readonly areas: number;
}

/** Everything of one transaction. */
export interface StoreChange {
  readonly meta: TabletMeta;
  readonly putRecords?: readonly StoredRecord[] | undefined;
  readonly dropRecords?: readonly string[] | undefined;
  readonly putOutbox?: readonly StoredOutboxRow[] | undefined;
  readonly dropOutbox?: readonly (readonly [device: string, n: number])[] | undefined;
  readonly putKept?: readonly KeptRow[] | undefined;
  readonly dropKept?: readonly (readonly [device: string, n: number])[] | undefined;
  readonly putParcels?: readonly (readonly [id: string, parcel: StoredParcel])[] | undefined;
  /** One of `putParcels` as it lay when it was read. When it was shipped or sealed anew since, the change is `stale`. */
  readonly grows?: readonly [id: string, parcel: StoredParcel] | undefined;
  readonly dropParcels?: readonly string[] | undefined;
  readonly putDrafts?: readonly StoredDraft[] | undefined;
  readonly dropDrafts?: readonly string[] | undefined;
  /** What was left to be shown first goes too: it may name who is forgotten. */
  readonly dropFront?: boolean | undefined;
}

export interface TabletStore {
  meta(): Promise<TabletMeta | undefined>;
  records(): Promise<readonly StoredRecord[]>;
  outbox(): Promise<readonly StoredOutboxRow[]>;
  kept(): Promise<readonly KeptRow[]>;
  drafts(): Promise<readonly StoredDraft[]>;
  parcels(): Promise<readonly (readonly [id: string, parcel: StoredParcel])[]>;
  parcel(id: string): Promise<StoredParcel | undefined>;
  /**
   * Writes all of `change` or none of it. `expects` is the revision the writer read (undefined: an empty store);
   * another one in the store is `stale` and writes nothing, as is a parcel in `grows` that is no longer as it was. Failures: `stale`, `storage-full`, `storage-failed`.
   */
  commit(change: StoreChange, expects: number | undefined): Promise<Result<true>>;
  front(): Promise<StoredFront | undefined>;
  /** In place of the one before. Nothing is written when the store has another revision by then. A disk that refuses throws. */
  leaveFront(front: StoredFront): Promise<void>;
  /** Records, outbox, what is kept, drafts, front and meta go; sealed parcels stay and still ship. */
  eraseVault(): Promise<void>;
}

/** Is the parcel on the shelf still the one that was read? Whoever ships it leaves a receipt. */
export function isUntouched(present: StoredParcel | undefined, { version, receipts }: StoredParcel): boolean {
  return present?.version === version && present.receipts?.length === receipts?.length;
}

export function recordKey(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** What a database threw, as a failure to be told: `storage-full`, or `storage-failed` with the name of the error. Dexie wraps a refused quota in an AbortError. */
export function refusalOf(error: unknown): Failure {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((each) => (each instanceof Error ? each.name : ''));
  if (names.includes('QuotaExceededError')) return { kind: 'storage-full' };
  return { kind: 'storage-failed', detail: names.find((name) => name !== '') ?? 'unknown' };
}

/** What IndexedDB throws when a disk will not write or read. A damaged key throws others, and is no matter of the disk. */
const ofTheDisk = new Set(['QuotaExceededError', 'AbortError', 'UnknownError', 'InvalidStateError', 'NotReadableError']);

/** For a write that a later one makes good: throws what is a mistake of ours, and not what the disk would not take. */
export function unlessRefused(error: unknown): void {
  if (!(error instanceof DOMException && ofTheDisk.has(error.name))) throw error;
}

/** A disk that refuses is told to the person like every other failure; anything else that is thrown is a mistake of ours and stays one. */
export async function orRefused<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    unlessRefused(error);
    return failed(refusalOf(error));
  }
}
