import type { Change } from '#domain/mutation.ts';
import { beforeEach, expect, test } from 'vitest';
import { ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, TestClock, type TestTablet, village } from './a-tablet.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [home, winner, loser, end] = [id(1), id(2), id(3), id(4)];
const change = (kind: string, record: string, set: Change['set']): Change => ({ kind, id: record, area: village, set });

let server: ScriptedServer;
let tablet: TestTablet;

beforeEach(async () => {
  const clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await pulled(
    change('household', home, { head: 'Bà Cả' }),
    change('person', winner, { household: home, name: 'Lò Thị Cả' }),
    change('person', loser, { household: home, name: 'Lo Thi Ca' }),
  );
});

async function pulled(...changes: Change[]): Promise<void> {
  server.changes = changes.map(({ kind, id: record, area, set }) => ({
    kind,
    id: record,
    area,
    fields: set,
    stamps: Object.fromEntries(Object.keys(set).map((field) => [field, '1700000000000-0000-desk'])),
    areaStamp: '1700000000000-0000-desk',
  }));
  await tablet.device.sendNow();
}

async function save(...changes: Change[]): Promise<void> {
  const saved = await tablet.device.save(changes);
  if (!saved.ok) throw new Error(saved.failure.kind);
}

const mergedAway = (into = winner) =>
  change('person', loser, { household: home, name: 'Lo Thi Ca', removed: 'duplicate', mergedInto: into });

test('[SY27] the page of a merged person is that of the person they became; the home shows them once and offers nothing to restore', async () => {
  await pulled(mergedAway());
  expect((await tablet.device.person(loser))?.person).toMatchObject({ id: winner, name: 'Lò Thị Cả' });
  const page = await tablet.device.home(home);
  expect(page?.people.map(({ person }) => person.id)).toEqual([winner]);
  expect(page?.removedPeople).toEqual([]);
});

test('[SY27] what is saved for a merged person, or names one, is written to the person they became', async () => {
  await pulled(mergedAway(), change('person', end, { household: home, name: 'Lò Thị Cả' }));
  await save(
    change('person', loser, { phone: '0912000111' }),
    change('progress', `${loser}/vneid-level-1`, { milestone: 'applied' }),
    change('visit', id(9), { household: home, present: [loser, winner] }),
    change('consent', id(8), { person: loser }),
  );
  expect((await tablet.device.outbox()).rows.map((row) => row.id).toSorted()).toEqual(
    [winner, `${winner}/vneid-level-1`, id(9), id(8)].toSorted(),
  );
  const page = await tablet.device.person(winner);
  expect([page?.person.phone, page?.progress['vneid-level-1']?.milestone, page?.consents.length]).toEqual(['0912000111', 'applied', 1]);
  expect((await tablet.device.home(home))?.visits[0]?.present).toEqual([winner]);
});

test('[SY27] work that waits for a person when the merge is heard of shows on the person they became, along a chain too', async () => {
  await save(change('person', loser, { phone: '0912000222', device: 'basic' }), change('progress', `${loser}/evn-bill`, { step: 'open' }));
  server.verdict = () => ({ verdict: 'refused', reason: 'outside-scope' });
  await pulled(mergedAway(winner), change('person', winner, { name: 'Lò Thị Cả', removed: 'duplicate', mergedInto: end }));
  await pulled(change('person', end, { household: home, name: 'Lò Thị Cả' }));
  const page = await tablet.device.person(loser);
  expect(page?.person).toMatchObject({ id: end, phone: '0912000222', device: 'basic', unsent: true });
  expect(page?.progress['evn-bill']).toMatchObject({ step: 'open' });
});

test('[SY27] a person who became one that is in none of my villages stays as they are, and is written to as before', async () => {
  await pulled(mergedAway(id(77)));
  expect((await tablet.device.person(loser))?.person).toMatchObject({ id: loser, removed: 'duplicate' });
  await save(change('person', loser, { phone: '0912000333' }));
  expect((await tablet.device.outbox()).rows.map((row) => row.id)).toEqual([loser]);
});

test('[SY24] a ring of merges, which nobody makes, leads nowhere', async () => {
  await pulled(mergedAway(winner), change('person', winner, { name: 'Lò Thị Cả', removed: 'duplicate', mergedInto: loser }));
  expect((await tablet.device.person(loser))?.person.id).toBe(loser);
  expect((await tablet.device.person(winner))?.person.id).toBe(winner);
});
