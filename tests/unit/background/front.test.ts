import type { DeviceEvent, Front } from '#background/device-api.ts';
import { MemoryDisk, MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import { expect, test, vi } from 'vitest';
import { aTablet, anEnrolledTablet, pin, seededBytes, TestClock, type TestTablet, village } from './a-tablet.ts';

const id = '0190a000-0000-7000-8000-000000000001';
const on = '2026-11-02';
const household = { kind: 'household', id, area: village, set: { head: 'Lò Thị Vằng', address: 'Đầu thôn' } };

/** Everything the page hears, in order, with what each says. */
async function listening({ device }: Pick<TestTablet, 'device'>) {
  const heard: DeviceEvent[] = [];
  await device.listen((event) => heard.push(event));
  const fronts = () => heard.flatMap((event) => (event.kind === 'front' ? [event.front] : []));
  return { heard, fronts };
}

/** Until the front shows what the store holds. */
async function settled({ store: { disk } }: Pick<TestTablet, 'store'>): Promise<void> {
  await vi.waitFor(() => expect(disk.front?.revision).toBe(disk.meta?.revision));
}

async function atRest() {
  const clock = new TestClock();
  const tablet = await anEnrolledTablet({ clock });
  await tablet.device.save([household]);
  await tablet.device.sendNow();
  tablet.timers.pass(5000);
  await settled(tablet);
  return tablet;
}

const named = ({ today, session }: Front) => [today.entries.map(({ head }) => head), session.member.name, session.deviceName];

test('[SY40] Today is told before the rest is open, as it then stands, with whose tablet it is', async () => {
  const tablet = await atRest();
  const before = await tablet.device.today(on);
  const session = await tablet.device.session();
  await tablet.device.lock();
  await settled(tablet);
  const { heard, fronts } = await listening(tablet);
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
  expect(fronts()).toEqual([{ on, today: before, session }]);
  expect(fronts().map(named)).toEqual([[['Lò Thị Vằng'], 'Hà Thị Sương', 'Máy 1']]);
  expect(heard.findIndex(({ kind }) => kind === 'front')).toBeLessThan(heard.findLastIndex(({ kind }) => kind === 'state'));
  expect(await tablet.device.today(on)).toEqual(before);
});

test('[SY40] a wrong PIN is shown nothing, and another day is', async () => {
  const tablet = await atRest();
  await tablet.device.lock();
  await settled(tablet);
  const { fronts } = await listening(tablet);
  expect(await tablet.device.unlock('999999')).toMatchObject({ ok: false });
  expect(fronts()).toEqual([]);
  tablet.clock.ms += 86_400_000;
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
  expect(fronts()).toEqual([]);
});

test('[SY40] after anything was written, only all of it is shown', async () => {
  const tablet = await atRest();
  const { disk } = tablet.store;
  const left = structuredClone(disk.front);
  expect(left).toBeDefined();
  await tablet.device.saveDraft('visit/x', { values: { note: 'dở dang' }, path: '/homes/x/visit' });
  /* The battery falls out: nothing was locked. */
  const again = aTablet({ ...tablet, store: new MemoryTabletStore(disk), clock: tablet.clock, random: seededBytes(7) });
  const { fronts } = await listening(again);
  expect(await again.device.unlock(pin)).toMatchObject({ ok: true });
  expect(fronts()).toEqual([]);
  expect((await again.device.today(on)).drafts).toHaveLength(1);
});

test('[SY40] a damaged front is passed over, and the tablet opens all the same', async () => {
  const tablet = await atRest();
  await tablet.device.lock();
  await settled(tablet);
  const { disk } = tablet.store;
  if (!disk.front) throw new Error('nothing was left');
  disk.front = { ...disk.front, box: disk.front.box.map((byte) => byte ^ 1) };
  const { fronts } = await listening(tablet);
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
  expect(fronts()).toEqual([]);
  expect((await tablet.device.home(id))?.household.head).toBe('Lò Thị Vằng');
});

test('[SY40] what was left lies sealed, and goes with the vault', async () => {
  const tablet = await atRest();
  const box = Buffer.from(tablet.store.disk.front?.box ?? []);
  expect(box.byteLength).toBeGreaterThan(100);
  for (const text of ['Lò Thị Vằng', 'Đầu thôn', id]) expect(box.includes(text)).toBe(false);
  await tablet.device.passOn();
  expect(tablet.store.disk.front).toBeUndefined();
});

test('a copied disk takes the front along', () => {
  const disk = new MemoryDisk();
  disk.front = { revision: 3, box: Uint8Array.of(1) };
  expect(disk.copy().front).toEqual(disk.front);
});
