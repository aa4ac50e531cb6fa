import type { Change } from '#domain/mutation.ts';
import { dayParcelBytes, tabletParcelBytes } from '#protocol/limits.ts';
import { beforeEach, expect, test } from 'vitest';
import { anEnrolledTablet, seededBytes, TestClock, type TestTablet, village } from '../background/a-tablet.ts';
import { errorAnswer, lost, ScriptedServer } from './scripted-server.ts';

let clock: TestClock;
let server: ScriptedServer;
let tablet: TestTablet;

beforeEach(async () => {
  clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await tablet.device.sendNow();
  server.asked.length = 0;
});

/** A home whose words fold to about 2 KB. */
const bulky = (n: number): Change => ({
  kind: 'household',
  id: `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  area: village,
  set: { head: `Chủ hộ ${n}`, note: noise(4000, n) },
});

/** Text that gzip cannot fold, so that size is what was asked for. */
function noise(bytes: number, seed: number): string {
  return Array.from(seededBytes(seed * 7919 + 1)(new Uint8Array(bytes / 2)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('[SY4] more than fits one parcel goes in as few as possible, each with its pull', async () => {
  for (let n = 0; n < 90; n += 1) await tablet.device.save([bulky(n)]);
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { authored: 90, received: 90 } });
  const parcels = server.asked.filter(({ path }) => path === '/api/sync');
  const total = parcels.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(parcels.length).toBeGreaterThan(1);
  expect(parcels.length).toBeLessThanOrEqual(Math.ceil(total / dayParcelBytes) + 1);
  expect(Math.max(...parcels.map(({ bytes }) => bytes))).toBeLessThanOrEqual(dayParcelBytes);
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(parcels.map(() => 'POST /api/sync'));
  expect(server.mutations).toHaveLength(90);
});

test('[SY4] after a link broke off under a parcel the next ones are small, until a try has come through', async () => {
  for (let n = 0; n < 45; n += 1) await tablet.device.save([bulky(n)]);
  const breaksOff = (ms: number) => () => {
    clock.ms += ms;
    return lost();
  };
  server.next(breaksOff(1000), breaksOff(2500));
  for (const kind of ['offline', 'offline'] as const) expect(await tablet.device.sendNow()).toMatchObject({ failure: { kind } });
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { received: 45 } });
  const [first, second, ...small] = server.asked.map(({ bytes }) => bytes);
  expect(first).toBeGreaterThan(tabletParcelBytes);
  expect(second).toBe(first);
  expect(small.length).toBe(2);
  expect(Math.max(...small)).toBeLessThanOrEqual(tabletParcelBytes);
  for (let n = 45; n < 90; n += 1) await tablet.device.save([bulky(n)]);
  await tablet.device.sendNow();
  expect(server.asked).toHaveLength(5);
});

test('[SY4] what the server finds too large is halved until it fits', async () => {
  for (let n = 0; n < 8; n += 1) await tablet.device.save([bulky(n)]);
  const tooLarge = () => errorAnswer(413, 'too-large');
  server.next(tooLarge, tooLarge, tooLarge);
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { received: 8 } });
  expect(Math.max(...server.asked.slice(3).map(({ bytes }) => bytes))).toBeLessThanOrEqual(tabletParcelBytes / 4);
});
