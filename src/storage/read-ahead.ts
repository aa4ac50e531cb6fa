import type { StoredDraft, StoredFront, StoredOutboxRow, StoredRecord, TabletMeta, TabletStore } from './tablet-store.ts';

/** Rows as they lay on the disk, sealed, when the store had this revision or a later one. */
interface SealedRows {
  readonly device: string;
  readonly revision: number;
  readonly records: readonly StoredRecord[];
  readonly outbox: readonly StoredOutboxRow[];
  readonly drafts: readonly StoredDraft[];
  readonly front: StoredFront | undefined;
}

/** A store whose rows can be read while the PIN is still being typed: all that is left then is to open them. */
export interface ReadAheadStore extends TabletStore {
  /** Reads what unlocking will need. Nothing of it can be opened yet, and it is given out once. */
  readAhead(): void;
}

export function readingAhead(store: TabletStore): ReadAheadStore {
  let reading: Promise<SealedRows | undefined> | undefined;
  let present: TabletMeta | undefined;

  /** What was read ahead, as long as nothing has been written since. */
  async function still(): Promise<SealedRows | undefined> {
    const rows = await reading;
    return rows && rows.revision === present?.revision && rows.device === present.device ? rows : undefined;
  }

  return {
    ...store,
    readAhead() {
      reading = sealedRows(store);
    },
    async meta() {
      present = await store.meta();
      return present;
    },
    async front() {
      const front = (await still())?.front;
      /* It may have been left after the rows were read. */
      return front?.revision === present?.revision ? front : store.front();
    },
    records: async () => (await still())?.records ?? store.records(),
    outbox: async () => (await still())?.outbox ?? store.outbox(),
    async drafts() {
      const drafts = (await still())?.drafts;
      reading = undefined;
      return drafts ?? store.drafts();
    },
    commit(change, expects) {
      reading = undefined;
      return store.commit(change, expects);
    },
  };
}

/** The revision first: rows that are newer than it are not taken for those of it. */
async function sealedRows(store: TabletStore): Promise<SealedRows | undefined> {
  try {
    const meta = await store.meta();
    if (!meta) return undefined;
    const [records, outbox, drafts, front] = await Promise.all([store.records(), store.outbox(), store.drafts(), store.front()]);
    return { device: meta.device, revision: meta.revision, records, outbox, drafts, front };
  } catch {
    return undefined;
  }
}
