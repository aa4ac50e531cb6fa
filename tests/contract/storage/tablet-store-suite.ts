import type { ParcelShelf } from '#storage/parcel-shelf.ts';
import type { Receipt, StoreChange, StoredParcel, TabletMeta, TabletStore } from '#storage/tablet-store.ts';
import { beforeEach, describe, expect, test } from 'vitest';

export interface OpenedStore {
  readonly store: TabletStore;
  /** The same parcels, as the service worker sees them. */
  readonly shelf: ParcelShelf;
}

export const aMeta = (meta: Partial<TabletMeta> = {}): TabletMeta => ({
  revision: 1,
  recordsRevision: 1,
  device: 'd1',
  authored: 0,
  clock: { ms: 0, counter: 0 },
  seen: { ms: 0, counter: 0 },
  clockAheadMs: 0,
  epoch: 1,
  pulled: false,
  received: { through: 0, missing: [] },
  told: 0,
  conflict: false,
  identity: Uint8Array.of(1, 2, 3),
  ...meta,
});

export const aParcel = (parcel: Partial<StoredParcel> = {}): StoredParcel => ({
  device: 'd1',
  key: 'k1',
  bytes: Uint8Array.of(9, 8, 7),
  from: 1,
  to: 2,
  count: 2,
  authored: 2,
  version: 1,
  state: 'open',
  ...parcel,
});

const aReceipt: Receipt = {
  verdicts: [{ n: 1, verdict: 'accepted' }],
  received: { through: 1, missing: [] },
  serverTime: '2026-11-02T01:00:00.000Z',
  authored: 2,
  at: 5,
};

const everything: StoreChange = {
  meta: aMeta(),
  putRecords: [{ key: 'person p1', box: Uint8Array.of(1), epoch: 1 }],
  putOutbox: [
    { device: 'd1', n: 1, box: Uint8Array.of(2), standing: 'waiting' },
    { device: 'd2', n: 1, box: Uint8Array.of(3), standing: 'refused', reason: 'invalid' },
  ],
  putKept: [{ device: 'd1', n: 7, box: Uint8Array.of(5), at: 1 }],
  putParcels: [['a', aParcel()]],
  putDrafts: [{ key: 'visit/h1', box: Uint8Array.of(4) }],
};

