import { openDexieTabletStore } from '#storage/dexie-tablet-store.ts';
import { MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import { openParcelShelf } from '#storage/parcel-shelf.ts';
import { IDBDatabase, IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import { tabletStoreSuite } from './tablet-store-suite.ts';

async function openOnIndexedDb() {
  const factory = new IDBFactory();
  Object.assign(globalThis, { indexedDB: factory, IDBKeyRange });
  Object.assign(Dexie.dependencies, { indexedDB: factory, IDBKeyRange });
  return { store: openDexieTabletStore(), shelf: openParcelShelf() };
}

tabletStoreSuite('in memory', async () => {
  const store = new MemoryTabletStore();
  return { store, shelf: store };
});

tabletStoreSuite('on IndexedDB through Dexie, the shelf through idb-keyval', openOnIndexedDb);

test('the shelf of a tablet that was never enrolled creates no database', async () => {
  const factory = new IDBFactory();
  Object.assign(globalThis, { indexedDB: factory });
  await expect(openParcelShelf().parcels()).rejects.toThrow('abort');
  expect(await factory.databases()).toEqual([]);
});

test('[SY3] what is called saved is on the disk: every commit asks for strict durability', async () => {
  const { store } = await openOnIndexedDb();
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  try {
    const { aMeta } = await import('./tablet-store-suite.ts');
    expect((await store.commit({ meta: aMeta() }, undefined)).ok).toBe(true);
    const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.map((call: readonly unknown[]) => call[2])).toEqual(writes.map(() => ({ durability: 'strict' })));
  } finally {
    asked.mockRestore();
  }
});

test('a full disk is an expected failure, and nothing of the commit is written', async () => {
  const { store } = await openOnIndexedDb();
  const refused = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw refused;
  });
  try {
    const { aMeta } = await import('./tablet-store-suite.ts');
    expect(await store.commit({ meta: aMeta() }, undefined)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
  } finally {
    full.mockRestore();
  }
  expect(await store.meta()).toBeUndefined();
});
