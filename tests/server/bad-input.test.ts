import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import { revokeDevice } from '#server/devices/enrol.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { aFieldServer, emptyDatabase, type FieldServer, someId, startTime } from './field-server.ts';
import { PeerTablet, seal, sealRaw } from './peer-client.ts';

let server: FieldServer;
let alice: PeerTablet;

let database: OpenedDatabase;

beforeAll(async () => {
  database = await openDatabase({ directory: 'memory://' });
});
afterAll(() => database.close());

beforeEach(async () => {
  await emptyDatabase(database);
  server = await aFieldServer(database);
  alice = await server.tablet();
});

/** Whatever came in, the server still serves, and what it holds is still whole. */
afterEach(async () => {
  expect((await alice.ship([good(900)], { authored: 900 })).verdicts).toEqual([{ n: 900, verdict: 'accepted' }]);
  expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
});

function good(n: number) {
  return alice.mutation(n, startTime, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Bà Thử' } });
}

async function post(path: string, init: RequestInit): Promise<{ status: number; kind: string; message: string; retryAfterMs?: number }> {
  const answer = await server.app.request(path, { method: 'POST', ...init });
  const body = (await answer.json()) as { error?: { kind: string; message: string; retryAfterMs?: number } };
  return { status: answer.status, kind: body.error?.kind ?? '', message: body.error?.message ?? '', ...body.error };
}

const enrol = (body: unknown) => post('/api/enrol', { headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('POST /api/enrol', () => {
  const wrong: readonly (readonly [string, unknown, number, string])[] = [
    ['no JSON', 'not json', 400, 'request-invalid'],
    ['an empty body', '', 400, 'request-invalid'],
    ['a list', [], 400, 'request-invalid'],
    ['null', null, 400, 'request-invalid'],
    ['no code', { deviceName: 'Máy' }, 400, 'request-invalid'],
    ['a code that is a number', { code: 12_345_678, deviceName: 'Máy' }, 400, 'request-invalid'],
    ['no name', { code: 'ABCD-EFGH' }, 400, 'request-invalid'],
    ['a blank name', { code: 'ABCD-EFGH', deviceName: '   ' }, 400, 'request-invalid'],
    ['an endless name', { code: 'ABCD-EFGH', deviceName: 'x'.repeat(81) }, 400, 'request-invalid'],
    ['an endless code', { code: 'A'.repeat(41), deviceName: 'Máy' }, 400, 'request-invalid'],
    ['a code nobody gave', { code: 'ABCD-EFGH', deviceName: 'Máy' }, 404, 'code-unknown'],
    ['a code with look-alikes', { code: 'ILOU-ILOU', deviceName: 'Máy' }, 404, 'code-unknown'],
    ['SQL', { code: "' or 1=1 --", deviceName: 'Máy' }, 404, 'code-unknown'],
    ['a huge body', { code: 'x'.repeat(300_000), deviceName: 'Máy' }, 413, 'too-large'],
    ['half a letter', { code: '\ud800', deviceName: 'Máy' }, 404, 'code-unknown'],
  ];
  test.each(wrong)('[BAD INPUT] %s is answered with an error of the contract', async (_name, body, status, kind) => {
    const answer = await enrol(body);
    expect(answer).toMatchObject({ status, kind });
    expect(answer.message.length).toBeGreaterThan(10);
  });

  test('[ENROL] a code is taken in any case and without its dash, once, and not after it expired', async () => {
    const code = await server.code(alice.member);
    const typed = code.toLowerCase().replace('-', ' ');
    expect((await server.app.request('/api/enrol', { method: 'POST', body: JSON.stringify({ code: typed, deviceName: ' Máy 2 ' }) })).status).toBe(200);
    expect(await enrol({ code, deviceName: 'Máy 3' })).toMatchObject({ status: 410, kind: 'code-used' });
    const short = await createEnrolmentCode(server.services, { member: alice.member, hours: 1 });
    server.clock.ms += 3_600_000;
    expect(await enrol({ code: short.code, deviceName: 'Máy 4' })).toMatchObject({ status: 410, kind: 'code-expired' });
    const devices = await server.database.db.selectFrom('devices').select('name').orderBy('name').execute();
    expect(devices.map(({ name }) => name)).toEqual(['Máy 2', 'Máy thử']);
  });

  test('[ENROL] guessing is slowed down with a time to wait, and good codes work again after it', async () => {
    let slowed = await enrol({ code: 'AAAA-AAAA', deviceName: 'Máy' });
    let tries = 1;
    for (; slowed.status === 404 && tries < 50; tries += 1) slowed = await enrol({ code: 'AAAA-AAAA', deviceName: 'Máy' });
    expect(tries).toBe(11);
    expect(slowed).toMatchObject({ status: 429, kind: 'slow-down' });
    const code = await server.code(alice.member);
    expect((await enrol({ code, deviceName: 'Máy' })).status).toBe(429);
    server.clock.ms += slowed.retryAfterMs ?? 0;
    expect((await enrol({ code, deviceName: 'Máy' })).status).toBe(200);
  });

  test('[ENROL] the database holds no code and no token in the clear', async () => {
    const code = await server.code(alice.member);
    const tables = await Promise.all((['enrolment_codes', 'devices'] as const).map((table) => server.database.db.selectFrom(table).selectAll().execute()));
    const text = JSON.stringify(tables);
    expect(text).toContain(alice.id);
    for (const secret of [code, code.replace('-', ''), alice.token, alice.shipToken]) expect(text).not.toContain(secret);
  });
});

describe('tokens', () => {
  const strangers: readonly (readonly [string, Record<string, string>])[] = [
    ['no header', {}],
    ['another scheme', { authorization: 'Basic abc' }],
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['a made-up token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['a token with SQL in it', { authorization: "Bearer ' or '1'='1' or 'xxxxxxxxxxxxxxxx" }],
  ];
  test.each(strangers)('[AUTH] %s is 401 device-unknown everywhere', async (_name, headers) => {
    const asked = [
      ['POST', '/api/parcels'],
      ['POST', '/api/sync'],
      ['POST', '/api/renew'],
      ['GET', '/api/changes'],
    ] as const;
    for (const [method, path] of asked) {
      const answer = await server.app.request(path, { method, headers });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(await answer.json()).toMatchObject({ error: { kind: 'device-unknown' } });
    }
  });

  test('[AUTH] the ship token ships, and nothing else', async () => {
    const headers = { authorization: `Bearer ${alice.shipToken}` };
    for (const [method, path] of [
      ['GET', '/api/changes'],
      ['POST', '/api/sync'],
      ['POST', '/api/renew'],
    ] as const) {
      const answer = await server.app.request(path, { method, headers });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.json()).toMatchObject({ error: { kind: 'ship-only' } });
    }
    expect((await alice.ship([good(1)], { token: alice.shipToken })).status).toBe(200);
  });

  test('[AUTH] a revoked tablet is told so and pulls nothing, and what it ships is kept once, unopened', async () => {
    const bob = await server.tablet();
    await revokeDevice(server.services, bob.id);
    const body = await bob.seal([bob.mutation(1, startTime, { kind: 'household', id: someId(), area: 'a1', set: {} })]);
    for (let time = 0; time < 2; time += 1) expect(await bob.shipBody(body)).toMatchObject({ status: 403, error: { kind: 'device-revoked' } });
    expect(await bob.pullPage()).toMatchObject({ status: 403, error: { kind: 'device-revoked' } });
    expect(await bob.sync(undefined)).toMatchObject({ status: 403 });
    const held = await server.database.db.selectFrom('held_parcels').selectAll().execute();
    expect(held.map(({ device, body: kept }) => [device, Buffer.from(kept).equals(Buffer.from(body))])).toEqual([[bob.id, true]]);
    expect(await server.database.db.selectFrom('mutations').select('n').where('device', '=', bob.id).execute()).toEqual([]);
  });
});

describe('parcels', () => {
  const content = () => ({ protocol: 1, device: alice.id, authored: 1, mutations: [good(1)] });
  const unreadable: readonly (readonly [string, () => Promise<Uint8Array<ArrayBuffer>>])[] = [
    ['nothing', () => Promise.resolve(new Uint8Array())],
    ['one byte', () => Promise.resolve(Uint8Array.of(4))],
    ['noise', () => Promise.resolve(Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256))],
    ['a truncated parcel', async () => (await alice.seal([good(1)])).slice(0, -1)],
    ['only the first half', async () => (await alice.seal([good(1)])).slice(0, 90)],
    ['one flipped bit', async () => (await alice.seal([good(1)])).map((byte, i) => (i === 100 ? byte ^ 1 : byte))],
    ['a flipped bit in enc', async () => (await alice.seal([good(1)])).map((byte, i) => (i === 20 ? byte ^ 1 : byte))],
    ['a parcel sealed as another device', async () => seal({ ...alice.to, device: someId() }, content())],
    ['a parcel whose content names another device', async () => seal(alice.to, { ...content(), device: someId() })],
    ['a parcel sealed to somebody else’s key', async () => seal({ ...alice.to, publicKey: await strangersKey() }, content())],
    ['no gzip', () => sealRaw(alice.to, Buffer.from(JSON.stringify(content())))],
    ['cut gzip', () => sealRaw(alice.to, gzipSync(JSON.stringify(content())).subarray(0, -6))],
    ['no JSON', () => sealRaw(alice.to, gzipSync('{"protocol":1,'))],
    ['no UTF-8', () => sealRaw(alice.to, gzipSync(Uint8Array.of(0x22, 0xff, 0xfe, 0x22)))],
    ['null', () => seal(alice.to, null)],
    ['a list', () => seal(alice.to, [])],
    ['mutations that are no list', () => seal(alice.to, { ...content(), mutations: {} })],
    ['authored below zero', () => seal(alice.to, { ...content(), authored: -1 })],
    ['authored beyond all counting', () => seal(alice.to, { ...content(), authored: 2 ** 60 })],
    ['a gzip bomb', () => sealRaw(alice.to, gzipSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 9 }))],
  ];
  test.each(unreadable)('[BAD INPUT] %s is 400 parcel-unreadable and stores nothing', async (_name, body) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await alice.shipBody(await body())).toMatchObject({ status: 400, error: { kind: 'parcel-unreadable' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * 1024 * 1024);
    expect(await server.database.db.selectFrom('mutations').select('n').execute()).toEqual([]);
    expect(await server.database.db.selectFrom('quarantine').select('n').execute()).toEqual([]);
  });

  test('[BAD INPUT] above one MiB, or above the mutations one parcel may hold, is 413 too-large', async () => {
    expect(await alice.shipBody(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ status: 413, error: { kind: 'too-large' } });
    const crowd = Array.from({ length: 20_001 }, () => ({ n: 1 }));
    expect(await alice.ship(crowd)).toMatchObject({ status: 413, error: { kind: 'too-large' } });
  });

  test('[KEYS] an unknown key is 409 with the current one; a retired key still opens, named or not', async () => {
    const named = (id: string) => ({ 'tung-ngo-key': id });
    const body = await alice.seal([good(1)]);
    const refused = await alice.shipBody(body, alice.token, named(someId()));
    expect(refused).toMatchObject({ status: 409, error: { kind: 'key-unknown', serverKey: { id: alice.to.keyId } } });
    const fresh = await server.services.keys.rotate();
    expect(fresh.id).not.toBe(alice.to.keyId);
    expect((await alice.shipBody(body, alice.token, named(alice.to.keyId))).verdicts).toEqual([{ n: 1, verdict: 'accepted' }]);
    expect((await alice.ship([good(2)])).verdicts).toEqual([{ n: 2, verdict: 'accepted' }]);
    expect(await alice.shipBody(body, alice.token, named(fresh.id))).toMatchObject({ status: 400, error: { kind: 'parcel-unreadable' } });
  });

  const misshapen: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['a number', 7],
    ['a list', [1, 2]],
    ['no n', { kind: 'household' }],
    ['n zero', { n: 0 }],
    ['n below zero', { n: -1 }],
    ['n with a fraction', { n: 1.5 }],
    ['n as text', { n: '1' }],
    ['n beyond all counting', { n: 2 ** 53 }],
  ];
  test.each(misshapen)('[BAD INPUT] an item that is %s cannot be numbered: refused and kept, the good ones beside it stand', async (_name, item) => {
    const { status, verdicts, received } = await alice.ship([good(1), item, good(2)], { authored: 2 });
    expect(status).toBe(200);
    expect(verdicts).toEqual([{ n: 1, verdict: 'accepted' }, { n: 0, verdict: 'refused', reason: 'invalid' }, { n: 2, verdict: 'accepted' }]);
    expect(received).toEqual({ through: 2, missing: [] });
    const kept = await server.database.db.selectFrom('quarantine').select(['n', 'mutation']).execute();
    expect(kept).toEqual([{ n: 0, mutation: item }]);
  });

  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const refused: readonly (readonly [string, (ok: Record<string, unknown>) => unknown])[] = [
    ['no stamp', ({ at: _at, ...rest }) => rest],
    ['a stamp that is none', (ok) => ({ ...ok, at: 'yesterday' })],
    ['a stamp with a counter that is none', (ok) => ({ ...ok, at: '1800000000000-zzzz-device' })],
    ['a kind that is none', (ok) => ({ ...ok, kind: 'Household; drop table' })],
    ['an id with a space', (ok) => ({ ...ok, id: 'a b' })],
    ['an id that never ends', (ok) => ({ ...ok, id: 'a'.repeat(121) })],
    ['an area that is a number', (ok) => ({ ...ok, area: 5 })],
    ['no set', ({ set: _set, ...rest }) => rest],
    ['set as a list', (ok) => ({ ...ok, set: [] })],
    ['set as null', (ok) => ({ ...ok, set: null })],
    ['a field that names a prototype', (ok) => ({ ...ok, set: JSON.parse('{"__proto__":{"x":1}}') as unknown })],
    ['a prototype named further down', (ok) => ({ ...ok, set: { later: JSON.parse('[{"__proto__":1}]') as unknown } })],
    ['a head that is a number', (ok) => ({ ...ok, set: { head: 5 } })],
    ['a size that is text', (ok) => ({ ...ok, set: { size: '5' } })],
    ['a size below zero', (ok) => ({ ...ok, set: { size: -1 } })],
    ['a place beyond the poles', (ok) => ({ ...ok, set: { location: { lat: 91, lng: 0 } } })],
    ['an internet nobody knows', (ok) => ({ ...ok, set: { internet: 'carrier pigeon' } })],
    ['a note that never ends', (ok) => ({ ...ok, set: { note: 'x'.repeat(5000) } })],
    ['an unknown field that never ends', (ok) => ({ ...ok, set: { novel: 'x'.repeat(10_001) } })],
    ['a NUL in a text', (ok) => ({ ...ok, set: { head: 'a\0b' } })],
    ['half a letter', (ok) => ({ ...ok, set: { head: '\ud83d' } })],
    ['a personal number of 11 digits', (ok) => ({ ...ok, kind: 'person', set: { personalId: '12345678901' } })],
    ['a birth in month 13', (ok) => ({ ...ok, kind: 'person', set: { birth: '1957-13' } })],
    ['deep nesting', (ok) => ({ ...ok, set: { deep: JSON.parse(nested(1000)) as unknown } })],
  ];
  test.each(refused)('[BAD INPUT] %s is refused as invalid and received; the good ones beside it stand; a replay hears the same', async (_name, spoil) => {
    const body = await alice.seal([good(1), spoil({ ...good(2) }), good(3)], 3);
    const first = await alice.shipBody(body);
    expect(first.verdicts).toEqual([{ n: 1, verdict: 'accepted' }, { n: 2, verdict: 'refused', reason: 'invalid' }, { n: 3, verdict: 'accepted' }]);
    expect(first.received).toEqual({ through: 3, missing: [] });
    expect((await alice.shipBody(body)).verdicts[1]).toEqual({ n: 2, verdict: 'refused', reason: 'invalid' });
    expect((await server.database.db.selectFrom('quarantine').select('n').execute()).length).toBe(1);
  });

  test('[BAD INPUT] what no JSON column can hold is kept as the sealed body it came in', async () => {
    const deep = JSON.stringify({ ...good(1), set: {} }).replace('"set":{}', `"set":{"deep":${nested(100_000)}}`);
    const body = await sealRaw(alice.to, gzipSync(`{"protocol":1,"device":"${alice.id}","authored":2,"mutations":[${deep},${JSON.stringify(good(2))}]}`));
    expect((await alice.shipBody(body)).verdicts).toEqual([{ n: 1, verdict: 'refused', reason: 'invalid' }, { n: 2, verdict: 'accepted' }]);
    const held = await server.database.db.selectFrom('held_parcels').select('body').execute();
    expect(held.map((row) => Buffer.from(row.body).equals(Buffer.from(body)))).toEqual([true]);
  });

  async function strangersKey(): Promise<string> {
    const pair = (await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])) as CryptoKeyPair;
    return Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  }
});

