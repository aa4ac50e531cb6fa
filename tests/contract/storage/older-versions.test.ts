import { openDeviceHeader, type DeviceHeader } from '#storage/device-settings.ts';
import { openDexieTabletStore } from '#storage/dexie-tablet-store.ts';
import { openParcelShelf } from '#storage/parcel-shelf.ts';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStore } from 'idb-keyval';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aTablet, pin, quickStretch, TestClock, village } from '../../unit/background/a-tablet.ts';
import { lost, ScriptedServer } from '../../unit/sync/scripted-server.ts';

/**
 * Frozen: how each shipped version laid out its databases, by the number IndexedDB knows it by (Dexie's times ten). Never edited; a new version of the
 * store adds its own. `vault`: how it wrapped its key.
 */
const shipped = [
  {
    version: 10,
    tables: { records: 'key', outbox: ['device', 'n'], drafts: 'key', meta: 'name', parcels: undefined },
    vault: 'pin alone',
  },
  {
    version: 20,
    tables: { records: 'key', outbox: ['device', 'n'], drafts: 'key', meta: 'name', parcels: undefined, kept: ['device', 'n'] },
    vault: 'pin alone',
  },
] as const;

const aes = { name: 'AES-GCM' };
const utf8 = (text: string) => new TextEncoder().encode(text);
const device = '0190a000-0000-7000-8000-000000000001';
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rows = 60;
const noClock = { ms: 0, counter: 0 };

let factory: IDBFactory;
let clock: TestClock;
let server: ScriptedServer;
const opened: { close(): void }[] = [];

