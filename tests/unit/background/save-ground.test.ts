import type { Change } from '#domain/mutation.ts';
import type { ParcelContent } from '#protocol/mutation-schema.ts';
import { newServerKey, openingKey, openParcel } from '#protocol/parcel.ts';
import { memoryLocks } from '#sync/locks.ts';
import { expect, test } from 'vitest';
import { anEnrolledTablet, aTablet, enrolOnly, pin, TestClock, type TestTablet, village } from './a-tablet.ts';

const household = (n: number): Change => ({
  kind: 'household',
  id: `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  area: village,
  set: { head: `Chủ hộ ${n}` },
});
const receipt = { verdicts: [], received: { through: 0, missing: [] }, serverTime: '2026-11-02T01:00:00.000Z', authored: 1, at: 0 };

/** What is read of the disk from now on, in order, with the commits between. */
function steps(tablet: TestTablet): string[] {
  const seen: string[] = [];
  const note = (owner: object, name: string) => {
    const own = (owner as Record<string, (...given: unknown[]) => unknown>)[name];
    if (!own) throw new Error(`no ${name}`);
    Object.assign(owner, {
      [name]: (...given: unknown[]) => {
        seen.push(name);
        return own.apply(owner, given);
      },
    });
  };
  for (const name of ['meta', 'parcel', 'parcels', 'outbox', 'commit']) note(tablet.store, name);
  note(tablet.settings, 'read');
  return seen;
}

const shelf = (tablet: TestTablet) => [...tablet.store.disk.parcels.values()].sort((a, b) => a.from - b.from);
const ranges = (tablet: TestTablet) => shelf(tablet).map(({ from, to }) => [from, to]);

test('[SY3] a save after another reads nothing first: it is one commit', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.save([household(1)]);
  const seen = steps(tablet);
  await tablet.device.save([household(2)]);
  expect(seen.slice(0, 1)).toEqual(['commit']);
  expect(ranges(tablet)).toEqual([[1, 2]]);
});

test('[SY3] no two parcels are sealed under one key', async () => {
  const tablet = await anEnrolledTablet();
  const keys = new Set<string>();
  for (let n = 1; n <= 12; n += 1) {
    await tablet.device.save([household(n)]);
    for (const { bytes, version } of shelf(tablet)) keys.add(`${version} ${bytes.slice(0, 65).join()}`);
  }
  expect(new Set([...keys].map((key) => key.slice(key.indexOf(' ')))).size).toBe(12);
});

test('[SY12] a parcel the service worker ships between two saves is not grown, and its receipt stays', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.save([household(1)]);
  const [[id, parcel] = ['', undefined]] = [...tablet.store.disk.parcels];
  /* The next save has been made ready by now; the receipt comes after. */
  await tablet.device.drafts();
  await tablet.store.settle(id, parcel?.version ?? 0, receipt);
  expect(await tablet.device.save([household(2)])).toMatchObject({ ok: true, value: { numbers: [2] } });
  expect(ranges(tablet)).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(tablet.store.disk.parcels.get(id)).toMatchObject({ shipped: 1, receipts: [receipt] });
});

test('[SY2] what another tab wrote meanwhile is taken in before the save is written', async () => {
  const first = await anEnrolledTablet({ locks: memoryLocks() });
  const second = aTablet({ ...first });
  await second.device.unlock(pin);
  await first.device.save([household(1)]);
  await second.device.save([household(2)]);
  expect(await first.device.save([household(3)])).toMatchObject({ ok: true, value: { numbers: [3] } });
  expect(ranges(first)).toEqual([[1, 3]]);
  expect(first.store.disk.outbox.size).toBe(3);
});

test('[SY17] a key that changed between two saves is used by the save after; what was sealed to the old one still opens', async () => {
  const clock = new TestClock();
  const [old, next] = [await newServerKey('k1'), await newServerKey('k2')];
  const tablet = await anEnrolledTablet({ clock, fetch: await enrolOnly(clock, old) });
  await tablet.device.save([household(1)]);
  await new Promise((resolve) => void setImmediate(resolve));
  const header = await tablet.settings.read();
  if (!header) throw new Error('no header');
  await tablet.settings.write({ ...header, serverKey: { id: next.id, publicKey: next.publicKey } });
  for (const n of [2, 3, 4]) await tablet.device.save([household(n)]);
  const contents = await Promise.all(
    shelf(tablet).map(async ({ key, device, bytes }) => {
      const { id, privateKey } = key === 'k1' ? old : next;
      return [key, ((await openParcel(await openingKey(id, privateKey), device, bytes)) as ParcelContent).mutations.map(({ n }) => n)];
    }),
  );
  expect(contents).toEqual([
    ['k1', [1, 2]],
    ['k2', [3, 4]],
  ]);
});

test('[SY13] a vault that was erased meanwhile saves nothing', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.save([household(1)]);
  await tablet.store.eraseVault();
  expect(await tablet.device.save([household(2)])).toMatchObject({ ok: false, failure: { kind: 'locked' } });
  expect(ranges(tablet)).toEqual([[1, 1]]);
});

test('a parcel that alone still holds what the disk has damaged is not sealed anew without it', async () => {
  const tablet = await anEnrolledTablet();
  await tablet.device.save([household(1), household(2)]);
  for (const [key, row] of tablet.store.disk.outbox)
    if (row.n === 1) tablet.store.disk.outbox.set(key, { ...row, box: new Uint8Array(40) });
  const again = aTablet({ ...tablet });
  await again.device.unlock(pin);
  expect(await again.device.save([household(3)])).toMatchObject({ ok: true });
  expect(ranges(tablet)).toEqual([
    [1, 2],
    [3, 3],
  ]);
});
