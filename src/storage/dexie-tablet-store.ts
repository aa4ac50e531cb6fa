import { done, failed, type Result } from '#domain/result.ts';
import { Dexie, type EntityTable, type Table } from 'dexie';
import { eraseExisting } from './parcel-shelf.ts';
import { parcelTable, tabletDatabase } from './tablet-database.ts';
import {
  isUntouched,
  type KeptRow,
  refusalOf,
  type StoreChange,
  type StoredDraft,
  type StoredFront,
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

interface FrontRow extends StoredFront {
  readonly name: 'front';
}

class TabletDexie extends Dexie {
  declare readonly records: EntityTable<StoredRecord, 'key'>;
  declare readonly outbox: Table<StoredOutboxRow, [string, number]>;
  declare readonly kept: Table<KeptRow, [string, number]>;
  declare readonly drafts: EntityTable<StoredDraft, 'key'>;
  declare readonly meta: Table<MetaRow | FrontRow, string>;
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
    meta: () => steady(database, () => metaOf(database)),
    records: () => steady(database, () => database.records.toArray()),
    outbox: () => steady(database, () => database.outbox.toArray()),
    kept: () => steady(database, () => database.kept.toArray()),
    drafts: () => steady(database, () => database.drafts.toArray()),
    parcels: () => steady(database, () => allParcels(database)),
    parcel: (id) => steady(database, () => database.parcels.get(id)),
    front: () => steady(database, () => frontOf(database)),
    leaveFront: (front) => steady(database, () => leaveFront(database, front)),
    commit: (change, expects) => commit(database, change, expects),
    eraseVault: () => steady(database, () => eraseExisting(name)),
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

async function metaOf(database: TabletDexie): Promise<TabletMeta | undefined> {
  const row = await database.meta.get('tablet');
  return row?.name === 'tablet' ? row.meta : undefined;
}

async function frontOf(database: TabletDexie): Promise<StoredFront | undefined> {
  const row = await database.meta.get('front');
  return row?.name === 'front' ? { revision: row.revision, box: row.box } : undefined;
}

function leaveFront(database: TabletDexie, front: StoredFront): Promise<void> {
  return database.transaction('rw', database.meta, async () => {
    if ((await metaOf(database))?.revision === front.revision) await database.meta.put({ name: 'front', ...front });
  });
}

async function allParcels(database: TabletDexie): Promise<(readonly [string, StoredParcel])[]> {
  const parcels: (readonly [string, StoredParcel])[] = [];
  await database.parcels.each((parcel, { primaryKey }) => parcels.push([primaryKey, parcel]));
  return parcels;
}

async function commit(database: TabletDexie, change: StoreChange, expects: number | undefined): Promise<Result<true>> {
  try {
    return await steady(database, async () => {
      if (!database.isOpen()) await database.open();
      return written(database.backendDB(), change, expects);
    });
  } catch (error) {
    return failed(refusalOf(error));
  }
}

/**
 * One transaction of the browser's own, since a person waits for it: what it rests on is asked first and what it writes follows at once; the answers only
 * decide whether it stands.
 */
function written(database: IDBDatabase, change: StoreChange, expects: number | undefined): Promise<Result<true>> {
  const writes = [...writesOf(change)];
  const [id = '', read] = change.grows ?? [];
  return new Promise((resolve, reject) => {
    const tables = new Set(writes.map(([table]) => table)).add(parcelTable);
    const transaction = database.transaction([...tables], 'readwrite', { durability: 'strict' });
    let holds = true;
    transaction.addEventListener('complete', () => resolve(done(true)));
    transaction.addEventListener('abort', () =>
      holds ? reject(transaction.error ?? new Error('aborted')) : resolve(failed({ kind: 'stale' })),
    );
    const meta: IDBRequest<MetaRow | undefined> = transaction.objectStore('meta').get('tablet');
    const parcel: IDBRequest<StoredParcel | undefined> = transaction.objectStore(parcelTable).get(id);
    /* The later of the two answers. */
    parcel.addEventListener('success', () => {
      holds = meta.result?.meta.revision === expects && (!read || isUntouched(parcel.result, read));
      if (holds) transaction.commit();
      else transaction.abort();
    });
    try {
      for (const [table, key, row] of writes) {
        const store = transaction.objectStore(table);
        if (row === undefined) store.delete(key ?? '');
        else store.put(row, key);
      }
    } catch (error) {
      reject(error);
      transaction.abort();
    }
  });
}

type Write = readonly [table: string, key: IDBValidKey | undefined, row?: object];

function* writesOf(change: StoreChange): Iterable<Write> {
  yield ['meta', undefined, { name: 'tablet', meta: change.meta }];
  for (const row of change.putRecords ?? []) yield ['records', undefined, row];
  for (const key of change.dropRecords ?? []) yield ['records', key];
  for (const row of change.putOutbox ?? []) yield ['outbox', undefined, row];
  for (const key of change.dropOutbox ?? []) yield ['outbox', [...key]];
  for (const row of change.putKept ?? []) yield ['kept', undefined, row];
  for (const key of change.dropKept ?? []) yield ['kept', [...key]];
  for (const [id, parcel] of change.putParcels ?? []) yield [parcelTable, id, parcel];
  for (const id of change.dropParcels ?? []) yield [parcelTable, id];
  for (const row of change.putDrafts ?? []) yield ['drafts', undefined, row];
  for (const key of change.dropDrafts ?? []) yield ['drafts', key];
  if (change.dropFront) yield ['meta', 'front'];
}
