import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '#server/records/cursor.ts';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import { someId } from '../field-server.ts';
import { type PeerTablet, seal, sealRaw } from '../peer-client.ts';
import { anAttackWorld, type AttackWorld, faultOf } from './attack-world.ts';
import { countCases } from './count-cases.ts';

const { expectFended } = countCases('parcels', 300);
let world: AttackWorld;
beforeAll(async () => {
  world = await anAttackWorld();
});

async function ship(body: Uint8Array<ArrayBuffer>, by: PeerTablet, token = by.shipToken) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.tung-ngo.parcel' };
  const answer = await world.app.request('/api/parcels', { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}

const counted = async () => {
  const { db } = world.server.database;
  const rows = await Promise.all(
    (['mutations', 'records', 'quarantine'] as const).map((table) => db.selectFrom(table).selectAll().execute()),
  );
  return JSON.stringify(rows.map((found) => found.length));
};

const aHome = (tablet: PeerTablet, n: number, area = 'a1') =>
  tablet.mutation(n, world.server.clock.ms, { kind: 'household', id: someId(), area, set: { head: 'Nhà thử' } });

test('[ATTACK] a parcel with any byte changed, cut anywhere, or grown by any byte opens for nobody and stores nothing', async () => {
  const body = await world.alice.seal([aHome(world.alice, 9)], 9);
  const before = await counted();
  for (let at = 0; at < body.byteLength; at += 1) {
    const tampered = body.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
    const { status, text } = await ship(tampered, world.alice);
    expectFended(`byte ${at} changed`, status === 400 ? faultOf(status, text) : `answered ${status}`);
  }
  for (let length = 1; length < body.byteLength; length += 7) {
    const { status } = await ship(body.slice(0, length), world.alice);
    expectFended(`cut to ${length}`, status === 400 ? undefined : `answered ${status}`);
  }
  const { status } = await ship(Uint8Array.from([...body, 0]), world.alice);
  expectFended('grown by a byte', status === 400 ? undefined : `answered ${status}`);
  expect(await counted()).toBe(before);
});

test('[ATTACK] a parcel of one tablet is worth nothing under the token of another, and a replay changes nothing', async () => {
  const body = await world.alice.seal([aHome(world.alice, 10)], 10);
  const before = await counted();
  for (const thief of [world.bob, world.revoked]) {
    for (const token of [thief.token, thief.shipToken]) {
      const { status, text } = await ship(body, thief, token);
      expectFended('another tablet’s token', status === 400 || status === 403 ? faultOf(status, text) : `answered ${status}`);
    }
  }
  expect(await counted()).toBe(before);
  expect((await ship(body, world.alice)).status).toBe(200);
  const once = await counted();
  for (let time = 0; time < 20; time += 1) {
    const { status, text } = await ship(body, world.alice, time % 2 === 0 ? world.alice.token : world.alice.shipToken);
    const duplicate = (JSON.parse(text) as { verdicts: { verdict: string }[] }).verdicts.every(({ verdict }) => verdict === 'duplicate');
    expectFended(`replay ${time}`, status === 200 && duplicate ? undefined : `${status} ${text.slice(0, 80)}`);
  }
  expect(await counted()).toBe(once);
});

test('[ATTACK] what a tablet writes outside its villages, or may not write, is refused and shows nowhere', async () => {
  const { bob, ids } = world;
  const n = (() => {
    let last = 0;
    return () => (last += 1);
  })();
  const write = (kind: string, id: string, area: string, set: Record<string, unknown>) =>
    bob.mutation(n(), world.server.clock.ms, { kind, id, area, set });
  const wrong = [
    write('household', ids.household, 'a1', { head: 'Cướp' }),
    write('household', ids.household, 'b1', { head: 'Cướp' }),
    write('person', ids.person, 'b1', { name: 'Cướp' }),
    write('person', ids.person, 'a1', { removed: 'mistake' }),
    write('person', ids.person, 'b1', { mergedInto: someId() }),
    write('visit', someId(), 'b1', { household: ids.household, outcome: 'met' }),
    write('task', someId(), 'b1', { household: someId(), what: 'Cướp' }),
    write('review', `person/${ids.person}`, 'b1', { state: 'approved' }),
    write('progress', `${ids.person}/vneid-level-1`, 'b1', { milestone: 'active' }),
    write('consent', someId(), 'b1', { person: ids.person }),
    write('household', someId(), 'tinh', { head: 'Cướp' }),
    write('household', someId(), 'khong-co', { head: 'Cướp' }),
  ];
  const victim = async () =>
    JSON.stringify(await world.server.database.db.selectFrom('records').selectAll().where('area', 'in', ['a1', 'a2', 'a3']).execute());
  const before = await victim();
  const { verdicts } = await bob.ship(wrong);
  for (const [at, { verdict, reason }] of verdicts.entries())
    expectFended(`foreign write ${at}`, verdict === 'refused' || at === 5 || at === 9 ? undefined : `${verdict} ${reason}`);
  expect(await victim()).toBe(before);
  const spoiled = await world.alice.pullAll();
  expectFended('pulled by the victim', JSON.stringify(spoiled).includes('Cướp') ? 'shown' : undefined);
});

test('[ATTACK] a cursor that is forged, changed in any bit, cut, or somebody else’s is 400', async () => {
  await world.alice.pullAll();
  await world.bob.pullAll();
  const good = Buffer.from(world.alice.cursor, 'base64url');
  const asked = async (cursor: string, tablet = world.alice) => {
    const answer = await world.app.request(`/api/changes?cursor=${cursor}`, { headers: tablet.bearer() });
    return { status: answer.status, text: await answer.text() };
  };
  expect((await asked(world.alice.cursor)).status).toBe(200);
  const forged: [string, string][] = [
    ['of another member', world.bob.cursor],
    ['empty bytes', 'AAAA'],
    ['zeros', Buffer.alloc(60).toString('base64url')],
    ['no base64url', '!!!'],
    [
      'signed by another secret',
      encodeCursor(new Uint8Array(32), world.alice.member, { areas: new Uint8Array(6), positions: new Map([[1, { seq: 0 }]]) }),
    ],
    ['a number', '1'],
    ['padded', `${world.alice.cursor}==`],
    ['twice', `${world.alice.cursor}${world.alice.cursor}`],
  ];
  for (let bit = 0; bit < good.byteLength * 8; bit += 1) {
    const changed = Buffer.from(good);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    forged.push([`bit ${bit}`, changed.toString('base64url')]);
  }
  for (let length = 1; length < good.byteLength; length += 3)
    forged.push([`cut to ${length}`, good.subarray(0, length).toString('base64url')]);
  for (const [what, cursor] of forged) {
    const { status, text } = await asked(cursor);
    expectFended(`cursor ${what}`, status === 400 ? faultOf(status, text) : `answered ${status}`);
  }
  expect(decodeCursor(world.server.services.cursorSecret, world.bob.member, world.alice.cursor)).toBeUndefined();
});

test('[ATTACK] bombs, prototypes and endless texts within a parcel cost a bounded memory and pollute nothing', async () => {
  const to = world.alice.to;
  const zeros = Buffer.alloc(64 * 1024 * 1024, 0x20);
  const content = (set: string) =>
    `{"protocol":1,"device":"${world.alice.id}","authored":20,"mutations":[{"n":20,"at":"1800000000000-0000-${world.alice.id}","kind":"household","id":"${someId()}","area":"a1","set":${set}}]}`;
  const bodies: readonly (readonly [string, Uint8Array<ArrayBuffer>, readonly number[]])[] = [
    ['a gzip bomb', await sealRaw(to, gzipSync(zeros, { level: 9 })), [400]],
    ['a bomb of bombs', await sealRaw(to, gzipSync(gzipSync(zeros, { level: 9 }))), [400]],
    [
      'many gzip members',
      await sealRaw(to, Buffer.concat(Array.from({ length: 400 }, () => gzipSync(zeros.subarray(0, 1_000_000))))),
      [400],
    ],
    ['a prototype', await sealRaw(to, gzipSync(content('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'))), [200]],
    [
      'twenty thousand nothings',
      await seal(to, { protocol: 1, device: world.alice.id, authored: 1, mutations: Array(20_000).fill(0) }),
      [200, 413],
    ],
    [
      'a million nothings',
      await seal(to, { protocol: 1, device: world.alice.id, authored: 1, mutations: Array(1_000_000).fill(0) }),
      [413],
    ],
  ];
  for (const [what, body, statuses] of bodies) {
    const before = process.memoryUsage().arrayBuffers;
    const { status, text } = await ship(body, world.alice);
    const grown = process.memoryUsage().arrayBuffers - before;
    const fault = statuses.includes(status) ? faultOf(status, text) : `answered ${status}`;
    expectFended(what, fault ?? (grown > 200 * 1024 * 1024 ? `${grown} bytes` : 'polluted' in {} ? 'polluted' : undefined));
  }
  expect(world.broken).toEqual([]);
});

test('[ATTACK] one code makes one tablet, however many ask at once', async () => {
  const { code } = await createEnrolmentCode(world.server.services, { member: world.ids.member });
  const body = JSON.stringify({ code, deviceName: 'Máy giành' });
  const answers = await Promise.all(Array.from({ length: 20 }, async () => world.app.request('/api/enrol', { method: 'POST', body })));
  const enrolled = answers.filter(({ status }) => status === 200).length;
  for (const { status } of answers)
    expectFended('a code asked for at once', [200, 410, 429].includes(status) ? undefined : `answered ${status}`);
  expectFended('one code', enrolled === 1 ? undefined : `${enrolled} tablets`);
  const { length } = await world.server.database.db.selectFrom('devices').where('name', '=', 'Máy giành').select('id').execute();
  expect(length).toBe(1);
});