describe('pulling', () => {
  test.each(['0', '-1', 'x', '1.5', '99999999999'])('[BAD INPUT] limit=%s is 400 request-invalid', async (limit) => {
    const answer = await server.app.request(`/api/changes?limit=${limit}`, { headers: alice.bearer() });
    expect([answer.status, ((await answer.json()) as { error: { kind: string } }).error.kind]).toEqual([400, 'request-invalid']);
  });

  test('[VERSION] an app that is too old is 426 when it pulls, and its parcels are still taken', async () => {
    const old = { ...alice.bearer(), 'tung-ngo-protocol': '0' };
    for (const [method, path] of [
      ['GET', '/api/changes'],
      ['POST', '/api/sync'],
    ] as const) {
      const answer = await server.app.request(path, { method, headers: old });
      expect([answer.status, ((await answer.json()) as { error: { kind: string } }).error.kind]).toEqual([426, 'app-too-old']);
    }
    expect((await alice.shipBody(await alice.seal([good(1)]), alice.token, { 'tung-ngo-protocol': '0' })).status).toBe(200);
  });

  test('[HTTP] an address or method that does not exist is an error of the contract', async () => {
    for (const [method, path] of [
      ['GET', '/api/parcels'],
      ['DELETE', '/api/sync'],
      ['GET', '/api/../etc/passwd'],
      ['POST', '/nowhere'],
    ] as const) {
      const answer = await server.app.request(path, { method });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ error: { kind: 'not-found' } });
    }
  });
});
