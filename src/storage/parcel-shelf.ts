import { entries, promisifyRequest, type UseStore } from 'idb-keyval';
import { parcelTable, tabletDatabase } from './tablet-database.ts';
import type { Receipt, StoredParcel } from './tablet-store.ts';

/** The sealed parcels alone, as the service worker sees them: it carries no Dexie and no key. */
export interface ParcelShelf {
  parcels(): Promise<readonly (readonly [id: string, parcel: StoredParcel])[]>;
  /** Leaves the server's receipt for `version` of a parcel; a parcel that is gone meanwhile stays gone. */
  settle(id: string, version: number, receipt: Receipt): Promise<void>;
  /** Removes a parcel nobody will settle, unless it was sealed anew since. */
  remove(id: string, version: number): Promise<void>;
}

/** Verdicts are about single mutations, so a receipt is true even when the open parcel has grown since; only `shipped` is about the whole. */
export function settledParcel(parcel: StoredParcel, version: number, receipt: Receipt): StoredParcel {
  return { ...parcel, shipped: Math.max(parcel.shipped ?? 0, version), receipts: [...(parcel.receipts ?? []), receipt] };
}

/** The shelf over the tablet's own database, opened without a version and never created: Dexie alone decides what is in it. */
export function openParcelShelf(name = tabletDatabase): ParcelShelf {
  const store = existingStore(name);
  return {
    parcels: async () => (await entries<string, StoredParcel>(store)).map(([id, parcel]) => [id, parcel] as const),
    settle: (id, version, receipt) => change(store, id, (parcel) => settledParcel(parcel, version, receipt)),
    remove: (id, version) => change(store, id, (parcel) => (parcel.version === version ? undefined : parcel)),
  };
}

/** Reads and writes one parcel in one transaction. */
function change(store: UseStore, id: string, next: (parcel: StoredParcel) => StoredParcel | undefined): Promise<void> {
  return store('readwrite', (table) => {
    const request: IDBRequest<StoredParcel | undefined> = table.get(id);
    request.addEventListener('success', () => {
      if (!request.result) return;
      const parcel = next(request.result);
      if (parcel) table.put(parcel, id);
      else table.delete(id);
    });
    return promisifyRequest(table.transaction);
  });
}

/** Opens for each use and closes after it, so that an upgrade by the page never waits for the service worker. */
function existingStore(name: string): UseStore {
  return async (mode, work) => {
    const database = await openExisting(name);
    try {
      return await work(database.transaction(parcelTable, mode).objectStore(parcelTable));
    } finally {
      database.close();
    }
  };
}

function openExisting(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  /* An upgrade from nothing means the database does not exist: aborting leaves it so. */
  request.addEventListener('upgradeneeded', () => request.transaction?.abort());
  return promisifyRequest(request);
}

/** Records, outbox, drafts and meta of a vault go, by whoever has no Dexie. Sealed parcels stay. A database that is not there is not made. */
export async function eraseExisting(name: string): Promise<void> {
  const database = await openExisting(name).catch(() => undefined);
  if (!database) return;
  try {
    const tables = Array.from(database.objectStoreNames).filter((table) => table !== parcelTable);
    if (tables.length === 0) return;
    const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' });
    for (const table of tables) transaction.objectStore(table).clear();
    await promisifyRequest(transaction);
  } finally {
    database.close();
  }
}
