import type { DeviceHeader } from '#storage/device-settings.ts';
import { MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import { shipLock } from '#sync/locks.ts';
import { shipShelf } from '#sync/ship-shelf.ts';
import { beforeEach, expect, test } from 'vitest';
import { aTablet, anEnrolledTablet, pin, TestChannels, TestClock, type TestTablet, village } from '../background/a-tablet.ts';
import { errorAnswer, lost, ScriptedServer } from './scripted-server.ts';

let clock: TestClock;
let server: ScriptedServer;
let tablet: TestTablet;

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const household = (n: number) => ({ kind: 'household', id: id(n), area: village, set: { head: `Chủ hộ ${n}` } });

beforeEach(async () => {
  clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await tablet.device.sendNow();
  server.asked.length = 0;
});

/** The service worker wakes with the app closed. */
async function shell() {
  const header = await tablet.settings.read();
  if (!header) throw new Error('never enrolled');
  return shipShelf({ shelf: tablet.store, header, fetch: server.fetch, now: clock.now });
}

test('[SY12] with the vault locked everything sealed ships, and the next unlock knows it', async () => {
  await tablet.device.save([household(1), household(2)]);
  await tablet.device.lock();
  await expect.poll(() => server.asked.length).toBe(1);
  expect(server.asked.map(({ path, headers }) => [path, headers['authorization']])).toEqual([['/api/parcels', 'Bearer ship-token']]);
  await expect.poll(() => tablet.device.state()).toMatchObject({ kind: 'locked', parcels: 0 });
  expect(await shell()).toEqual({ shipped: 0, left: 0 });
  await tablet.device.unlock(pin);
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { authored: 2, received: 2 } });
  expect(server.asked.map(({ path, content }) => [path, content?.mutations.length])).toEqual([
    ['/api/parcels', 2],
    ['/api/sync', undefined],
  ]);
  expect(tablet.store.disk.parcels.size).toBe(0);
});

test('[SY15] a locked tablet tries again by itself while something is left, and stops when nothing is', async () => {
  await tablet.device.save([household(1)]);
  server.next(lost);
  await tablet.device.lock();
  await expect.poll(() => server.asked.length).toBe(1);
  await expect.poll(() => tablet.timers.appointments).toBe(1);
  tablet.timers.pass(30_000);
  await expect.poll(() => server.mutations.map(({ n }) => n)).toEqual([1]);
  await expect.poll(() => tablet.device.state()).toMatchObject({ kind: 'locked', parcels: 0 });
  expect(tablet.timers.appointments).toBe(0);
});

test('[SY12] what is saved while the open parcel is on the way is neither lost nor taken for shipped', async () => {
  await tablet.device.save([household(1)]);
  server.next(async () => {
    await tablet.device.save([household(2)]);
    return undefined;
  });
  await shell();
  expect(server.mutations.map(({ n }) => n)).toEqual([1]);
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { authored: 2, received: 2 } });
  expect(server.mutations.map(({ n }) => n)).toEqual([1, 2]);
});

test('[SY12] a network that fails leaves the parcels where they are', async () => {
  await tablet.device.save([household(1)]);
  server.next(lost);
  expect(await shell()).toEqual({ shipped: 0, left: 1 });
  expect(await shell()).toEqual({ shipped: 1, left: 0 });
});

test('[SY12] the unlocked tablet and the service worker never ship at the same time', async () => {
  await tablet.device.save([household(1)]);
  let free: unknown = 'not asked';
  server.next(async () => {
    free = await tablet.locks.ifFree(shipLock, async () => 'free');
    return undefined;
  });
  await tablet.device.sendNow();
  expect(free).toBeUndefined();
  expect(await tablet.locks.ifFree(shipLock, async () => 'free')).toBe('free');
});

test('[SY12] asked by the service worker, an unlocked tab ships itself; a locked one stays silent', async () => {
  const channels = new TestChannels();
  const open = await anEnrolledTablet({ clock, fetch: server.fetch, channel: channels.tab() });
  const shellChannel = channels.tab();
  shellChannel.post({ kind: 'who-ships' });
  expect(channels.said.map(({ kind }) => kind)).toContain('i-ship');
  await open.device.lock();
  channels.said.length = 0;
  shellChannel.post({ kind: 'who-ships' });
  expect(channels.said.map(({ kind }) => kind)).toEqual(['who-ships']);
});

test('[SY13] parcels of an erased vault ship, and go once the server has them, or keeps them for the desk', async () => {
  await tablet.device.save([household(1)]);
  const { vault: _vault, ...erased } = (await tablet.settings.read()) as DeviceHeader;
  await tablet.settings.write(erased);
  server.next(() => new Response('Forbidden', { status: 403 }));
  expect(await shell()).toEqual({ shipped: 0, left: 1 });
  server.next(() => errorAnswer(403, 'device-revoked'));
  expect(await shell()).toEqual({ shipped: 1, left: 0 });
  expect(tablet.store.disk.parcels.size).toBe(0);
});

test('[SY13] a revoked tablet whose vault lives keeps its work', async () => {
  await tablet.device.save([household(1)]);
  server.next(() => errorAnswer(403, 'device-revoked'));
  expect(await shell()).toEqual({ shipped: 0, left: 1 });
  server.next(() => errorAnswer(403, 'device-revoked'));
  expect(await tablet.device.sendNow()).toMatchObject({ ok: false, failure: { kind: 'device-revoked' } });
  expect(await tablet.device.outbox()).toMatchObject({ waiting: 1 });
});

test('a suspended member reads that it is so, and the tablet keeps its work and goes on saving', async () => {
  await tablet.device.save([household(1)]);
  server.next(() => errorAnswer(403, 'device-revoked', { detail: 'member-suspended' }));
  expect(await tablet.device.sendNow()).toMatchObject({ ok: false, failure: { kind: 'member-suspended' } });
  expect(await tablet.device.save([household(2)])).toMatchObject({ ok: true });
  expect(await tablet.device.outbox()).toMatchObject({ waiting: 2, sending: { lastFailure: 'member-suspended' } });
});

test('[SY14] the service worker believes only what has the shape of a receipt', async () => {
  await tablet.device.save([household(1)]);
  for (const answer of [
    new Response('<html>Wi-Fi</html>'),
    Response.json({ ok: true }),
    Response.json({ verdicts: [{}], received: {}, serverTime: 1 }),
    Response.json(null),
  ]) {
    server.next(() => answer);
    expect(await shell()).toEqual({ shipped: 0, left: 1 });
  }
});

test('a parcel file holds everything not yet answered for, and nothing else', async () => {
  await tablet.device.save([household(1)]);
  const [file, ...more] = await tablet.device.parcelFiles();
  expect(more).toEqual([]);
  expect(file?.name).toMatch(/^tung-ngo-0190a000-2026-11-02\.tungngo$/);
  expect(file?.parcels).toBe(1);
  await shell();
  expect(await tablet.device.parcelFiles()).toEqual([]);
});

test('an unlocked tablet started over the same disk finds receipts of an earlier life', async () => {
  await tablet.device.save([household(1)]);
  await shell();
  const again = aTablet({ ...tablet, store: new MemoryTabletStore(tablet.store.disk) });
  await again.device.unlock(pin);
  server.next(lost);
  await again.device.sendNow();
  expect((await again.device.outbox()).rows.map(({ standing }) => standing)).toEqual(['received']);
});
