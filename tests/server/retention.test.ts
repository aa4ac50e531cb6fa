import { purgeDue } from '#server/retention/keep-retention.ts';
import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aHomeOfTwo, faultsOf, lan, lansWords, tracesOf, tuan } from '../contract/server/erasure-world.ts';
import { plainRecount } from '../contract/server/plain-recount.ts';
import { Writer } from '../contract/server/unit-world.ts';
import { atTheDesk } from './desk-visitor.ts';
import { aFieldServer, emptyDatabase, someId } from './field-server.ts';

const day = 86_400_000;

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openDatabase({ directory: 'memory://' });
});
afterAll(() => opened.close());

async function aDesk() {
  await emptyDatabase(opened);
  const server = await aFieldServer(opened);
  const cast = await aHomeOfTwo(server);
  const visitor = await atTheDesk(server, 'dieu-phoi', 'xa-a');
  return { server, cast, visitor };
}

test('[RETENTION] without a rule nothing is ever purged, and a preview purges nothing either', async () => {
  const { server, visitor } = await aDesk();
  server.clock.ms += 3650 * day;
  expect(await purgeDue(server.services)).toBe(0);
  await visitor.signIn('dieu-phoi');
  const { body } = await visitor.post('areas/xa-a/retention/preview', { how: 'erase', months: 12 });
  expect(body).toEqual({ homes: 1, people: 2, villages: [{ id: 'a1', name: 'Thôn a1', people: 2 }] });
  expect(await purgeDue(server.services)).toBe(0);
  expect((await tracesOf(server)).length).toBeGreaterThan(10);
});

test('[RETENTION] a rule erases homes whose last contact is so long ago, and no others, by the same erasure; the run is reported and audited', async () => {
  const { server, cast, visitor } = await aDesk();
  const still = await aHomeOfTwo(server, 'a2');
  const far = await aHomeOfTwo(server, 'b1');
  expect((await visitor.post('areas/xa-a/retention', { how: 'erase', months: 6 })).status).toBe(200);
  expect(await purgeDue(server.services)).toBe(0);
  server.clock.ms += 200 * day;
  const writer = new Writer(await server.tablet({ area: 'a2', role: 'volunteer' }));
  writer.ms = server.clock.ms;
  expect(await writer.ship(writer.write('visit', someId(), 'a2', { household: still.home, outcome: 'absent' }))).toEqual(['accepted']);
  expect(await purgeDue(server.services)).toBe(1);
  expect(await purgeDue(server.services)).toBe(0);
  const people = await server.database.db.selectFrom('records').where('kind', '=', 'person').select('id').execute();
  expect(people.map(({ id }) => id).toSorted()).toEqual([still.lan, still.tuan, far.lan, far.tuan].toSorted());
  expect(people.map(({ id }) => id)).not.toContain(cast.lan);
  expect(await faultsOf(server)).toEqual([]);
  await visitor.signIn('dieu-phoi');
  const { body } = await visitor.get('areas/xa-a/retention');
  expect(body.purges).toMatchObject([{ how: 'erase', homes: 1, people: 2 }]);
  expect((await visitor.get('areas/xa-a/rights')).body.erasures).toMatchObject([{ reason: 'retention', people: 2, homes: 1, tablets: 3 }]);
  const audit = await server.database.db.selectFrom('audit').select('what').where('what', 'like', 'retention-%').orderBy('id').execute();
  expect(audit.map(({ what }) => what)).toEqual(['retention-erase-set', 'retention-erase-run']);
});

test('[RETENTION] anonymising clears who they are and keeps every figure; once is enough', async () => {
  const { server, cast, visitor } = await aDesk();
  const bob = await server.tablet({ area: 'a1', role: 'volunteer' });
  await bob.pullAll();
  const before = await plainRecount(server);
  await visitor.post('areas/a1/retention', { how: 'anonymise', months: 1 });
  server.clock.ms += 60 * day;
  expect(await purgeDue(server.services)).toBe(1);
  expect(await purgeDue(server.services)).toBe(0);
  expect(await tracesOf(server, [...lansWords, tuan.name, tuan.personalId, 'nhà số 3'])).toEqual([]);
  expect(await plainRecount(server)).toEqual(before);
  expect(await faultsOf(server)).toEqual([]);
  await bob.pullAll();
  expect(bob.records.get(`person/${cast.lan}`)?.fields).toMatchObject({ name: null, birth: '1957', sex: 'female' });
});

