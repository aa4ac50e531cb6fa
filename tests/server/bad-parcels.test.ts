import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { someId } from './field-server.ts';
import { seal, sealRaw } from './peer-client.ts';
import { servedField } from './served-field.ts';

const field = servedField();

describe('parcels', () => {
  const content = () => ({ protocol: 1, device: field.alice.id, authored: 1, mutations: [field.good(1)] });
  const unreadable: readonly (readonly [string, () => Promise<Uint8Array<ArrayBuffer>>])[] = [
    ['nothing', () => Promise.resolve(new Uint8Array())],
    ['one byte', () => Promise.resolve(Uint8Array.of(4))],
    ['noise', () => Promise.resolve(Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256))],
    ['a truncated parcel', async () => (await field.alice.seal([field.good(1)])).slice(0, -1)],
    ['only the first half', async () => (await field.alice.seal([field.good(1)])).slice(0, 90)],
    ['one flipped bit', async () => (await field.alice.seal([field.good(1)])).map((byte, i) => (i === 100 ? byte ^ 1 : byte))],
    ['a flipped bit in enc', async () => (await field.alice.seal([field.good(1)])).map((byte, i) => (i === 20 ? byte ^ 1 : byte))],
    ['a parcel sealed as another device', async () => seal({ ...field.alice.to, device: someId() }, content())],
    ['a parcel whose content names another device', async () => seal(field.alice.to, { ...content(), device: someId() })],
    ['a parcel sealed to somebody else’s key', async () => seal({ ...field.alice.to, publicKey: await strangersKey() }, content())],
    ['no gzip', () => sealRaw(field.alice.to, Buffer.from(JSON.stringify(content())))],
    ['cut gzip', () => sealRaw(field.alice.to, gzipSync(JSON.stringify(content())).subarray(0, -6))],
    ['no JSON', () => sealRaw(field.alice.to, gzipSync('{"protocol":1,'))],
    ['no UTF-8', () => sealRaw(field.alice.to, gzipSync(Uint8Array.of(0x22, 0xff, 0xfe, 0x22)))],
    ['null', () => seal(field.alice.to, null)],
    ['a list', () => seal(field.alice.to, [])],
    ['mutations that are no list', () => seal(field.alice.to, { ...content(), mutations: {} })],
    ['authored below zero', () => seal(field.alice.to, { ...content(), authored: -1 })],
    ['authored beyond all counting', () => seal(field.alice.to, { ...content(), authored: 2 ** 60 })],
    ['a gzip bomb', () => sealRaw(field.alice.to, gzipSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 9 }))],
  ];
  test.each(unreadable)('[BAD INPUT] %s is 400 parcel-unreadable and stores nothing', async (_name, body) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await field.alice.shipBody(await body())).toMatchObject({ status: 400, error: { kind: 'parcel-unreadable' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * 1024 * 1024);
    expect(await field.server.database.db.selectFrom('mutations').select('n').execute()).toEqual([]);
    expect(await field.server.database.db.selectFrom('quarantine').select('n').execute()).toEqual([]);
  });

  test('[BAD INPUT] above one MiB, or above the mutations one parcel may hold, is 413 too-large', async () => {
    expect(await field.alice.shipBody(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ status: 413, error: { kind: 'too-large' } });
    const crowd = Array.from({ length: 20_001 }, () => ({ n: 1 }));
    expect(await field.alice.ship(crowd)).toMatchObject({ status: 413, error: { kind: 'too-large' } });
  });

  test('[KEYS] an unknown key is 409 with the current one; a retired key still opens, named or not', async () => {
    const named = (id: string) => ({ 'tung-ngo-key': id });
    const body = await field.alice.seal([field.good(1)]);
    const refused = await field.alice.shipBody(body, field.alice.token, named(someId()));
    expect(refused).toMatchObject({ status: 409, error: { kind: 'key-unknown', serverKey: { id: field.alice.to.keyId } } });
    const fresh = await field.server.services.keys.rotate();
    expect(fresh.id).not.toBe(field.alice.to.keyId);
    expect((await field.alice.shipBody(body, field.alice.token, named(field.alice.to.keyId))).verdicts).toEqual([
      { n: 1, verdict: 'accepted' },
    ]);
    expect((await field.alice.ship([field.good(2)])).verdicts).toEqual([{ n: 2, verdict: 'accepted' }]);
    expect(await field.alice.shipBody(body, field.alice.token, named(fresh.id))).toMatchObject({
      status: 400,
      error: { kind: 'parcel-unreadable' },
    });
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
  test.each(misshapen)(
    '[BAD INPUT] an item that is %s cannot be numbered: refused and kept, the good ones beside it stand',
    async (_name, item) => {
      const { status, verdicts, received } = await field.alice.ship([field.good(1), item, field.good(2)], { authored: 2 });
      expect(status).toBe(200);
      expect(verdicts).toEqual([
        { n: 1, verdict: 'accepted' },
        { n: 0, verdict: 'refused', reason: 'invalid' },
        { n: 2, verdict: 'accepted' },
      ]);
      expect(received).toEqual({ through: 2, missing: [] });
      const kept = await field.server.database.db.selectFrom('quarantine').select(['n', 'mutation']).execute();
      expect(kept).toEqual([{ n: 0, mutation: item }]);
    },
  );

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
  test.each(refused)(
    '[BAD INPUT] %s is refused as invalid and received; the good ones beside it stand; a replay hears the same',
    async (_name, spoil) => {
      const body = await field.alice.seal([field.good(1), spoil({ ...field.good(2) }), field.good(3)], 3);
      const first = await field.alice.shipBody(body);
      expect(first.verdicts).toEqual([
        { n: 1, verdict: 'accepted' },
        { n: 2, verdict: 'refused', reason: 'invalid' },
        { n: 3, verdict: 'accepted' },
      ]);
      expect(first.received).toEqual({ through: 3, missing: [] });
      expect((await field.alice.shipBody(body)).verdicts[1]).toEqual({ n: 2, verdict: 'refused', reason: 'invalid' });
      expect((await field.server.database.db.selectFrom('quarantine').select('n').execute()).length).toBe(1);
    },
  );

  test('[BAD INPUT] what no JSON column can hold is kept as the sealed body it came in', async () => {
    const deep = JSON.stringify({ ...field.good(1), set: {} }).replace('"set":{}', `"set":{"deep":${nested(100_000)}}`);
    const body = await sealRaw(
      field.alice.to,
      gzipSync(`{"protocol":1,"device":"${field.alice.id}","authored":2,"mutations":[${deep},${JSON.stringify(field.good(2))}]}`),
    );
    expect((await field.alice.shipBody(body)).verdicts).toEqual([
      { n: 1, verdict: 'refused', reason: 'invalid' },
      { n: 2, verdict: 'accepted' },
    ]);
    const held = await field.server.database.db.selectFrom('held_parcels').select('body').execute();
    expect(held.map((row) => Buffer.from(row.body).equals(Buffer.from(body)))).toEqual([true]);
  });

  async function strangersKey(): Promise<string> {
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    return Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  }
});

