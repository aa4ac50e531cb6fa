import { describe, expect, test } from 'vitest';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import { revokeDevice } from '#server/devices/enrol.ts';
import { someId, startTime } from './field-server.ts';
import { servedField } from './served-field.ts';

const field = servedField();

async function post(path: string, init: RequestInit): Promise<{ status: number; kind: string; message: string; retryAfterMs?: number }> {
  const answer = await field.server.app.request(path, { method: 'POST', ...init });
  const body = (await answer.json()) as { error?: { kind: string; message: string; retryAfterMs?: number } };
  return { status: answer.status, kind: body.error?.kind ?? '', message: body.error?.message ?? '', ...body.error };
}

const enrol = (body: unknown) =>
  post('/api/enrol', { headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });

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
    ['half a letter', { code: '\ud800', deviceName: 'Máy' }, 400, 'request-invalid'],
    ['a name with a NUL', { code: 'ABCD-EFGH', deviceName: 'M\0áy' }, 400, 'request-invalid'],
  ];
  test.each(wrong)('[BAD INPUT] %s is answered with an error of the contract', async (_name, body, status, kind) => {
    const answer = await enrol(body);
    expect(answer).toMatchObject({ status, kind });
    expect(answer.message.length).toBeGreaterThan(10);
  });

  test('[ENROL] a code is taken in any case and without its dash, once, and not after it expired', async () => {
    const code = await field.server.code(field.alice.member);
    const typed = code.toLowerCase().replace('-', ' ');
    expect(
      (await field.server.app.request('/api/enrol', { method: 'POST', body: JSON.stringify({ code: typed, deviceName: ' Máy 2 ' }) }))
        .status,
    ).toBe(200);
    expect(await enrol({ code, deviceName: 'Máy 3' })).toMatchObject({ status: 410, kind: 'code-used' });
    const short = await createEnrolmentCode(field.server.services, { member: field.alice.member, hours: 1 });
    field.server.clock.ms += 3_600_000;
    expect(await enrol({ code: short.code, deviceName: 'Máy 4' })).toMatchObject({ status: 410, kind: 'code-expired' });
    const devices = await field.server.database.db.selectFrom('devices').select('name').orderBy('name').execute();
    expect(devices.map(({ name }) => name)).toEqual(['Máy 2', 'Máy thử']);
  });

  test('[ENROL] guessing is slowed down with a time to wait, and good codes work again after it', async () => {
    let slowed = await enrol({ code: 'AAAA-AAAA', deviceName: 'Máy' });
    let tries = 1;
    for (; slowed.status === 404 && tries < 50; tries += 1) slowed = await enrol({ code: 'AAAA-AAAA', deviceName: 'Máy' });
    expect(tries).toBe(11);
    expect(slowed).toMatchObject({ status: 429, kind: 'slow-down' });
    const code = await field.server.code(field.alice.member);
    expect((await enrol({ code, deviceName: 'Máy' })).status).toBe(429);
    field.server.clock.ms += slowed.retryAfterMs ?? 0;
    expect((await enrol({ code, deviceName: 'Máy' })).status).toBe(200);
  });

  test('[ENROL] the database holds no code and no token in the clear', async () => {
    const code = await field.server.code(field.alice.member);
    const tables = await Promise.all(
      (['enrolment_codes', 'devices'] as const).map((table) => field.server.database.db.selectFrom(table).selectAll().execute()),
    );
    const text = JSON.stringify(tables);
    expect(text).toContain(field.alice.id);
    for (const secret of [code, code.replace('-', ''), field.alice.token, field.alice.shipToken]) expect(text).not.toContain(secret);
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
      const answer = await field.server.app.request(path, { method, headers });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(await answer.json()).toMatchObject({ error: { kind: 'device-unknown' } });
    }
  });

  test('[AUTH] the ship token ships, and nothing else', async () => {
    const headers = { authorization: `Bearer ${field.alice.shipToken}` };
    for (const [method, path] of [
      ['GET', '/api/changes'],
      ['POST', '/api/sync'],
      ['POST', '/api/renew'],
    ] as const) {
      const answer = await field.server.app.request(path, { method, headers });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.json()).toMatchObject({ error: { kind: 'ship-only' } });
    }
    expect((await field.alice.ship([field.good(1)], { token: field.alice.shipToken })).status).toBe(200);
  });

  test('[AUTH] a revoked tablet is told so and pulls nothing, and what it ships is kept once, unopened', async () => {
    const bob = await field.server.tablet();
    await revokeDevice(field.server.services, bob.id);
    const body = await bob.seal([bob.mutation(1, startTime, { kind: 'household', id: someId(), area: 'a1', set: {} })]);
    for (let time = 0; time < 2; time += 1)
      expect(await bob.shipBody(body)).toMatchObject({ status: 403, error: { kind: 'device-revoked' } });
    expect(await bob.pullPage()).toMatchObject({ status: 403, error: { kind: 'device-revoked' } });
    expect(await bob.sync(undefined)).toMatchObject({ status: 403 });
    const held = await field.server.database.db.selectFrom('held_parcels').selectAll().execute();
    expect(held.map(({ device, body: kept }) => [device, Buffer.from(kept).equals(Buffer.from(body))])).toEqual([[bob.id, true]]);
    expect(await field.server.database.db.selectFrom('mutations').select('n').where('device', '=', bob.id).execute()).toEqual([]);
  });
});
