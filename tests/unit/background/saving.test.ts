import type { Change } from '#domain/mutation.ts';
import { InvariantError } from '#domain/result.ts';
import { memoryDeviceHeader, type DeviceHeader } from '#storage/device-settings.ts';
import { MemoryDisk, MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import { newServerKey, openingKey, openParcel } from '#protocol/parcel.ts';
import type { ParcelContent } from '#protocol/mutation-schema.ts';
import { memoryLocks, type Locks } from '#sync/locks.ts';
import { expect, test } from 'vitest';
import { ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, aTablet, enrolOnly, pin, TestClock, type TestTablet, village } from './a-tablet.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const household = (n: number, set: Change['set'] = {}): Change => ({
  kind: 'household',
  id: id(n),
  area: village,
  set: { head: `Chủ hộ ${n}`, ...set },
});

class PowerCut extends Error {}

test('[SY1] the power may go at any moment of a save: all of it is there, or none, and never less than what save resolved', async () => {
  let moments = 0;
  for (let cutAt = 1; cutAt < 50; cutAt += 1) {
    const disk = new MemoryDisk();
    const kept: { header?: DeviceHeader } = {};
    let left = Number.POSITIVE_INFINITY;
    const guard = () => {
      left -= 1;
      if (left <= 0) throw new PowerCut();
    };
    const parts = { store: new MemoryTabletStore(disk, guard), settings: memoryDeviceHeader(guard, kept) };
    const tablet = await anEnrolledTablet(parts);
    await tablet.device.save([household(1)]);
    await tablet.device.saveDraft('household/new', { values: { head: 'Chủ' }, path: '/homes/new' });
    left = cutAt;
    const saved = await tablet.device.save([household(2), household(3)], 'household/new').catch(() => undefined);
    const again = aTablet({ ...tablet, store: new MemoryTabletStore(disk), settings: memoryDeviceHeader(undefined, kept) });
    await again.device.unlock(pin);
    const [second, third] = [await again.device.home(id(2)), await again.device.home(id(3))];
    expect(second === undefined).toBe(third === undefined);
    expect(await again.device.drafts()).toHaveLength(second ? 0 : 1);
    expect(saved?.ok === true && second === undefined).toBe(false);
    expect(await again.device.home(id(1))).toBeDefined();
    expect(greatestSealed(disk)).toBe(second ? 3 : 1);
    if (saved?.ok) {
      moments = cutAt - 1;
      break;
    }
  }
  expect(moments).toBeGreaterThan(0);
});

/** Greatest number any parcel on the disk speaks of. */
function greatestSealed(disk: MemoryDisk): number {
  return Math.max(0, ...Array.from(disk.parcels.values(), ({ to }) => to));
}

test('[SY2] where locks do not lock, no number is given twice and nothing is lost', async () => {
  const noLocks: Locks = { exclusive: (_name, work) => work(), ifFree: (_name, work) => work() };
  const first = await anEnrolledTablet({ locks: noLocks });
  const second = aTablet({ ...first });
  await second.device.unlock(pin);
  const outcomes = await Promise.all([
    first.device.save([household(1)]),
    second.device.save([household(2)]),
    first.device.save([household(3)]),
  ]);
  const numbers = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.numbers : []));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(first.store.disk.outbox.size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(0);
});