/** What every adapter of the port promises. `open` gives an empty store. */
export function tabletStoreSuite(name: string, open: () => Promise<OpenedStore>): void {
  // oxlint-disable-next-line vitest/valid-title -- the adapter's name
  describe(name, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });

    test('an empty store has no meta and no rows', async () => {
      const { store } = opened;
      expect(await store.meta()).toBeUndefined();
      expect([await store.records(), await store.outbox(), await store.drafts(), await store.parcels()]).toEqual([[], [], [], []]);
    });

    test('[SY1] what one commit wrote is read back whole', async () => {
      const { store } = opened;
      expect(await store.commit(everything, undefined)).toEqual({ ok: true, value: true });
      expect(await store.meta()).toEqual(everything.meta);
      expect(await store.records()).toEqual(everything.putRecords);
      expect(await store.outbox()).toEqual(everything.putOutbox);
      expect(await store.kept()).toEqual(everything.putKept);
      expect(await store.drafts()).toEqual(everything.putDrafts);
      expect(await store.parcels()).toEqual(everything.putParcels);
      expect(await store.parcel('a')).toEqual(aParcel());
    });

    test('[SY2] a writer that was overtaken writes nothing', async () => {
      const { store } = opened;
      await store.commit(everything, undefined);
      expect(await store.commit({ meta: aMeta({ revision: 9 }), putDrafts: [{ key: 'x', box: Uint8Array.of(0) }] }, 7)).toEqual({
        ok: false,
        failure: { kind: 'stale' },
      });
      expect(await store.commit(everything, undefined)).toEqual({ ok: false, failure: { kind: 'stale' } });
      expect(await store.meta()).toEqual(everything.meta);
      expect(await store.drafts()).toEqual(everything.putDrafts);
    });

    test('[SY40] a front is left for one revision, in place of the one before, and goes with whatever may be in it', async () => {
      const { store } = opened;
      const front = (revision: number, byte: number) => ({ revision, box: Uint8Array.of(byte) });
      await store.leaveFront(front(1, 1));
      expect(await store.front()).toBeUndefined();
      await store.commit(everything, undefined);
      await store.leaveFront(front(1, 1));
      await store.leaveFront(front(1, 2));
      await store.leaveFront(front(7, 3));
      expect(await store.front()).toEqual(front(1, 2));
      expect(await store.meta()).toEqual(everything.meta);
      await store.commit({ meta: aMeta({ revision: 2 }) }, 1);
      await store.leaveFront(front(1, 4));
      expect(await store.front()).toEqual(front(1, 2));
      await store.commit({ meta: aMeta({ revision: 3 }), dropFront: true }, 2);
      expect(await store.front()).toBeUndefined();
      await store.leaveFront(front(3, 5));
      await store.eraseVault();
      expect(await store.front()).toBeUndefined();
    });

    test.each([
      ['shipped', async ({ shelf }: OpenedStore) => shelf.settle('a', 1, aReceipt)],
      [
        'sealed anew',
        async ({ store }: OpenedStore) => void (await store.commit({ meta: aMeta(), putParcels: [['a', aParcel({ version: 2 })]] }, 1)),
      ],
      ['taken away', async ({ shelf }: OpenedStore) => shelf.remove('a', 1)],
    ])('[SY2] [SY12] a parcel that was %s since it was read is not written over, nor anything beside it', async (_what, meanwhile) => {
      const { store } = opened;
      await store.commit(everything, undefined);
      const grown = aParcel({ version: 2, count: 3 });
      await meanwhile(opened);
      const before = await store.parcels();
      const change: StoreChange = {
        meta: aMeta({ revision: 2 }),
        putParcels: [['a', grown]],
        grows: ['a', aParcel()],
        dropDrafts: ['visit/h1'],
      };
      expect(await store.commit(change, 1)).toEqual({ ok: false, failure: { kind: 'stale' } });
      expect(await store.parcels()).toEqual(before);
      expect([await store.meta(), await store.drafts()]).toEqual([aMeta(), everything.putDrafts]);
    });

    test('[SY3] a parcel that lies as it was read grows, with the receipts of what it carried before', async () => {
      const { store, shelf } = opened;
      await store.commit({ ...everything, putParcels: [['a', aParcel({ version: 2 })]] }, undefined);
      await shelf.settle('a', 1, aReceipt);
      const read = await store.parcel('a');
      if (!read) throw new Error('no parcel');
      const grown = { ...read, version: 3, count: 3 };
      expect(await store.commit({ meta: aMeta({ revision: 2 }), putParcels: [['a', grown]], grows: ['a', read] }, 1)).toMatchObject({
        ok: true,
      });
      expect(await store.parcels()).toEqual([['a', grown]]);
    });

    test('a commit drops what it names and nothing else', async () => {
      const { store } = opened;
      await store.commit(everything, undefined);
      const meta = aMeta({ revision: 2 });
      await store.commit({ meta, dropRecords: ['person p1'], dropOutbox: [['d1', 1]], dropDrafts: ['visit/h1'], dropParcels: ['a'] }, 1);
      expect(await store.outbox()).toEqual(everything.putOutbox?.slice(1));
      expect([await store.records(), await store.drafts(), await store.parcels()]).toEqual([[], [], []]);
    });

    test('[SY13] erasing the vault leaves the sealed parcels', async () => {
      const { store, shelf } = opened;
      await store.commit(everything, undefined);
      await store.eraseVault();
      expect(await store.meta()).toBeUndefined();
      expect([await store.records(), await store.outbox(), await store.drafts()]).toEqual([[], [], []]);
      expect(await shelf.parcels()).toEqual([['a', aParcel()]]);
    });

    test('[SY12] a receipt left on the shelf is found by the tablet, and speaks of the version that was shipped', async () => {
      const { store, shelf } = opened;
      await store.commit(everything, undefined);
      await shelf.settle('a', 1, aReceipt);
      expect(await store.parcel('a')).toEqual({ ...aParcel(), shipped: 1, receipts: [aReceipt] });
    });

    test('[SY12] a receipt never overwrites a parcel that was sealed anew meanwhile, and never brings back one that is gone', async () => {
      const { store, shelf } = opened;
      await store.commit({ ...everything, putParcels: [['a', aParcel({ version: 2, count: 3 })]] }, undefined);
      await shelf.settle('a', 1, aReceipt);
      await shelf.settle('gone', 1, aReceipt);
      expect(await store.parcels()).toEqual([['a', { ...aParcel({ version: 2, count: 3 }), shipped: 1, receipts: [aReceipt] }]]);
    });

    test('a parcel is removed from the shelf only in the version that was shipped', async () => {
      const { shelf, store } = opened;
      await store.commit({ ...everything, putParcels: [['a', aParcel({ version: 2 })]] }, undefined);
      await shelf.remove('a', 1);
      expect(await shelf.parcels()).toHaveLength(1);
      await shelf.remove('a', 2);
      expect(await store.parcels()).toEqual([]);
    });

    test('what was handed in or out is not shared with the store', async () => {
      const { store } = opened;
      const bytes = Uint8Array.of(1, 1);
      await store.commit({ meta: aMeta(), putDrafts: [{ key: 'k', box: bytes }] }, undefined);
      bytes[0] = 5;
      const [read] = await store.drafts();
      expect(read?.box[0]).toBe(1);
    });
  });
}