describe('pulling', () => {
  test.each(['0', '-1', 'x', '1.5', '99999999999'])('[BAD INPUT] limit=%s is 400 request-invalid', async (limit) => {
    const answer = await field.server.app.request(`/api/changes?limit=${limit}`, { headers: field.alice.bearer() });
    expect([answer.status, ((await answer.json()) as { error: { kind: string } }).error.kind]).toEqual([400, 'request-invalid']);
  });

  test('[VERSION] an app that is too old is 426 when it pulls, and its parcels are still taken', async () => {
    const old = { ...field.alice.bearer(), 'tung-ngo-protocol': '0' };
    for (const [method, path] of [
      ['GET', '/api/changes'],
      ['POST', '/api/sync'],
    ] as const) {
      const answer = await field.server.app.request(path, { method, headers: old });
      expect([answer.status, ((await answer.json()) as { error: { kind: string } }).error.kind]).toEqual([426, 'app-too-old']);
    }
    expect(
      (await field.alice.shipBody(await field.alice.seal([field.good(1)]), field.alice.token, { 'tung-ngo-protocol': '0' })).status,
    ).toBe(200);
  });

  test('[HTTP] an address or method that does not exist is an error of the contract', async () => {
    for (const [method, path] of [
      ['GET', '/api/parcels'],
      ['DELETE', '/api/sync'],
      ['GET', '/api/../etc/passwd'],
      ['POST', '/nowhere'],
    ] as const) {
      const answer = await field.server.app.request(path, { method });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ error: { kind: 'not-found' } });
    }
  });
});