test('[SY2] saves from two tabs take their turn', async () => {
  const first = await anEnrolledTablet({ locks: memoryLocks() });
  const second = aTablet({ ...first });
  await second.device.unlock(pin);
  const saves = Array.from({ length: 10 }, (_, n) => (n % 2 ? first : second).device.save([household(n)]));
  const numbers = (await Promise.all(saves)).flatMap((saved) => (saved.ok ? saved.value.numbers : []));
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('[SY3] everything saved lies sealed on the shelf, in parcels that stay small to seal', async () => {
  const clock = new TestClock();
  const key = await newServerKey('k1');
  const tablet = await anEnrolledTablet({ clock, fetch: await enrolOnly(clock, key) });
  for (let n = 1; n <= 100; n += 1) await tablet.device.save([household(n)]);
  const opener = await openingKey(key.id, key.privateKey);
  const contents = await Promise.all(
    [...tablet.store.disk.parcels.values()].map(async ({ device, bytes }) => (await openParcel(opener, device, bytes)) as ParcelContent),
  );
  expect(contents.map(({ mutations }) => mutations.length)).toEqual([40, 40, 20]);
  expect(contents.flatMap(({ mutations }) => mutations.map(({ set }) => set['head']))).toEqual(
    Array.from({ length: 100 }, (_, n) => `Chủ hộ ${n + 1}`),
  );
  expect([...tablet.store.disk.parcels.values()].map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
});

test('[SY3] a parcel shipped while it was open is not grown any more', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.save([household(1)]);
  const [[first, parcel] = ['', undefined]] = [...tablet.store.disk.parcels];
  await tablet.store.settle(first, parcel?.version ?? 0, {
    verdicts: [],
    received: { through: 0, missing: [] },
    serverTime: '2026-11-02T01:00:00.000Z',
    authored: 1,
    at: 0,
  });
  await tablet.device.save([household(2)]);
  expect([...tablet.store.disk.parcels.values()].map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('a full disk refuses the save as a whole, and the tablet goes on', async () => {
  const tablet = await anEnrolledTablet();
  const commit = tablet.store.commit.bind(tablet.store);
  tablet.store.commit = async () => ({ ok: false, failure: { kind: 'storage-full' } });
  expect(await tablet.device.save([household(1)])).toEqual({ ok: false, failure: { kind: 'storage-full' } });
  tablet.store.commit = commit;
  expect(await tablet.device.home(id(1))).toBeUndefined();
  expect(await tablet.device.save([household(2)])).toEqual({ ok: true, value: { numbers: [1] } });
});

test('a value that does not fit the contract is our own mistake and is not saved', async () => {
  const tablet = await anEnrolledTablet();
  await expect(tablet.device.save([household(1, { size: 'ba' })])).rejects.toThrow(InvariantError);
  expect(tablet.store.disk.outbox.size).toBe(0);
});

test('a draft comes back as it was, after a kill too, and goes with the save it was for', async () => {
  const tablet = await anEnrolledTablet();
  const draft = { values: { head: 'Đinh', people: ['a', 'b'], size: 3 }, path: '/homes/new' };
  await tablet.device.saveDraft('household/new', { values: { head: 'Đ' }, path: '/homes/new' });
  tablet.clock.ms += 5;
  expect(await tablet.device.saveDraft('household/new', draft)).toEqual({ ok: true, value: true });
  const again = aTablet({ ...tablet });
  await again.device.unlock(pin);
  expect(await again.device.readDraft('household/new')).toEqual(draft);
  expect(await again.device.drafts()).toEqual([{ key: 'household/new', path: '/homes/new', savedAt: tablet.clock.ms }]);
  await again.device.save([household(1)], 'household/new');
  expect(await again.device.readDraft('household/new')).toBeUndefined();
  expect(tablet.store.disk.drafts.size).toBe(0);
});

test('[SY10] whatever the clock says, what is written later is stamped later', async () => {
  const tablet = await anEnrolledTablet();
  const stamps: string[] = [];
  for (const jump of [0, -172_800_000, 5, 172_800_000, -999]) {
    tablet.clock.ms += jump;
    await tablet.device.unlock(pin);
    await tablet.device.save([household(1, { note: `lúc ${jump}` })]);
    stamps.push(await newestStamp(tablet));
  }
  expect(stamps).toEqual([...stamps].sort());
  expect((await tablet.device.home(id(1)))?.household.note).toBe('lúc -999');
});

async function newestStamp(tablet: TestTablet): Promise<string> {
  const meta = await tablet.store.meta();
  return `${meta?.clock.ms}-${String(meta?.clock.counter).padStart(5, '0')}`;
}

test('a damaged row of the outbox does not keep the rest from being read, and its parcel still carries it', async () => {
  const clock = new TestClock();
  const server = await ScriptedServer.begin(clock);
  const tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await tablet.device.save([household(1), household(2)]);
  for (const [key, row] of tablet.store.disk.outbox)
    if (row.n === 1) tablet.store.disk.outbox.set(key, { ...row, box: new Uint8Array(40) });
  const again = aTablet({ ...tablet });
  expect(await again.device.unlock(pin)).toMatchObject({ ok: true });
  expect([await again.device.home(id(1)), (await again.device.home(id(2)))?.household.head]).toEqual([undefined, 'Chủ hộ 2']);
  expect(await again.device.sendNow()).toMatchObject({ ok: true, value: { authored: 2, received: 2 } });
  expect(server.mutations.map(({ set }) => set['head'])).toEqual(['Chủ hộ 1', 'Chủ hộ 2']);
  expect(tablet.store.disk.outbox.size).toBe(0);
});

test('[SY9] damaged records are pulled again from the beginning, once', async () => {
  const clock = new TestClock();
  const server = await ScriptedServer.begin(clock);
  const tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  const record = (n: number) => ({ kind: 'household', id: id(n), area: village, fields: { head: `Hộ ${n}` }, stamps: {}, areaStamp: '' });
  server.changes = [record(1), record(2)];
  await tablet.device.sendNow();
  const [[key, row] = ['', undefined]] = [...tablet.store.disk.records];
  if (row) tablet.store.disk.records.set(key, { ...row, box: new Uint8Array(40) });
  const again = aTablet({ ...tablet });
  await again.device.unlock(pin);
  expect([await again.device.home(id(1)), (await again.device.home(id(2)))?.household.head]).toEqual([undefined, 'Hộ 2']);
  expect(await tablet.store.meta()).toMatchObject({ pulled: false, epoch: 2, cursor: undefined });
  server.changes = [record(1), record(2)];
  await again.device.sendNow();
  expect((await again.device.home(id(1)))?.household.head).toBe('Hộ 1');
  await again.device.lock();
  await again.device.unlock(pin);
  expect(await tablet.store.meta()).toMatchObject({ pulled: true, epoch: 2 });
});
