import { memoryDeviceHeader, type DeviceHeader } from '#storage/device-settings.ts';
import { MemoryDisk, MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import { createVault, unlockVault } from '#storage/vault.ts';
import { stretchPin, strongest, strongestHere, withoutWasm } from '#background/stretch-pin.ts';
import { expect, test, vi } from 'vitest';
import {
  anEnrolledTablet,
  aTablet,
  enrolOnly,
  pin,
  quickStretch,
  seededBytes,
  TestChannels,
  TestClock,
  type TestTablet,
  village,
} from './a-tablet.ts';

const id = '0190a000-0000-7000-8000-00000000aa01';
const aHousehold = { kind: 'household', id, area: village, set: { head: 'Đinh Văn Lượm' } };
const wrong = '000000';

async function tryWrong(tablet: TestTablet, times: number) {
  const outcomes = [];
  for (let i = 0; i < times; i += 1) {
    const outcome = await tablet.device.unlock(wrong);
    if (!outcome.ok) outcomes.push(outcome.failure);
    tablet.clock.ms += outcome.ok ? 0 : (outcome.failure.retryAfterMs ?? 0);
  }
  return outcomes;
}

test('wrong PINs are free three times, then each waits longer than the one before', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.lock();
  const outcomes = await tryWrong(tablet, 9);
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 9 }, () => 'wrong-pin'));
  expect(outcomes.map(({ triesLeft }) => triesLeft)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(outcomes.map(({ retryAfterMs = 0 }) => retryAfterMs / 60_000)).toEqual([0, 0, 0, 0.5, 1, 5, 15, 30, 60]);
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
  await tablet.device.lock();
  expect(await tablet.device.state()).toMatchObject({ triesLeft: 10 });
});

test('during a delay no PIN is tried, not even the right one, and no try is lost by asking', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.lock();
  await tryWrong(tablet, 3);
  await tablet.device.unlock(wrong);
  expect(await tablet.device.state()).toMatchObject({ kind: 'locked', triesLeft: 6, retryAt: tablet.clock.ms + 30_000 });
  tablet.clock.ms += 29_999;
  expect(await tablet.device.unlock(pin)).toEqual({ ok: false, failure: { kind: 'pin-wait', retryAfterMs: 1, triesLeft: 6 } });
  tablet.clock.ms += 1;
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
});

test('turning the clock back never shortens a delay', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.lock();
  await tryWrong(tablet, 3);
  await tablet.device.unlock(wrong);
  tablet.clock.ms -= 86_400_000;
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'pin-wait', retryAfterMs: 30_000 } });
  tablet.clock.ms += 20_000;
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { retryAfterMs: 10_000 } });
});

test('an attempt counts from before it is tried: cutting the power gives nothing back', async () => {
  const kept: { header?: DeviceHeader } = {};
  const disk = new MemoryDisk();
  const clock = new TestClock();
  const tablet = await anEnrolledTablet({ clock, store: new MemoryTabletStore(disk), settings: memoryDeviceHeader(undefined, kept) });
  await tablet.device.lock();
  const cut = aTablet({
    clock,
    store: new MemoryTabletStore(disk),
    settings: memoryDeviceHeader(undefined, kept),
    stretchPin: () => Promise.reject(new Error('power cut')),
  });
  await expect(cut.device.unlock(wrong)).rejects.toThrow('power cut');
  expect(kept.header?.attempts.failures).toBe(1);
});

test('a PIN is stretched while it is counted, and opens nothing before it is', async () => {
  const kept: { header?: DeviceHeader } = {};
  const disk = new MemoryDisk();
  const clock = new TestClock();
  const settings = memoryDeviceHeader(undefined, kept);
  const tablet = await anEnrolledTablet({ clock, store: new MemoryTabletStore(disk), settings });
  await tablet.device.lock();
  await vi.waitFor(() => expect(disk.front).toBeDefined());
  const heard: string[] = [];
  let counted = () => {};
  const counting = new Promise<void>((resolve) => (counted = resolve));
  const slow = aTablet({
    clock,
    store: new MemoryTabletStore(disk),
    settings: { ...settings, write: async (header) => counting.then(() => settings.write(header)) },
    stretchPin: async (...given) => {
      heard.push('stretched');
      return quickStretch(...given);
    },
  });
  await slow.device.listen(({ kind }) => heard.push(kind));
  const opening = slow.device.unlock(pin).then(({ ok }) => heard.push(ok ? 'open' : 'shut'));
  await vi.waitFor(() => expect(heard).toEqual(['stretched']));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['stretched']);
  expect(kept.header?.attempts.failures).toBe(0);
  counted();
  await opening;
  expect(heard.slice(0, 2)).toEqual(['stretched', 'front']);
  expect(heard.at(-1)).toBe('open');
});

