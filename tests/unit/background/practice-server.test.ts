import { practiceAreas, stamped } from '#background/practice/invented-commune.ts';
import { PracticeServer } from '#background/practice/practice-server.ts';
import type { Enrolled } from '#protocol/answers.ts';
import { readChanges, readEnrolled, readError, readShipped, readSynchronised } from '#protocol/read-answer.ts';
import { sealParcel } from '#protocol/parcel.ts';
import type { FetchInit } from '#sync/parcel-request.ts';
import { expect, test } from 'vitest';
import { seededBytes, TestClock } from './a-tablet.ts';

const area = practiceAreas[1]?.id ?? '';
const household = '0190a000-0000-7000-8000-00000000aa01';
const at = (n: number) => `1793581200000-${n.toString(16).padStart(4, '0')}-tablet`;
const mutation = (n: number, set: object, kind = 'household', id = household) => ({ n, at: at(n), kind, id, area, set });

async function aServer() {
  const clock = new TestClock();
  const written = stamped([{ kind: 'task', id: 'task-1', area, set: { what: 'Ghé nhà' } }], clock.ms - 1000, 'team');
  const server = await PracticeServer.open({ now: clock.now, random: seededBytes() }, written);
  const ask = async (path: string, init: Partial<FetchInit> = {}) => {
    const answer = await server.answer(path, { method: 'POST', headers: {}, ...init });
    return { status: answer.status, json: (await answer.json()) as unknown };
  };
  const enrolled = readEnrolled((await ask('/api/enrol', { body: '{}' })).json);
  if (!enrolled) throw new Error('no enrolment');
  return { ask, enrolled };
}

const bearer = (token: string, more: Record<string, string> = {}) => ({ headers: { authorization: `Bearer ${token}`, ...more } });

async function parcel(
  { deviceId, serverKey, token }: Enrolled,
  mutations: readonly ReturnType<typeof mutation>[],
  authored = mutations.length,
) {
  const body = await sealParcel(serverKey, { protocol: 1, device: deviceId, authored, mutations: mutations as never });
  return { ...bearer(token, { 'tung-ngo-key': serverKey.id }), body };
}

test('every answer of the practice server is what the contract says', async () => {
  const { ask, enrolled } = await aServer();
  expect(enrolled.areas.map(({ name }) => name)).toEqual(['Xã Luyện Tập', 'Thôn Mẫu Trên', 'Thôn Mẫu Dưới', 'Bản Mẫu Suối']);
  const shipped = readShipped((await ask('/api/parcels', await parcel(enrolled, [mutation(1, { head: 'Hà Văn Một' })]))).json);
  expect(shipped).toMatchObject({ verdicts: [{ n: 1, verdict: 'accepted' }], received: { through: 1, missing: [] } });
  const both = readSynchronised((await ask('/api/sync?limit=10', await parcel(enrolled, [mutation(2, { head: 'Hà Văn Hai' })], 4))).json);
  expect(both).toMatchObject({ verdicts: [{ n: 2, verdict: 'accepted' }], more: false, received: { through: 2, missing: [[3, 4]] } });
  expect(both?.changes.find(({ id }) => id === household)).toMatchObject({
    fields: { head: 'Hà Văn Hai' },
    stamps: { head: at(2) },
    areaStamp: at(2),
  });
  const nothingNew = readChanges((await ask(`/api/changes?cursor=${both?.cursor}`, { method: 'GET', ...bearer(enrolled.token) })).json);
  expect(nothingNew).toMatchObject({ changes: [], more: false });
  const renewed = readEnrolled((await ask('/api/renew', { ...bearer(enrolled.token), body: '{}' })).json);
  expect(renewed?.deviceId).not.toBe(enrolled.deviceId);
});

test('a pull comes in pages, each change once', async () => {
  const { ask, enrolled } = await aServer();
  const first = readSynchronised((await ask('/api/sync?limit=1', await parcel(enrolled, [mutation(1, { head: 'Hà Văn Một' })]))).json);
  expect(first).toMatchObject({ more: true, changes: [{ id: 'task-1' }] });
  const second = readChanges((await ask(`/api/changes?limit=1&cursor=${first?.cursor}`, bearer(enrolled.token))).json);
  expect(second).toMatchObject({ more: false, changes: [{ id: household }] });
});

test('the same again is a duplicate, other content under a number is a conflict, and neither is written', async () => {
  const { ask, enrolled } = await aServer();
  const ship = async (set: object) => readShipped((await ask('/api/parcels', await parcel(enrolled, [mutation(1, set)]))).json)?.verdicts;
  await ship({ head: 'Hà Văn Một' });
  expect(await ship({ head: 'Hà Văn Một' })).toEqual([{ n: 1, verdict: 'duplicate' }]);
  expect(await ship({ head: 'Hà Văn Khác' })).toEqual([{ n: 1, verdict: 'refused', reason: 'sequence-conflict' }]);
  const pulled = readChanges((await ask('/api/changes', bearer(enrolled.token))).json);
  expect(pulled?.changes.find(({ id }) => id === household)?.fields).toEqual({ head: 'Hà Văn Một' });
});

test('what the server would refuse of a volunteer, practice refuses too, and says why', async () => {
  const { ask, enrolled } = await aServer();
  const bad = [
    mutation(1, { size: 'many' }),
    { ...mutation(2, { head: 'x' }), area: 'elsewhere' },
    mutation(3, { what: 'mine' }, 'task', 'task-2'),
    mutation(4, { state: 'approved' }, 'review', `household/${household}`),
    mutation(5, { birth: '2004-02-30' }, 'person', 'person-1'),
    mutation(6, { doneAt: '2026-11-02T01:00:00.000Z' }, 'task', 'task-1'),
    mutation(7, { state: 'mended' }, 'review', `household/${household}`),
  ];
  const shipped = readShipped((await ask('/api/parcels', await parcel(enrolled, bad))).json);
  expect(shipped?.verdicts.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
    'invalid',
    'area-unknown',
    'not-allowed',
    'not-allowed',
    'invalid',
    'accepted',
    'accepted',
  ]);
  expect(shipped?.received).toEqual({ through: 7, missing: [] });
});

test('a stranger, a token that only ships, a lost cursor, an unknown key and a torn parcel get the contract’s errors', async () => {
  const { ask, enrolled } = await aServer();
  const good = await parcel(enrolled, [mutation(1, { head: 'Hà Văn Một' })]);
  const answers = [
    await ask('/api/changes', bearer('nobody')),
    await ask('/api/changes', bearer(enrolled.shipToken)),
    await ask('/api/changes?cursor=99', bearer(enrolled.token)),
    await ask('/api/sync?cursor=x', good),
    await ask('/api/parcels', { ...good, ...bearer(enrolled.token, { 'tung-ngo-key': 'k9' }) }),
    await ask('/api/parcels', { ...good, body: good.body.slice(0, 80) }),
  ];
  expect(answers.map(({ status, json }) => [status, readError(json)?.error.kind])).toEqual([
    [401, 'device-unknown'],
    [403, 'ship-only'],
    [400, 'cursor-unknown'],
    [400, 'cursor-unknown'],
    [409, 'key-unknown'],
    [400, 'parcel-unreadable'],
  ]);
  expect(readError(answers[4]?.json)?.error.serverKey).toEqual(enrolled.serverKey);
});
