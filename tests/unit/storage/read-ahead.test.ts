import { MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import { readingAhead } from '#storage/read-ahead.ts';
import type { StoredRecord, TabletMeta, TabletStore } from '#storage/tablet-store.ts';
import { expect, test } from 'vitest';

const box = (byte: number) => new Uint8Array([byte]);
const record = (key: string): StoredRecord => ({ key, epoch: 1, box: box(1) });
const metaOf = (revision: number, device = 'may-1') => ({ revision, device, identity: box(0) }) as unknown as TabletMeta;
const first = {
  meta: metaOf(1),
  putRecords: [record('person a')],
  putOutbox: [{ device: 'may-1', n: 1, box: box(2), standing: 'waiting' as const }],
  putDrafts: [{ key: 'form', box: box(3) }],
};

/** What of the store was read, in order. */
function watched(of: TabletStore): { readonly store: TabletStore; readonly reads: string[] } {
  const reads: string[] = [];
  const noted = <Value>(name: string, answer: Promise<Value>) => {
    reads.push(name);
    return answer;
  };
  const store: TabletStore = {
    meta: () => noted('meta', of.meta()),
    records: () => noted('records', of.records()),
    outbox: () => noted('outbox', of.outbox()),
    drafts: () => noted('drafts', of.drafts()),
    front: () => noted('front', of.front()),
    leaveFront: (front) => of.leaveFront(front),
    kept: () => of.kept(),
    parcels: () => of.parcels(),
    parcel: (id) => of.parcel(id),
    commit: (change, expects) => of.commit(change, expects),
    eraseVault: () => of.eraseVault(),
  };
  return { store, reads };
}

async function aStore() {
  const disk = new MemoryTabletStore();
  await disk.commit(first, undefined);
  const { store, reads } = watched(disk);
  return { disk, reads, ahead: readingAhead(store) };
}

const read = async (store: TabletStore) => {
  await store.meta();
  const [records, outbox, drafts] = await Promise.all([store.records(), store.outbox(), store.drafts()]);
  return { records: records.map(({ key }) => key), outbox: outbox.length, drafts: drafts.length };
};

test('what was read ahead is not read again, and is given out once', async () => {
  const { ahead, reads } = await aStore();
  ahead.readAhead();
  expect(await read(ahead)).toEqual({ records: ['person a'], outbox: 1, drafts: 1 });
  expect(reads.toSorted()).toEqual(['drafts', 'front', 'meta', 'meta', 'outbox', 'records']);
  await read(ahead);
  expect(reads.filter((name) => name === 'records')).toHaveLength(2);
});

test('a front that was left after the rows were read is not missed', async () => {
  const { ahead, disk, reads } = await aStore();
  await disk.leaveFront({ revision: 1, box: box(7) });
  ahead.readAhead();
  await ahead.meta();
  expect(await ahead.front()).toEqual({ revision: 1, box: box(7) });
  expect(reads.filter((name) => name === 'front')).toHaveLength(1);
  const later = await aStore();
  later.ahead.readAhead();
  await later.ahead.outbox();
  await later.disk.leaveFront({ revision: 1, box: box(8) });
  await later.ahead.meta();
  expect(await later.ahead.front()).toEqual({ revision: 1, box: box(8) });
});

test('what another tab has written meanwhile counts', async () => {
  const { ahead, disk } = await aStore();
  ahead.readAhead();
  await ahead.meta();
  await disk.commit({ meta: metaOf(2), putRecords: [record('person b')], dropOutbox: [['may-1', 1]] }, 1);
  expect(await read(ahead)).toEqual({ records: ['person a', 'person b'], outbox: 0, drafts: 1 });
});

test('rows that were written while they were being read are not taken for older ones', async () => {
  const disk = new MemoryTabletStore();
  await disk.commit(first, undefined);
  const late: TabletStore = Object.assign(watched(disk).store, {
    records: async () => {
      await disk.commit({ meta: metaOf(2), putRecords: [record('person b')] }, 1);
      return disk.records();
    },
  });
  const ahead = readingAhead(late);
  ahead.readAhead();
  await ahead.outbox();
  late.records = () => disk.records();
  expect((await read(ahead)).records).toEqual(['person a', 'person b']);
});

test('a vault that was erased and made anew has nothing of the one before it, whatever its revision', async () => {
  const { ahead, disk } = await aStore();
  ahead.readAhead();
  await ahead.records();
  await disk.eraseVault();
  expect(await ahead.meta()).toBeUndefined();
  expect(await ahead.records()).toEqual([]);
  await disk.commit({ meta: metaOf(1, 'may-2') }, undefined);
  expect(await read(ahead)).toEqual({ records: [], outbox: 0, drafts: 0 });
});

test('an own write, an empty store and a disk that refuses leave nothing read ahead', async () => {
  const { ahead, reads } = await aStore();
  ahead.readAhead();
  await ahead.meta();
  await ahead.commit({ meta: metaOf(2) }, 1);
  await read(ahead);
  expect(reads.filter((name) => name === 'records')).toHaveLength(2);
  const empty = readingAhead(watched(new MemoryTabletStore()).store);
  empty.readAhead();
  expect(await read(empty)).toEqual({ records: [], outbox: 0, drafts: 0 });
  const refusing = readingAhead({ ...watched(new MemoryTabletStore()).store, meta: () => Promise.reject(new Error('disk')) });
  refusing.readAhead();
  await expect(refusing.meta()).rejects.toThrow('disk');
  expect(await refusing.records()).toEqual([]);
});
