import type { Change } from '#domain/mutation.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { erase } from '#server/erasure/erase.ts';
import { forgottenCounts } from '#server/erasure/tablet-proof.ts';
import { looseRows } from '#sync/record-blocks.ts';
import { expect, test } from 'vitest';
import { linesWith, wholeDatabase } from '../server/whole-database.ts';
import type { SimTablet } from './sim-tablet.ts';
import { World } from './world.ts';

const id = (n: number) => `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const [home, lan, tuan, visit] = [id(1), id(2), id(3), id(4)];
const words = ['Nguyễn Thị Lan', '038157004321', '912345678', 'đau chân'];
const area = 'thon-1';

const family: readonly Change[] = [
  { kind: 'household', id: home, area, set: { head: 'Nguyễn Thị Lan', address: 'Ngõ Mận', phone: '0912345678' } },
  {
    kind: 'person',
    id: lan,
    area,
    set: { household: home, name: 'Nguyễn Thị Lan', personalId: '038157004321', phone: '0912345678', note: 'đau chân' },
  },
  { kind: 'person', id: tuan, area, set: { household: home, name: 'Trần Văn Tuấn' } },
  { kind: 'visit', id: visit, area, set: { household: home, outcome: 'met', present: [lan, tuan], note: 'Nguyễn Thị Lan hẹn thứ hai' } },
  { kind: 'progress', id: `${lan}/vneid-level-2`, area, set: { milestone: 'registered' } },
];

async function send(world: World, tablet: SimTablet): Promise<void> {
  const rest = { reached: false };
  await tablet.run(async () => {
    const sent = await tablet.tab(0).sendNow();
    if (!sent.ok) tablet.failures.push(new Error(sent.failure.kind));
    rest.reached = true;
  });
  for (let turn = 0; !rest.reached; turn += 1) {
    if (turn > 50_000) throw new Error(`${tablet.name} does not come to rest`);
    await world.flush(0, 'deliver');
    // What forgets is loaded when it is needed, and loading is no microtask.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(tablet.failures).toEqual([]);
}

async function eraseLan(world: World): Promise<string> {
  world.pass(60_000);
  const erased = await erase(world.server.services, { subject: { kind: 'person', id: lan }, by: null, reason: 'request' });
  if (!erased.ok) throw new Error(erased.failure.kind);
  return erased.value.erasure;
}

async function traces(world: World): Promise<readonly string[]> {
  const tablets = await Promise.all(world.tablets.map((tablet) => tablet.inTheClear()));
  return linesWith([...(await wholeDatabase(world.database.db)), ...tablets.flat()], words);
}

for (const indexed of [false, true]) {
  test(`[SY29] an erased person is on no tablet any more, not in records, rows, drafts or blocks (${indexed ? 'IndexedDB' : 'memory'})`, async () => {
    const world = await World.begin({ tablets: 2, seed: 28, indexed });
    const [alice, bob] = [world.tablet(0), world.tablet(1)];
    await alice.save(0, family, []);
    // So many that unlocking packs all of it into blocks.
    for (let part = 0; part < looseRows / 50; part += 1) {
      const homes = Array.from({ length: 50 }, (_, i) => ({
        kind: 'household',
        id: id(1000 + part * 50 + i),
        area,
        set: { head: `Nhà ${part * 50 + i}` },
      }));
      await alice.save(0, homes, []);
    }
    for (const tablet of [alice, bob, alice]) await send(world, tablet);
    for (const tablet of [alice, bob]) {
      tablet.boot(1);
      await tablet.unlock(0);
      await send(world, tablet);
    }
    expect((await bob.inTheClear()).some((box) => box.startsWith('record #') && box.includes('Nguyễn Thị Lan'))).toBe(true);

    // Bob is offline: he writes about her, and begins two forms.
    await bob.save(0, [{ kind: 'person', id: lan, area, set: { note: 'đau chân, gọi 0912345678' } }], []);
    await bob.save(0, [{ kind: 'consent', id: id(50), area, set: { person: lan, representative: 'Nguyễn Thị Lan' } }], []);
    await bob.save(0, [{ kind: 'visit', id: id(51), area, set: { household: home, outcome: 'met', present: [lan, tuan] } }], []);
    await bob.run(() => bob.tab(0).saveDraft(`person-edit ${lan}`, { values: { name: 'Nguyễn Thị Lan' }, path: `/people/${lan}/edit` }));
    await bob.run(() => bob.tab(0).saveDraft(`visit ${home}`, { values: { present: [lan, tuan] }, path: `/homes/${home}/visit` }));
    expect((await traces(world)).length).toBeGreaterThan(10);

    const erasure = await eraseLan(world);
    for (const tablet of [bob, alice]) await send(world, tablet);
    expect(await traces(world)).toEqual([]);
    expect((await bob.inTheClear()).filter((box) => box.includes(lan))).toEqual([]);
    expect(await bob.tab(0).outbox()).toMatchObject({ authored: 3, received: 3, waiting: 0, refused: 0 });
    expect((await bob.tab(0).drafts()).map(({ key }) => key)).toEqual([`visit ${home}`]);
    expect(await bob.tab(0).readDraft(`visit ${home}`)).toMatchObject({ values: { present: [tuan] } });
    expect(await bob.tab(0).person(lan)).toBeUndefined();
    expect((await bob.tab(0).home(home))?.people.map(({ person }) => person.id)).toEqual([tuan]);

    // The next contact brings the proof; unlocked again, all that stayed is still there.
    for (const tablet of [bob, alice]) await send(world, tablet);
    expect((await forgottenCounts(world.database.db, [erasure])).get(erasure)).toEqual({ forgotten: 2, tablets: 2, silent: 0 });
    bob.boot(1);
    await bob.unlock(0);
    expect((await bob.inTheClear()).filter((box) => box.includes(lan))).toEqual([]);
    expect((await bob.tab(0).homes({ search: '', show: 'all', offset: 0, limit: 10 })).total).toBe(looseRows + 1);
    expect((await verifyDatabase(world.database.db)).faults).toEqual([]);
  });
}

test('[SY29] a tablet that has the erasure before it has sent empties its rows, keeps their numbers, and the count closes', async () => {
  const world = await World.begin({ tablets: 2, seed: 29 });
  const [alice, bob] = [world.tablet(0), world.tablet(1)];
  await alice.save(0, family, []);
  for (const tablet of [alice, bob, alice]) await send(world, tablet);
  await eraseLan(world);
  // Bob's answer is lost after the server has taken the parcel; the page with the erasure arrives on the next try.
  await bob.save(0, [{ kind: 'progress', id: `${lan}/vssid`, area, set: { obstacle: 'no-phone' } }], []);
  await bob.save(0, [{ kind: 'visit', id: id(60), area, set: { household: home, outcome: 'met', present: [lan] } }], []);
  await bob.run(() => bob.tab(0).sendNow());
  await world.flush(0, 'lose-response');
  for (let turn = 0; turn < 3; turn += 1) {
    world.pass(60_000);
    await send(world, bob);
  }
  expect(await bob.tab(0).outbox()).toMatchObject({ authored: 2, received: 2, waiting: 0, refused: 0 });
  expect(await world.renewals()).toBe(0);
  await send(world, alice);
  expect(await traces(world)).toEqual([]);
});
