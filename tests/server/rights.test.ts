import { archiveLines, restoreLines } from '#server/database/archive.ts';
import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { composeServer } from '#server/compose-server.ts';
import { erasuresKnown, parseErasureList, reapplyErasures, writeErasureList } from '#server/erasure/erasure-list.ts';
import { matchErasureList } from '#server/erasure/keep-erasure-list.ts';
import { jsonLog } from '#server/log.ts';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aHomeOfTwo, eraseNow, faultsOf, lan, lansWords, tracesOf, tuan } from '../contract/server/erasure-world.ts';
import { Writer } from '../contract/server/unit-world.ts';
import { atTheDesk } from './desk-visitor.ts';
import { aFieldServer, emptyDatabase, seededRandom, someId, startTime } from './field-server.ts';
import { linesWith, wholeDatabase } from './whole-database.ts';

const day = 86_400_000;
const byPerson = { askedBy: 'person', checked: 'card' } as const;

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openDatabase({ directory: 'memory://' });
});
afterAll(() => opened.close());

async function anEmptyServer() {
  await emptyDatabase(opened);
  return aFieldServer(opened);
}

async function aDesk() {
  const server = await anEmptyServer();
  const cast = await aHomeOfTwo(server);
  const visitor = await atTheDesk(server, 'dieu-phoi', 'xa-a');
  const page = async () => (await visitor.get('areas/xa-a/rights')).body;
  const ask = async (kind: string, more: object = {}) =>
    (await visitor.post(`people/${cast.lan}/rights`, { kind, ...byPerson, ...more })).body.id as string;
  return { server, cast, visitor, page, ask };
}

test('[RIGHTS] a request is counted by the law: two working days to answer, fifteen days to act, and is overdue after', async () => {
  const { server, page, ask, visitor } = await aDesk();
  // Friday, 15 January 2027.
  const id = await ask('see');
  expect((await page()).requests).toMatchObject([
    {
      id,
      kind: 'see',
      state: 'received',
      answerBy: '2027-01-19',
      actBy: '2027-01-30',
      person: { name: lan.name },
      receivedBy: 'Người dieu-phoi',
    },
  ]);
  server.clock.ms = startTime + 5 * day;
  await visitor.signIn('dieu-phoi');
  expect((await page()).requests[0].overdue).toBe('answer');
  expect((await visitor.post(`rights/${id}/change`, { do: 'answer' })).status).toBe(200);
  expect((await page()).requests[0]).toMatchObject({ state: 'answered' });
  expect((await page()).requests[0]).not.toHaveProperty('overdue');
  expect((await visitor.post(`rights/${id}/change`, { do: 'extend', because: 'Hồ sơ ở hai thôn' })).status).toBe(200);
  expect((await visitor.post(`rights/${id}/change`, { do: 'extend', because: 'Nữa' })).body.error.kind).toBe('extended-already');
  expect((await page()).requests[0].actBy).toBe('2027-02-14');
  server.clock.ms = startTime + 31 * day;
  await visitor.signIn('dieu-phoi');
  expect((await page()).requests[0].overdue).toBe('act');
  expect((await visitor.post(`rights/${id}/change`, { do: 'refuse', because: 'Không phải người ấy' })).status).toBe(200);
  expect((await page()).requests[0]).toMatchObject({ state: 'refused', refusedBecause: 'Không phải người ấy' });
  expect((await page()).requests[0]).not.toHaveProperty('overdue');
  expect((await visitor.post(`rights/${id}/change`, { do: 'answer' })).body.error.kind).toBe('already-settled');
});

test('[RIGHTS] nothing is done for somebody whose identity nobody has checked', async () => {
  const { ask, visitor, server } = await aDesk();
  const id = await ask('erase', { checked: 'not-yet' });
  expect((await visitor.post(`rights/${id}/act`, {})).body.error.kind).toBe('identity-unchecked');
  expect((await tracesOf(server)).length).toBeGreaterThan(0);
  await visitor.post(`rights/${id}/change`, { do: 'check', checked: 'vneid', thirdParties: true });
  expect((await visitor.post(`rights/${id}/act`, {})).status).toBe(200);
});

