import { tabletParcelBytes } from '#protocol/limits.ts';
import { expect, test } from 'vitest';
import { changeOf } from './actions.ts';
import { checkConverged } from './check-world.ts';
import { World } from './world.ts';

test('[SY5] 1,000 mutations of one tablet reach the real server in one POST /api/sync, in one parcel', async () => {
  const world = await World.begin({ tablets: 1, seed: 5 });
  const tablet = world.tablet(0);
  const send = async () => {
    const sent = tablet.run(() => tablet.tab(0).sendNow());
    await sent;
    while (world.network.waiting.length > 0) await world.flush(0, 'deliver');
  };
  await send();
  const before = world.network.paths.length;
  for (let day = 0; day < 100; day += 1) {
    const marks = Array.from({ length: 10 }, (_, i) => `m${day * 10 + i}`);
    const edits = marks.map((mark, i) => changeOf({ kind: 'person', record: i % 3, village: 0, note: i % 4, removed: 'none' }, mark));
    await tablet.save(0, edits, marks);
  }
  const sizes: number[] = [];
  world.network.watch = (_path, bytes) => sizes.push(bytes);
  await send();
  expect(world.network.paths.slice(before)).toEqual(['/api/sync']);
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeGreaterThan(1000);
  expect(sizes[0]).toBeLessThanOrEqual(tabletParcelBytes);
  expect(await tablet.tab(0).outbox()).toMatchObject({ authored: 1000, received: 1000, waiting: 0, rows: [] });
  expect(await world.log()).toHaveLength(1000);
  await checkConverged(world, { restored: false });
  console.log(`1,000 mutations: 1 request, ${sizes[0]} bytes`);
});
