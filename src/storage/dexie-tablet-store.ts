import { done, failed, type Result } from '#domain/result.ts';
import { Dexie, type EntityTable, type Table } from 'dexie';
import { tabletDatabase } from './tablet-database.ts';
import {
  type KeptRow,
  refusalOf,
  type StoreChange,
  type StoredDraft,
  type StoredOutboxRow,
  type StoredParcel,
  type StoredRecord,
  type TabletMeta,
  type TabletStore,
} from './tablet-store.ts';

interface MetaRow {
  readonly name: 'tablet';
  readonly meta: TabletMeta;
}

class TabletDexie extends Dexie {
  declare readonly records: EntityTable<StoredRecord, 'key'>;
  declare readonly outbox: Table<StoredOutboxRow, [string, number]>;
  declare readonly kept: Table<KeptRow, [string, number]>;
  declare readonly drafts: EntityTable<StoredDraft, 'key'>;
  declare readonly meta: EntityTable<MetaRow, 'name'>;
  /** Keys out of line, so that idb-keyval can read it too. */
  declare readonly parcels: Table<StoredParcel, string>;

  constructor(name: string) {
    /* Chromium says a transaction is done before it is on the disk, unless asked: a tablet whose battery falls out must not lose what it called saved. */
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ records: 'key', outbox: '[device+n]', drafts: 'key', meta: 'name', parcels: '' });
    this.version(2).stores({ kept: '[device+n]' });
  }
}

export function openDexieTabletStore(name = tabletDatabase): TabletStore & { close(): void } {
  const database = new TabletDexie(name);
  return {
    meta: () => steady(database, async () => (await database.meta.get('tablet'))?.meta),
    records: () => steady(database, () => database.records.toArray()),
    outbox: () => steady(database, () => database.outbox.toArray()),
    kept: () => steady(database, () => database.kept.toArray()),
    drafts: () => steady(database, () => database.drafts.toArray()),
    parcels: () => steady(database, () => allParcels(database)),
    parcel: (id) => steady(database, () => database.parcels.get(id)),
    commit: (change, expects) => commit(database, change, expects),
    eraseVault: () => steady(database, () => eraseVault(database)),
    close: () => database.close(),
  };
}

/** Browsers now and then close a database under an app that did nothing wrong: open it again once. */
async function steady<Value>(database: TabletDexie, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!wasClosed(error)) throw error;
    database.close({ disableAutoOpen: false });
    return work();
  }
}

function wasClosed(error: unknown): boolean {
  return error instanceof Error && (error.name === 'DatabaseClosedError' || error.name === 'InvalidStateError');
}

function allParcels(database: TabletDexie): Promise<(readonly [string, StoredParcel])[]> {
  return database.transaction('r', database.parcels, async () => {
    const [ids, parcels] = await Promise.all([database.parcels.toCollection().primaryKeys(), database.parcels.toArray()]);
    return parcels.map((parcel, index) => [ids[index] ?? '', parcel] as const);
  });
}

class Stale extends Error {}

async function commit(database: TabletDexie, change: StoreChange, expects: number | undefined): Promise<Result<true>> {
  try {
    await steady(database, () =>
      database.transaction('rw', database.tables, async () => {
        const present = await database.meta.get('tablet');
        if (present?.meta.revision !== expects) throw new Stale();
        await write(database, change);
      }),
    );
    return done(true);
  } catch (error) {
    return failed(error instanceof Stale ? { kind: 'stale' } : refusalOf(error));
  }
}

async function write(database: TabletDexie, change: StoreChange): Promise<void> {
  const { records, outbox, kept, drafts, parcels, meta } = database;
  const ids = (change.putParcels ?? []).map(([id]) => id);
  await Promise.all([
    meta.put({ name: 'tablet', meta: change.meta }),
    some(change.putRecords) && records.bulkPut(change.putRecords),
    some(change.dropRecords) && records.bulkDelete([...change.dropRecords]),
    some(change.putOutbox) && outbox.bulkPut(change.putOutbox),
    some(change.dropOutbox) && outbox.bulkDelete(change.dropOutbox.map(([device, n]) => [device, n])),
    some(change.putKept) && kept.bulkPut(change.putKept),
    some(change.dropKept) && kept.bulkDelete(change.dropKept.map(([device, n]) => [device, n])),
    some(change.putParcels) &&
      parcels.bulkPut(
        change.putParcels.map(([, parcel]) => parcel),
        ids,
      ),
    some(change.dropParcels) && parcels.bulkDelete([...change.dropParcels]),
    some(change.putDrafts) && drafts.bulkPut(change.putDrafts),
    some(change.dropDrafts) && drafts.bulkDelete([...change.dropDrafts]),
  ]);
}

function some<Item>(list: readonly Item[] | undefined): list is readonly Item[] {
  return list !== undefined && list.length > 0;
}

async function eraseVault(database: TabletDexie): Promise<void> {
  const { records, outbox, kept, drafts, meta } = database;
  await database.transaction('rw', [records, outbox, kept, drafts, meta], async () => {
    await Promise.all([records, outbox, kept, drafts, meta].map((table: Table) => table.clear()));
  });
}