test('[RETENTION] a rule of a campaign waits for the campaign to end, and reaches only the homes it went to', async () => {
  const { server, cast, visitor } = await aDesk();
  const other = await aHomeOfTwo(server, 'a1');
  const days = { from: '2027-01-10', through: '2027-09-30' };
  const campaign = (await visitor.post('areas/a1/campaigns', { name: 'Đợt hè', counts: 'tasks', target: 5, ...days })).body.id;
  const writer = new Writer(await server.tablet({ area: 'a1', role: 'coordinator' }));
  await writer.ship(writer.write('task', someId(), 'a1', { household: cast.home, what: 'Đến thăm', campaign }));
  expect((await visitor.post('areas/a1/retention', { campaign, how: 'erase', months: 2 })).status).toBe(200);
  expect((await visitor.post('areas/b1/retention', { campaign, how: 'erase', months: 2 })).status).toBe(404);
  server.clock.ms += 200 * day;
  expect(await purgeDue(server.services)).toBe(0);
  server.clock.ms += 150 * day;
  expect(await purgeDue(server.services)).toBe(1);
  const people = await server.database.db.selectFrom('records').where('kind', '=', 'person').select('id').execute();
  expect(people.map(({ id }) => id).toSorted()).toEqual([other.lan, other.tuan].toSorted());
});

test('[RETENTION] a rule that was ended purges nothing more', async () => {
  const { server, visitor } = await aDesk();
  const { id } = (await visitor.post('areas/a1/retention', { how: 'erase', months: 1 })).body;
  expect((await visitor.post(`retention/${id}/end`, {})).status).toBe(200);
  server.clock.ms += 400 * day;
  expect(await purgeDue(server.services)).toBe(0);
  expect((await tracesOf(server, [lan.name])).length).toBeGreaterThan(0);
});

test('[BREACH] the log counts 72 hours from when it was known, and a revoked tablet suggests an entry with what it held', async () => {
  const { server, visitor } = await aDesk();
  const lost = await server.tablet({ area: 'a1', role: 'volunteer' });
  const far = await server.tablet({ area: 'b1', role: 'volunteer' });
  const page = async () => (await visitor.get('areas/xa-a/breaches')).body;
  expect((await page()).suggested).toEqual([]);
  for (const tablet of [lost, far]) {
    await server.database.db
      .updateTable('devices')
      .set({ revoked_at: new Date(server.clock.ms) })
      .where('id', '=', tablet.id)
      .execute();
  }
  expect((await page()).suggested).toMatchObject([{ id: lost.id, people: 2, homes: 1, memberName: 'Người Thử' }]);

  const entry = {
    discoveredAt: '2027-01-15T07:00:00.000Z',
    what: 'Mất máy ở chợ',
    measures: '',
    tablets: [lost.id, far.id],
    people: 2,
    homes: 1,
  };
  const { id } = (await visitor.post('areas/xa-a/breaches', entry)).body;
  // Another commune's tablet is none of ours to write about.
  expect((await page()).breaches).toMatchObject([
    { id, notifyBy: '2027-01-18T07:00:00.000Z', tablets: [{ id: lost.id, people: 2, homes: 1 }], people: 2 },
  ]);
  expect((await page()).suggested).toEqual([]);
  const told = { ...entry, measures: 'Đã thu hồi', notifiedAt: '2027-01-16T07:00:00.000Z', notifiedTo: 'Công an tỉnh' };
  expect((await visitor.post(`breaches/${id}`, told)).status).toBe(200);
  expect((await page()).breaches).toMatchObject([
    { notifiedAt: '2027-01-16T07:00:00.000Z', notifiedTo: 'Công an tỉnh', measures: 'Đã thu hồi' },
  ]);
  const early = await visitor.post('areas/xa-a/breaches', { ...entry, discoveredAt: '2028-01-01T00:00:00.000Z' });
  expect(early.body.error.kind).toBe('invalid');
});