test('[RIGHTS] erasing at the desk erases, settles the request, shows how many tablets have forgotten, and the request names nobody any more', async () => {
  const { server, cast, ask, visitor, page } = await aDesk();
  const bob = await server.tablet({ area: 'a1', role: 'volunteer' });
  await bob.pullAll();
  const other = await ask('copy', { askedBy: 'representative', asker: `${lan.name}, mẹ`, words: 'ngõ Mận' });
  const id = await ask('erase', { words: `Xóa giúp ${lan.name}` });
  expect((await visitor.get(`people/${cast.lan}/erasure`)).body).toMatchObject({
    people: 1,
    homes: 0,
    records: 5,
    tablets: 2,
    sameNumber: [],
  });
  expect((await visitor.post(`rights/${id}/act`, {})).body).toMatchObject({ erasure: expect.any(String) });
  expect(await tracesOf(server)).toEqual([]);
  await bob.pullAll();
  await bob.pullAll();
  const { requests } = await page();
  const mine = requests.find((request: { id: string }) => request.id === id);
  expect(mine).toMatchObject({ state: 'done', forgetting: { forgotten: 1, tablets: 2, waiting: [{ memberName: 'Người Thử' }] } });
  expect(mine.person).toBeUndefined();
  expect(requests.find((request: { id: string }) => request.id === other)).toMatchObject({ state: 'done' });
  expect((await visitor.get(`people/${cast.lan}`)).status).toBe(404);
  expect(await faultsOf(server)).toEqual([]);
});

test('[RIGHTS] erasing, a copy and a retention rule ask again who is there', async () => {
  const { server, cast, ask, visitor } = await aDesk();
  const id = await ask('erase');
  server.clock.ms += 11 * 60_000;
  const weighty = [
    [`rights/${id}/act`, {}],
    [`people/${cast.lan}/copy`, {}],
    ['areas/a1/retention', { how: 'erase', months: 12 }],
  ] as const;
  for (const [path, body] of weighty) expect([path, (await visitor.post(path, body)).body.error?.kind]).toEqual([path, 'step-up-needed']);
  expect((await tracesOf(server)).length).toBeGreaterThan(0);
});

test('[RIGHTS] a copy holds all there is, with the full number, its history, and who has seen it; taking it is audited', async () => {
  const { server, cast, visitor } = await aDesk();
  await visitor.get(`people/${cast.lan}`);
  const { body } = await visitor.post(`people/${cast.lan}/copy`, {});
  const text = JSON.stringify(body);
  for (const word of [lan.name, lan.personalId, lan.note, 'vneid-level-2', 'sinh năm nào', 'Nhà số 3']) expect(text).toContain(word);
  const person = body.records.find((record: { kind: string }) => record.kind === 'person');
  expect(person.history).toHaveLength(2);
  expect(body.records.map((record: { kind: string }) => record.kind).toSorted()).toEqual(
    ['consent', 'household', 'person', 'progress', 'review', 'task', 'visit'].toSorted(),
  );
  expect(text).not.toContain(tuan.personalId);
  expect(body.seenBy).toMatchObject([{ day: '2027-01-15', memberName: 'Người dieu-phoi' }]);
  expect(body.tablets).toHaveLength(1);
  const audit = await server.database.db.selectFrom('audit').selectAll().where('what', '=', 'person-copied').execute();
  expect(audit).toMatchObject([{ subject: `person/${cast.lan}` }]);
  expect((await visitor.post(`people/${cast.lan}/copy`, {})).body.exportedBy).toMatchObject([{ memberName: 'Người dieu-phoi' }]);
});

