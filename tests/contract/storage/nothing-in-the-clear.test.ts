import { openDexieTabletStore } from '#storage/dexie-tablet-store.ts';
import { openDeviceHeader } from '#storage/device-settings.ts';
import { openParcelShelf } from '#storage/parcel-shelf.ts';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStore } from 'idb-keyval';
import { expect, test } from 'vitest';
import { anEnrolledTablet, pin, TestClock, village } from '../../unit/background/a-tablet.ts';
import { ScriptedServer } from '../../unit/sync/scripted-server.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Everything personal of this day, and what must not stand in the clear besides. */
const secrets = {
  head: 'Đinh Văn Lượm',
  address: 'Ngõ Hoa Gạo, nhà 17',
  phone: '0912345678',
  name: 'Quàng Thị Nhình',
  personalId: '014190123456',
  note: 'bà nghe kém, nói to',
  draft: 'Lò Văn Pún',
  pulled: 'Bàn Thị Mẩy',
  member: 'Hà Thị Sương',
  village: 'Thôn Đồng Bưởi',
  pin,
};

/** Every text and byte of every store of every database, as one searchable whole. */
async function dump(factory: IDBFactory): Promise<{ readonly text: string; readonly rows: number }> {
  const parts: string[] = [];
  let rows = 0;
  for (const { name = '' } of await factory.databases()) {
    const database = await opened(factory.open(name));
    for (const table of database.objectStoreNames) {
      const store = database.transaction(table).objectStore(table);
      const [keys, values] = [await opened(store.getAllKeys()), await opened(store.getAll())];
      rows += values.length;
      parts.push(name, table, ...store.indexNames, flat(keys), flat(values));
    }
    database.close();
  }
  return { text: parts.join('\n'), rows };
}

function opened<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(request.error?.name)));
  });
}

/** Bytes are read as UTF-8 and as UTF-16, so that an unsealed text would show itself. */
function flat(value: unknown): string {
  if (value instanceof Uint8Array) return `${new TextDecoder().decode(value)} ${new TextDecoder('utf-16le').decode(value)}`;
  if (Array.isArray(value)) return value.map(flat).join(' ');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]) => `${key} ${flat(each)}`)
      .join(' ');
  return String(value);
}

function found(text: string): string[] {
  const forms = (secret: string) => [secret, secret.normalize('NFD'), secret.toLowerCase(), encodeURIComponent(secret)];
  return Object.entries(secrets).flatMap(([name, secret]) => (forms(secret).some((form) => text.includes(form)) ? [name] : []));
}

test('after a day of work the databases hold no name, number, phone or address in the clear', async () => {
  const factory = new IDBFactory();
  Object.assign(globalThis, { indexedDB: factory, IDBKeyRange });
  Object.assign(Dexie.dependencies, { indexedDB: factory, IDBKeyRange });
  const clock = new TestClock();
  const server = await ScriptedServer.begin(clock);
  const store = openDexieTabletStore();
  const { device } = await anEnrolledTablet({
    clock,
    fetch: server.fetch,
    store,
    shelf: openParcelShelf(),
    settings: openDeviceHeader(createStore('tung-ngo-device', 'device')),
  });
  server.changes = [
    {
      kind: 'person',
      id: id(9),
      area: village,
      fields: { name: secrets.pulled },
      stamps: { name: '1700000000000-0000-x' },
      areaStamp: '1700000000000-0000-x',
    },
  ];
  await device.sendNow();
  const { head, address, phone, name, personalId, note } = secrets;
  await device.save([{ kind: 'household', id: id(1), area: village, set: { head, address, phone } }]);
  await device.save([{ kind: 'person', id: id(2), area: village, set: { household: id(1), name, personalId, phone, note } }]);
  server.verdict = ({ n }) => (n === 2 ? { verdict: 'refused', reason: 'invalid' } : { verdict: 'accepted' });
  await device.sendNow();
  await device.save([
    { kind: 'visit', id: id(3), area: village, set: { household: id(1), at: '2026-11-02T01:00:00.000Z', outcome: 'met', note } },
  ]);
  await device.saveDraft('person/new', { values: { name: secrets.draft }, path: `/homes/${id(1)}/people/new` });
  expect((await device.person(id(2)))?.person.name).toBe(name);

  const { text, rows } = await dump(factory);
  expect(rows).toBeGreaterThanOrEqual(7);
  expect(text).toContain(id(9));
  expect(found(text)).toEqual([]);
  expect(found(`${text} ${name} ${phone}`)).toEqual(['phone', 'name']);
  store.close();
});
