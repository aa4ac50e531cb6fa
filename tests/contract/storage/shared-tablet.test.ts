import type { Device } from '#background/device.ts';
import { allHeaders, keylessVault, openDeviceHeader } from '#storage/device-settings.ts';
import { openDexieTabletStore } from '#storage/dexie-tablet-store.ts';
import { openParcelShelf } from '#storage/parcel-shelf.ts';
import { databaseOf, type Slot } from '#storage/tablet-database.ts';
import { memoryLocks, shipLock } from '#sync/locks.ts';
import { tendVault } from '#sync/tend-vault.ts';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStore, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aTablet, seededBytes, TestChannels, TestClock, village } from '../../unit/background/a-tablet.ts';
import { lost, ScriptedServer } from '../../unit/sync/scripted-server.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const household = (n: number) => ({ kind: 'household', id: id(n), area: village, set: { head: `Chủ hộ ${n}` } });
const pins: Readonly<Record<Slot, string>> = { 1: '135790', 2: '246802', 3: '864209' };

let clock: TestClock;
let server: ScriptedServer;
let store: UseStore;
let offline: boolean;
const locks = memoryLocks();
const opened: { close(): void }[] = [];

beforeEach(async () => {
  const factory = new IDBFactory();
  Object.assign(globalThis, { indexedDB: factory, IDBKeyRange });
  Object.assign(Dexie.dependencies, { indexedDB: factory, IDBKeyRange });
  store = createStore('tung-ngo-device', 'device');
  clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  offline = false;
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const fetch: typeof server.fetch = (path, init) => (offline ? lost() : server.fetch(path, init));
const keyless = (slot: Slot) => ({ ...keylessVault(store, slot), fetch, now: clock.now, locks });

/** The background worker of one vault, as `compose-device.ts` makes it. */
function worker(slot: Slot, network: typeof server.fetch = fetch): Device {
  const tabletStore = openDexieTabletStore(databaseOf(slot));
  opened.push(tabletStore);
  return aTablet({
    clock,
    store: tabletStore,
    shelf: openParcelShelf(databaseOf(slot)),
    settings: openDeviceHeader(store, slot),
    fetch: network,
    locks,
    random: seededBytes(slot),
    channel: new TestChannels().tab(),
    neighbours: async () =>
      (await allHeaders(store)).filter(([other]) => other !== slot).map(([other]) => ({ slot: other, ...keyless(other) })),
  }).device;
}

async function enrolled(slot: Slot): Promise<Device> {
  const device = worker(slot);
  const outcome = await device.enrol({ code: 'ABCD-EFGH', deviceName: 'Máy chung', pin: pins[slot] ?? '', colour: 'blue' });
  expect(outcome).toMatchObject({ ok: true });
  return device;
}

/** The service worker's round, as the shell does it. */
function shell(): Promise<number> {
  return locks.exclusive(shipLock, async () => {
    let left = 0;
    for (const [slot] of await allHeaders(store)) left += (await tendVault(keyless(slot))).left;
    return left;
  });
}

test('[SY32] a second volunteer is added by a code, sees nothing of the first, and their PINs open their own vaults only', async () => {
  const first = await enrolled(1);
  await first.save([household(1)]);
  await first.saveDraft('visit/1', { values: { note: 'của người thứ nhất' }, path: '/' });
  await first.lock();
  const second = await enrolled(2);
  expect(await second.home(id(1))).toBeUndefined();
  expect(await second.drafts()).toEqual([]);
  expect((await second.outbox()).authored).toBe(0);
  await second.save([household(2)]);
  await second.lock();
  expect(await second.unlock(pins[1] ?? '')).toMatchObject({ ok: false, failure: { kind: 'wrong-pin' } });
  expect(await first.state()).toMatchObject({ kind: 'locked', triesLeft: 10 });
  expect(await first.unlock(pins[1] ?? '')).toMatchObject({ ok: true });
  expect((await first.home(id(1)))?.household.head).toBe('Chủ hộ 1');
  expect(await first.home(id(2))).toBeUndefined();
  expect((await first.readDraft('visit/1'))?.values).toEqual({ note: 'của người thứ nhất' });
});

test('[SY32] a box, a header or a whole store of one vault is worth nothing in the other', async () => {
  const first = await enrolled(1);
  await first.save([household(1)]);
  await first.lock();
  const second = await enrolled(2);
  await second.save([household(2)]);
  await second.lock();
  const [one, two] = [openDeviceHeader(store, 1), openDeviceHeader(store, 2)];
  const [mine, theirs] = [await one.read(), await two.read()];
  if (!mine?.vault || !theirs) throw new Error('not enrolled');
  await two.write({ ...theirs, vault: mine.vault });
  /* The PIN of the first opens its own key, and with it nothing of the second's store. */
  await expect(worker(2).unlock(pins[1] ?? '')).rejects.toThrow(/operation/i);
  await two.write(theirs);
  expect(await worker(2).unlock(pins[2] ?? '')).toMatchObject({ ok: true });
});

test('[SY32] ten wrong PINs erase one vault; the others are whole, and the erased one’s parcels still ship from a neighbour’s session', async () => {
  offline = false;
  const first = await enrolled(1);
  const second = await enrolled(2);
  offline = true;
  await first.save([household(1)]);
  await second.save([household(2)]);
  await first.lock();
  await second.lock();
  for (let wrong = 0; wrong < 10; wrong += 1) {
    const outcome = await second.unlock('000999');
    clock.ms += outcome.ok ? 0 : (outcome.failure.retryAfterMs ?? 0);
  }
  expect(await second.state()).toMatchObject({ kind: 'new', erased: true, parcels: 1 });
  expect(await first.neighbours()).toEqual([{ slot: 2, colour: 'blue', enrolled: false, parcels: 1 }]);
  expect(await first.unlock(pins[1] ?? '')).toMatchObject({ ok: true });
  expect((await first.home(id(1)))?.household.head).toBe('Chủ hộ 1');
  offline = false;
  await first.networkHint();
  await expect.poll(() => server.mutations.map(({ id: of }) => of)).toContain(id(2));
  expect(await first.neighbours()).toEqual([{ slot: 2, colour: 'blue', enrolled: false, parcels: 0 }]);
  await first.lock();
  const third = await enrolled(2);
  expect(await third.home(id(2))).toBeUndefined();
});

test('[SY32] the service worker ships every vault’s shelf, one round each, each with its own token', async () => {
  const [first, second] = [await enrolled(1), await enrolled(2)];
  offline = true;
  await first.save([household(1)]);
  await second.save([household(2)]);
  await first.lock();
  await second.lock();
  expect(await shell()).toBe(2);
  offline = false;
  expect(await shell()).toBe(0);
  expect(server.mutations.map(({ id: of }) => of).sort()).toEqual([id(1), id(2)]);
});

/** The second has saved something and is locked; their own worker never has a network. */
async function sealedWorkOfTheSecond(n: number): Promise<void> {
  const second = worker(2, lost);
  await second.unlock(pins[2] ?? '');
  await second.save([household(n)]);
  await second.lock();
}

test('[SY32] another’s sealed work ships whenever this app may send: locked at its start, at an unlock, and when the network returns', async () => {
  await (await enrolled(1)).lock();
  await (await enrolled(2)).lock();
  const arrived = () => server.mutations.map(({ id: of }) => of);
  await sealedWorkOfTheSecond(10);
  const first = worker(1);
  /* Whoever was locked a moment ago may still hold the lock. */
  const afterAll = async (work: () => Promise<unknown>) => {
    await work();
    return arrived();
  };
  await expect.poll(() => afterAll(() => first.start())).toContain(id(10));
  await sealedWorkOfTheSecond(11);
  await expect.poll(() => afterAll(() => worker(1).unlock(pins[1] ?? ''))).toContain(id(11));
  await first.unlock(pins[1] ?? '');
  await sealedWorkOfTheSecond(12);
  await expect.poll(() => afterAll(() => first.networkHint())).toContain(id(12));
});