test('[RIGHTS] a restricted record is kept, and in no list, figure or export; only who acts on requests lifts it', async () => {
  const { server, cast, ask, visitor } = await aDesk();
  const people = async () => (await visitor.get('overview?node=a1')).body;
  const before = JSON.stringify(await people());
  await visitor.post(`rights/${await ask('restrict')}/act`, {});
  const { rows } = (await visitor.get('villages/a1/households')).body;
  expect(JSON.stringify(rows)).not.toContain(`"people":2`);
  expect(JSON.stringify(await people())).not.toBe(before);
  const exported = await visitor.raw('POST', 'areas/a1/export', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'person', format: 'csv', withNumbers: true }),
  });
  const csv = await exported.text();
  expect(csv).toContain(tuan.name);
  expect(csv).not.toContain(lan.personalId);
  const bob = new Writer(await server.tablet({ area: 'a1', role: 'lead' }));
  await bob.tablet.pullAll();
  expect(bob.tablet.records.get(`person/${cast.lan}`)).toMatchObject({ removed: true, fields: { removed: 'restricted' } });
  expect(await bob.ship(bob.write('person', cast.lan, 'a1', { removed: null }))).toEqual(['not-allowed']);
  expect(await bob.ship(bob.write('person', cast.tuan, 'a1', { removed: 'restricted' }))).toEqual(['not-allowed']);
  expect((await visitor.post(`people/${cast.lan}/restriction`, { restricted: false })).status).toBe(200);
  expect(JSON.stringify(await people())).toBe(before);
});

test('[RIGHTS] consent is withdrawn for one purpose, or for all', async () => {
  const { server, cast, ask, visitor } = await aDesk();
  const consent = async () => {
    const row = await server.database.db.selectFrom('records').select('fields').where('id', '=', cast.consent).executeTakeFirstOrThrow();
    return row.fields;
  };
  await visitor.post(`rights/${await ask('withdraw')}/act`, { purposes: ['guidance'] });
  expect(await consent()).toMatchObject({ purposes: ['registration', 'guidance'], guidanceWithdrawnAt: expect.any(String) });
  expect((await consent())['withdrawnAt']).toBeUndefined();
  expect((await visitor.post(`rights/${await ask('withdraw')}/act`, { purposes: ['guidance'] })).body.error.kind).toBe('no-consent');
  expect((await visitor.post(`rights/${await ask('withdraw')}/act`, { purposes: ['quảng cáo'] })).status).toBe(400);
  await visitor.post(`rights/${await ask('withdraw')}/act`, {});
  expect((await consent())['withdrawnAt']).toEqual(expect.any(String));
  const again = await visitor.post(`rights/${await ask('withdraw')}/act`, {});
  expect(again.body.error.kind).toBe('no-consent');
});

test('[RIGHTS] [SY36] who no longer wants to be counted is in no figure once the desk has written it down', async () => {
  const { cast, ask, visitor } = await aDesk();
  const { writer } = cast;
  await writer.ship(
    writer.write('consent', cast.consent, 'a1', { purposes: ['registration', 'guidance', 'reporting'] }),
    writer.write('progress', `${cast.lan}/vneid-level-2`, 'a1', { milestone: 'active' }),
  );
  const figures = async () => (await visitor.get('overview?node=a1')).body.total.now;
  const before = await figures();
  expect(before).toMatchObject({ people: 2, guided: 1 });
  await visitor.post(`rights/${await ask('withdraw')}/act`, { purposes: ['reporting'] });
  expect(await figures()).toEqual({ ...before, people: 1, guided: 0 });
});

test('[RIGHTS] a request handed in on a tablet stands in the queue from when it was asked, under the name of who took it', async () => {
  const { server, cast, page } = await aDesk();
  const bob = new Writer(await server.tablet({ area: 'a1', role: 'volunteer' }));
  const request = {
    person: cast.lan,
    right: 'erase',
    askedBy: 'representative',
    asker: 'Con gái',
    checked: 'known',
    at: '2027-01-14T02:00:00Z',
  };
  expect(await bob.ship(bob.write('request', someId(), 'a1', request))).toEqual(['accepted']);
  for (let read = 0; read < 2; read += 1) {
    expect((await page()).requests).toMatchObject([
      {
        kind: 'erase',
        atTheDoor: true,
        asker: 'Con gái',
        receivedAt: '2027-01-14T02:00:00.000Z',
        answerBy: '2027-01-18',
        receivedBy: 'Người Thử',
      },
    ]);
  }
  await eraseNow(server, { kind: 'person', id: cast.lan });
  expect(await tracesOf(server, [...lansWords, 'Con gái'])).toEqual([]);
});

