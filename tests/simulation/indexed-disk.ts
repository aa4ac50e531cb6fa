import { openDexieTabletStore } from '#storage/dexie-tablet-store.ts';
import { openParcelShelf, type ParcelShelf } from '#storage/parcel-shelf.ts';
import type { TabletStore } from '#storage/tablet-store.ts';
import type { WriteGuard } from '#storage/memory-tablet-store.ts';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { tracked } from './quiet.ts';

/** A tablet's disk as the app has it: Dexie for the tablet, idb-keyval for the shelf, over one IndexedDB. */
export interface IndexedDisk {
  open(guard: WriteGuard): TabletStore & ParcelShelf & { close(): void };
}

let disks = 0;

export function indexedDisk(): IndexedDisk {
  installIndexedDb();
  disks += 1;
  const name = `tablet-${disks}`;
  return { open: (guard) => guarded(openDexieTabletStore(name), openParcelShelf(name), guard) };
}

function installIndexedDb(): void {
  if (disks > 0) return;
  const indexedDB = new IDBFactory();
  Object.assign(globalThis, { indexedDB, IDBKeyRange });
  Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });
}

function guarded(store: ReturnType<typeof openDexieTabletStore>, shelf: ParcelShelf, guard: WriteGuard): ReturnType<IndexedDisk['open']> {
  const writing = async <Value>(write: () => Promise<Value>): Promise<Value> => {
    guard('before');
    const written = await tracked(write());
    guard('after');
    return written;
  };
  return {
    meta: () => tracked(store.meta()),
    records: () => tracked(store.records()),
    outbox: () => tracked(store.outbox()),
    kept: () => tracked(store.kept()),
    drafts: () => tracked(store.drafts()),
    front: () => tracked(store.front()),
    leaveFront: (front) => writing(() => store.leaveFront(front)),
    parcels: () => tracked(store.parcels()),
    parcel: (id) => tracked(store.parcel(id)),
    commit: (change, expects) => writing(() => store.commit(change, expects)),
    eraseVault: () => writing(() => store.eraseVault()),
    settle: (id, version, receipt) => writing(() => shelf.settle(id, version, receipt)),
    remove: (id, version) => writing(() => shelf.remove(id, version)),
    close: () => store.close(),
  };
}