beforeEach(async () => {
  factory = new IDBFactory();
  Object.assign(globalThis, { indexedDB: factory, IDBKeyRange });
  Object.assign(Dexie.dependencies, { indexedDB: factory, IDBKeyRange });
  clock = new TestClock();
  server = await ScriptedServer.begin(clock);
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

test('[SY35] the present version of the store is among those that are held here', async () => {
  const store = openDexieTabletStore();
  await store.meta();
  store.close();
  const { version } = (await factory.databases()).find(({ name }) => name === 'tung-ngo') ?? {};
  expect(version).toBe(shipped.at(-1)?.version);
});

for (const { version, tables } of shipped) {
  test(`[SY35] a store of version ${version} with a full outbox opens, shows its work, ships all of it and goes on`, async () => {
    await writeAsThen(version, tables);
    let offline = true;
    const store = openDexieTabletStore();
    opened.push(store);
    const tablet = aTablet({
      clock,
      store,
      shelf: openParcelShelf(),
      settings: openDeviceHeader(createStore('tung-ngo-device', 'device')),
      fetch: (path, init) => (offline ? lost() : server.fetch(path, init)),
    });
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    expect(await tablet.device.outbox()).toMatchObject({ authored: rows, received: 0, waiting: rows });
    expect((await tablet.device.home(id(rows)))?.household.head).toBe(`Chủ hộ ${rows}`);
    expect((await tablet.device.home(id(900)))?.household.head).toBe('Từ máy chủ');
    expect((await tablet.device.readDraft('visit/1'))?.values).toEqual({ note: 'dở dang' });
    expect(await tablet.device.save([{ kind: 'household', id: id(61), area: village, set: { head: 'Chủ hộ 61' } }])).toEqual({
      ok: true,
      value: { numbers: [rows + 1] },
    });
    offline = false;
    expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { authored: 61, received: 61 } });
    expect(server.mutations.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
    expect(await tablet.device.storage()).toMatchObject({ outboxRows: 0, parcels: 0 });
  });
}

/** Everything by the platform alone: no code of today's takes part in writing yesterday's disk. */
async function writeAsThen(version: number, tables: (typeof shipped)[number]['tables']): Promise<void> {
  const dataKey = await crypto.subtle.generateKey({ ...aes, length: 256 }, true, ['encrypt', 'decrypt']);
  const sealed = async (row: string, value: unknown) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = await crypto.subtle.encrypt({ ...aes, iv, additionalData: utf8(row) }, dataKey, utf8(JSON.stringify(value)));
    return joined(iv, text);
  };
  const at = (n: number) => `${clock.ms + n}-0000-${device}`;
  const mutation = (n: number) => ({ n, at: at(n), kind: 'household', id: id(n), area: village, set: { head: `Chủ hộ ${n}` } });
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  const identity = {
    token: 'token',
    member: { id: id(7), name: 'Hà Thị Sương', role: 'volunteer' },
    areas: [{ id: village, parent: null, kind: 'village', name: 'Thôn Đồng Bưởi', validFrom: '2025-07-01' }],
  };
  const record = {
    kind: 'household',
    id: id(900),
    area: village,
    areaStamp: at(0),
    fields: { head: 'Từ máy chủ' },
    stamps: { head: at(0) },
  };
  const meta = {
    revision: 9,
    recordsRevision: 1,
    device,
    authored: rows,
    clock: { ms: clock.ms + rows, counter: 0 },
    seen: noClock,
    clockAheadMs: 0,
    epoch: 1,
    pulled: true,
    cursor: 'c0',
    received: { through: 0, missing: [] },
    told: 0,
    conflict: false,
    identity: await sealed('identity', identity),
  };
  const outbox = await Promise.all(
    numbers.map(async (n) => ({ device, n, standing: 'waiting', box: await sealed(`outbox ${device} ${n}`, mutation(n)) })),
  );
  const key = `household ${id(900)}`;
  await written('tung-ngo', version, tables, {
    records: [{ key, epoch: 1, box: await sealed(`record ${key}`, record) }],
    outbox,
    drafts: [
      { key: 'visit/1', box: await sealed('draft visit/1', { key: 'visit/1', values: { note: 'dở dang' }, path: '/', savedAt: 1 }) },
    ],
    meta: [{ name: 'tablet', meta }],
  });
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const stretch = { kind: 'pbkdf2-sha256', rounds: 1 } as const;
  const wrapping = await crypto.subtle.importKey('raw', await quickStretch(stretch, pin, salt), aes, false, ['wrapKey']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.wrapKey('raw', dataKey, wrapping, { ...aes, iv, additionalData: utf8('tung-ngo vault 1') });
  const header: DeviceHeader = {
    deviceId: device,
    deviceName: 'Máy cũ',
    serverKey: { id: server.key.id, publicKey: server.key.publicKey },
    shipTokens: { [device]: 'ship-token' },
    vault: { salt, stretch, wrapped: joined(iv, wrapped) },
    attempts: { failures: 0, waitMs: 0, asOf: 0 },
    lockAfterMinutes: 5,
  };
  await written('tung-ngo-device', 1, { device: undefined }, {}, { device: [['header', header]] });
}

function joined(iv: Uint8Array, rest: ArrayBuffer): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...iv, ...new Uint8Array(rest)]);
}

type Tables = Readonly<Record<string, string | readonly string[] | undefined>>;

function written(
  name: string,
  version: number,
  tables: Tables,
  values: Readonly<Record<string, readonly unknown[]>>,
  keyed: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = factory.open(name, version);
    open.addEventListener('error', () => reject(new Error(open.error?.name)));
    open.addEventListener('upgradeneeded', () => {
      for (const [table, keyPath] of Object.entries(tables))
        open.result.createObjectStore(table, keyPath === undefined ? {} : { keyPath: keyPath as string | string[] });
    });
    open.addEventListener('success', () => {
      const transaction = open.result.transaction(Object.keys(tables), 'readwrite');
      for (const [table, all] of Object.entries(values)) for (const value of all) transaction.objectStore(table).put(value);
      for (const [table, all] of Object.entries(keyed)) for (const [key, value] of all) transaction.objectStore(table).put(value, key);
      transaction.addEventListener('complete', () => {
        open.result.close();
        resolve();
      });
    });
  });
}