test('[SY13] ten wrong PINs erase the vault; what was sealed still ships, then goes, and the tablet can be enrolled again', async () => {
  const clock = new TestClock();
  const tablet = await anEnrolledTablet({ clock });
  await tablet.device.save([aHousehold]);
  await tablet.device.lock();
  await tryWrong(tablet, 9);
  expect(await tablet.device.unlock(wrong)).toEqual({ ok: false, failure: { kind: 'erased', triesLeft: 0 } });
  expect(await tablet.device.state()).toEqual({ kind: 'new', erased: true, parcels: 1 });
  expect(await tablet.device.unlock(pin)).toEqual({ ok: false, failure: { kind: 'not-enrolled' } });
  const { disk } = tablet.store;
  expect([disk.meta, disk.records.size, disk.outbox.size, disk.drafts.size, disk.parcels.size]).toEqual([undefined, 0, 0, 0, 1]);
  expect((await tablet.settings.read())?.vault).toBeUndefined();

  const shipped: string[] = [];
  const enrolment = await enrolOnly(clock);
  const later = aTablet({
    ...tablet,
    fetch: async (path, init) => {
      if (path !== '/api/parcels') return enrolment(path, init);
      shipped.push(init.headers['authorization'] ?? '');
      return Response.json({
        verdicts: [{ n: 1, verdict: 'accepted' }],
        received: { through: 1, missing: [] },
        serverTime: new Date(clock.ms).toISOString(),
      });
    },
  });
  await later.device.start();
  expect(shipped).toEqual(['Bearer ship-token']);
  expect(await later.device.state()).toEqual({ kind: 'new', erased: true, parcels: 0 });
  expect(await later.device.enrol({ code: 'ABCD-EFGH', deviceName: 'Máy 1', pin })).toMatchObject({ ok: true });
  expect(await later.device.home(id)).toBeUndefined();
});

test('an erasure that was cut short is finished at the next start', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.save([aHousehold]);
  const { vault: _vault, ...rest } = (await tablet.settings.read()) ?? {};
  await tablet.settings.write(rest as DeviceHeader);
  await aTablet({ ...tablet }).device.start();
  expect([tablet.store.disk.meta, tablet.store.disk.outbox.size]).toEqual([undefined, 0]);
});

test('a changed PIN opens the same vault, and the old one no longer does', async () => {
  const { device } = await anEnrolledTablet();
  await device.save([aHousehold]);
  expect(await device.changePin(wrong, '246810')).toMatchObject({ ok: false, failure: { kind: 'wrong-pin' } });
  expect(await device.changePin(pin, '12')).toEqual({ ok: false, failure: { kind: 'pin-invalid' } });
  expect(await device.changePin(pin, '246810')).toEqual({ ok: true, value: true });
  await device.lock();
  expect(await device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'wrong-pin' } });
  expect(await device.unlock('246810')).toMatchObject({ ok: true });
  expect((await device.home(id))?.household.head).toBe('Đinh Văn Lượm');
});

test('the vault locks after the idle time, not before, and a touch puts it off', async () => {
  const { device, timers } = await anEnrolledTablet();
  await device.changeSettings({ lockAfterMinutes: 2 });
  timers.pass(119_000);
  await device.stillHere();
  timers.pass(119_000);
  expect((await device.state()).kind).toBe('open');
  timers.pass(1_000);
  expect((await device.state()).kind).toBe('locked');
  expect(await device.home(id)).toBeUndefined();
});

