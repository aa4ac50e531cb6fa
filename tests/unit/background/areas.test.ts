import type { Area } from '#domain/area.ts';
import type { Change } from '#domain/mutation.ts';
import { knownAreas } from '#background/directory/areas.ts';
import { beforeEach, expect, test } from 'vitest';
import { ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, TestClock, type TestTablet, village } from './a-tablet.ts';

const since = { validFrom: '2025-07-01' };
const commune: Area = { id: 'xa', parent: null, kind: 'commune', name: 'Xã Suối Mây', ...since };
const old: Area = { id: village, parent: 'xa', kind: 'village', name: 'Thôn Đồng Bưởi', ...since };
const other: Area = { id: 'thon-hop-nhat', parent: 'xa', kind: 'village', name: 'Thôn Hợp Nhất', ...since };
const merged = [commune, { ...old, validTo: '2026-11-01', mergedInto: other.id }, { ...other, aliases: ['Thôn Đồng Bưởi'] }];
const home = '0190a000-0000-7000-8000-000000000001';

let server: ScriptedServer;
let tablet: TestTablet;
beforeEach(async () => {
  const clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await tablet.device.sendNow();
});

const household = (head: string, id = home): Change => ({ kind: 'household', id, area: village, set: { head } });

/** The next pull tells of the merge, as the server does: with a page, and nothing else with it. */
async function hearOfTheMerge(): Promise<void> {
  server.next(({ content }) => {
    const serverTime = new Date(tablet.clock.ms).toISOString();
    const received = { through: 0, missing: [] };
    const verdicts = content?.mutations.map(({ n }) => ({ n, verdict: 'accepted' })) ?? [];
    return Response.json({ verdicts, changes: [], areas: merged, cursor: 'c-merged', more: false, received, serverTime });
  });
  await tablet.device.sendNow();
}

test('[SY22] a unit that was merged shows the name of the one that took it in, and only open villages are offered', () => {
  const areas = knownAreas(merged, '2026-11-02');
  expect([areas.current(old.id), areas.current(other.id), areas.current('unknown')]).toEqual([other.id, other.id, 'unknown']);
  expect([areas.name(old.id), areas.name('unknown')]).toEqual(['Thôn Hợp Nhất', '']);
  expect(areas.villages.map(({ id }) => id)).toEqual([other.id]);
});

test('[SY22] homes written for a merged village are listed, filtered and found under the one that took it in, sent or not', async () => {
  await tablet.device.save([household('Bà Một')]);
  await hearOfTheMerge();
  const everybody = { search: '', show: 'all' as const, offset: 0, limit: 10 };
  for (const area of [undefined, village, other.id]) {
    const page = await tablet.device.homes({ ...everybody, area });
    expect(page.rows.map(({ area, areaName }) => [area, areaName])).toEqual([[other.id, 'Thôn Hợp Nhất']]);
  }
  const found = await tablet.device.find({ ...everybody, search: 'mot dong buoi' });
  expect(found.hits.map(({ areaName }) => areaName)).toEqual(['Thôn Hợp Nhất']);
  expect((await tablet.device.home(home))?.areaName).toBe('Thôn Hợp Nhất');
  expect((await tablet.device.session())?.villages.map(({ name }) => name)).toEqual(['Thôn Hợp Nhất']);
});

test('[SY22] a form opened before the merge saves for the village that took the old one in, once the tablet knows it', async () => {
  await tablet.device.save([household('Bà Một')]);
  await hearOfTheMerge();
  await tablet.device.save([
    household('Bà Một Sửa'),
    { kind: 'visit', id: `${home.slice(0, -1)}2`, area: village, set: { household: home } },
  ]);
  await tablet.device.sendNow();
  /* The first one, which that page acknowledged and this server never kept, is offered again as it was written (SY37). */
  expect(server.mutations.filter(({ n }) => n > 1).map(({ area }) => area)).toEqual([other.id, other.id]);
});