test('[SY28] no log line tells of the erased, at any level', async () => {
  const { server, cast } = await aDesk();
  const said: string[] = [];
  const log = jsonLog((line) => said.push(line), server.services.now, { debug: true });
  const loud = await composeServer({ database: opened, now: server.services.now, random: seededRandom(11), log });
  const tablet = cast.writer.tablet.reaching((path, init) => loud.app.request(path, init));
  await tablet.ship([cast.writer.write('person', cast.lan, 'a1', { note: lan.note })], { authored: 13 });
  await eraseNow(Object.assign({}, server, { services: loud.services }), { kind: 'person', id: cast.lan });
  await tablet.ship([cast.writer.write('person', cast.lan, 'a1', { name: lan.name, phone: lan.phone })], { authored: 14 });
  log.info('read-to-the-end');
  expect(linesWith(said, lansWords)).toEqual([]);
  expect(said.at(-1)).toContain('read-to-the-end');
});

test('[SY31] a backup from before an erasure, restored, forgets again at the start, and late work stays out', async () => {
  const server = await anEmptyServer();
  const cast = await aHomeOfTwo(server);
  const alone = await aHomeOfTwo(server, 'a2');
  const lines: string[] = [];
  await archiveLines(server.database.db, new Date(server.clock.ms), async (line) => void lines.push(line));
  await eraseNow(server, { kind: 'person', id: cast.lan });
  await eraseNow(server, { kind: 'person', id: alone.lan, wholeHome: true });
  const directory = await mkdtemp(join(tmpdir(), 'rights-'));
  const list = join(directory, 'erasures.jsonl');
  try {
    expect(await matchErasureList(server.services, list)).toBe(0);
    const written = await readFile(list, 'utf8');
    expect(linesWith([written], [...lansWords, cast.lan, alone.home])).toEqual([]);

    const database = await openDatabase({ directory: 'memory://' });
    await restoreLines(
      database.db,
      (async function* () {
        yield* lines;
      })(),
    );
    const restored = await composeServer({ database, now: () => server.clock.ms, random: seededRandom(9) });
    expect(linesWith(await wholeDatabase(database.db), lansWords).length).toBeGreaterThan(10);
    expect(await matchErasureList(restored.services, list)).toBe(2);
    expect(linesWith(await wholeDatabase(database.db), lansWords)).toEqual([]);
    // Whoever was not erased is still there, and the list is matched once.
    expect(linesWith(await wholeDatabase(database.db), [tuan.name]).length).toBeGreaterThan(0);
    expect(await matchErasureList(restored.services, list)).toBe(0);
    const tablet = cast.writer.tablet.reaching((path, init) => restored.app.request(path, init));
    const late = await tablet.ship([{ ...cast.writer.write('person', alone.lan, 'a2', { name: lan.name }) }], { authored: 13 });
    expect(late.verdicts).toMatchObject([{ verdict: 'accepted' }]);
    expect(linesWith(await wholeDatabase(database.db), lansWords)).toEqual([]);
    await database.close();
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('[SY31] a list that is broken is not overwritten, and erases nothing', async () => {
  const server = await anEmptyServer();
  const cast = await aHomeOfTwo(server);
  const directory = await mkdtemp(join(tmpdir(), 'rights-'));
  const list = join(directory, 'erasures.jsonl');
  try {
    await writeFile(list, '{"erasure":"x"}\n');
    await expect(matchErasureList(server.services, list)).rejects.toThrow('bị hỏng');
    expect(await readFile(list, 'utf8')).toBe('{"erasure":"x"}\n');
    expect(parseErasureList('nothing of ours')).toBeUndefined();
    await eraseNow(server, { kind: 'person', id: cast.lan });
    const known = await erasuresKnown(server.database.db);
    expect(parseErasureList(writeErasureList(known))).toEqual(known);
    expect(await reapplyErasures(server.services, known)).toBe(0);
  } finally {
    await rm(directory, { recursive: true });
  }
});