test('a tablet that slept through its timer is locked by the first touch', async () => {
  const { device, clock } = await anEnrolledTablet();
  clock.ms += 3_600_000;
  await device.stillHere();
  expect((await device.state()).kind).toBe('locked');
});

test('locking by hand locks every tab; the idle lock only its own', async () => {
  const clock = new TestClock();
  const channels = new TestChannels();
  const first = await anEnrolledTablet({ clock, channel: channels.tab() });
  const second = aTablet({ ...first, channel: channels.tab() });
  await second.device.unlock(pin);
  first.timers.pass(5 * 60_000);
  expect([(await first.device.state()).kind, (await second.device.state()).kind]).toEqual(['locked', 'open']);
  await first.device.unlock(pin);
  await first.device.lock();
  expect([(await first.device.state()).kind, (await second.device.state()).kind]).toEqual(['locked', 'locked']);
});

test('another tab sees what was saved here', async () => {
  const channels = new TestChannels();
  const first = await anEnrolledTablet({ channel: channels.tab() });
  const second = aTablet({ ...first, channel: channels.tab() });
  await second.device.unlock(pin);
  await first.device.save([aHousehold]);
  await expect.poll(async () => (await second.device.home(id))?.household.head).toBe('Đinh Văn Lượm');
  expect(await second.device.save([aHousehold])).toEqual({ ok: true, value: { numbers: [2] } });
});

test('the real Argon2id opens what it closed, and nothing else', async () => {
  const ports = { random: seededBytes(7), stretchPin };
  expect(await strongestHere(stretchPin)).toBe(strongest);
  const { header, vault } = await createVault(ports, { ...strongest, kind: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 }, { pin });
  const box = await vault.seal('record a', { name: 'Hà' });
  expect(await (await unlockVault(ports, header, { pin: pin }))?.open('record a', box)).toEqual({ name: 'Hà' });
  expect(await unlockVault(ports, header, { pin: wrong })).toBeUndefined();
  await expect(vault.open('record b', box)).rejects.toThrow(/operation/i);
});

test('where WebAssembly is refused the PIN is stretched by PBKDF2', async () => {
  const refusing: typeof stretchPin = (settings, ...rest) =>
    settings.kind === 'argon2id' ? Promise.reject(new Error('wasm refused')) : stretchPin(settings, ...rest);
  expect(await strongestHere(refusing)).toBe(withoutWasm);
  const { header } = await createVault({ random: seededBytes(7), stretchPin: refusing }, { kind: 'pbkdf2-sha256', rounds: 1000 }, { pin });
  expect(await unlockVault({ random: seededBytes(8), stretchPin: refusing }, header, { pin })).toBeDefined();
});

test('[SY13] a tablet that is passed on keeps its sealed work on the way, and takes in somebody else', async () => {
  const tablet = await anEnrolledTablet();
  expect(await tablet.device.save([aHousehold])).toMatchObject({ ok: true });
  await tablet.device.passOn();
  expect(await tablet.device.state()).toEqual({ kind: 'new', erased: false, parcels: 1 });
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'not-enrolled' } });
  expect(await tablet.store.meta()).toBeUndefined();
  const [[, parcel] = ['', undefined]] = await tablet.store.parcels();
  expect(Object.keys((await tablet.settings.read())?.shipTokens ?? {})).toContain(parcel?.device);
});

test('a disk too full to count a try lets none through, says so, and costs nothing', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.lock();
  const write = tablet.settings.write.bind(tablet.settings);
  tablet.settings.write = () => Promise.reject(new DOMException('no space', 'QuotaExceededError'));
  expect(await tablet.device.unlock(pin)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
  expect(await tablet.device.changePin(pin, '246802')).toEqual({ ok: false, failure: { kind: 'storage-full' } });
  expect(await tablet.device.unlockByPasskey(new Uint8Array(32))).toMatchObject({ ok: false });
  await expect(tablet.device.start()).resolves.toBeUndefined();
  tablet.settings.write = write;
  expect(await tablet.device.state()).toMatchObject({ kind: 'locked', triesLeft: 10 });
  expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
});
