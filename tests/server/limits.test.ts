import { composeServer } from '#server/compose-server.ts';
import { networkOf } from '#server/http/client-address.ts';
import { limitRules, ruleFor } from '#server/limits/limit-rules.ts';
import type { ServerConfig } from '#server/services.ts';
import { expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, goodPassword } from './desk-visitor.ts';
import { type FieldServer, seededRandom } from './field-server.ts';

/** Another node over the same database and clock. */
function aNode({ database, clock }: FieldServer, config: Partial<ServerConfig> = {}) {
  return composeServer({ database, now: () => clock.ms, random: seededRandom(11), config });
}

type App = Awaited<ReturnType<typeof aNode>>['app'];
const enrol = (app: App, code: string, from = '203.0.113.5') =>
  app.request('/api/enrol', {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    body: JSON.stringify({ code, deviceName: 'Máy' }),
  });

async function kindOf(answer: Response): Promise<{ kind?: string; retryAfterMs?: number }> {
  return ((await answer.json()) as { error?: { kind: string; retryAfterMs?: number } }).error ?? {};
}

async function statusesOf(times: number, ask: (i: number) => Response | Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < times; i += 1) statuses.push((await ask(i)).status);
  return statuses;
}

test('[LIMITS] every route has a rule, tablets are counted by tablet and the desk by session', async () => {
  const by = (method: string, path: string) => ruleFor(method, path)?.by;
  for (const path of ['/api/parcels', '/api/sync', '/api/changes', '/api/renew', '/api/anything-new'])
    expect([path, by('POST', path)]).toEqual([path, 'device']);
  for (const path of ['/api/desk/members', '/api/desk/import', '/api/desk/areas/x/export', '/api/desk/anything/new'])
    expect([path, by('POST', path), by('GET', path)]).toEqual([path, 'session', 'session']);
  for (const path of ['/api/enrol', '/api/desk/session', '/api/desk/session/code', '/api/desk/setup', '/api/public/areas/x/figures'])
    expect([path, by('POST', path)]).toEqual([path, 'address']);
  for (const path of ['/api/openapi.json', '/metrics', '/healthz', '/readyz']) expect([path, by('GET', path)]).toEqual([path, 'address']);
  const guessed = limitRules.filter(({ attempts }) => attempts);
  expect(guessed.map(({ name }) => name)).toEqual(['enrol', 'door']);
});

test('[LIMITS] an IPv6 subscriber is one source, an IPv4 address in IPv6 clothes is itself, and rubbish is one source', () => {
  expect(networkOf('::ffff:203.0.113.5')).toBe('203.0.113.5');
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:0DB8:0001:0002::ffff'));
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  for (const rubbish of ['', 'x', '1.2.3', "'; drop table", '1:2:3']) expect(networkOf(rubbish)).toBe('unknown');
});

onEveryDatabase(({ fieldServer }) => {
  test('[LIMITS] a day of ordinary requests writes nothing to the shared table, and an evening rush from one address is let in', async () => {
    const server = await fieldServer();
    const tablets = [];
    for (let i = 0; i < 60; i += 1) tablets.push(await server.tablet());
    const statuses = [];
    for (let round = 0; round < 4; round += 1)
      statuses.push(...(await Promise.all(tablets.map(async (tablet) => (await tablet.sync(undefined)).status))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(statuses).toHaveLength(240);
    const budgets = await server.database.db.selectFrom('request_budgets').selectAll().execute();
    /* Sixty enrolments in one second are noted once at most; no request of a tablet is. */
    expect(budgets.length).toBeLessThanOrEqual(1);
  });

  test('[LIMITS] one tablet gone wild is slowed down on every node, with a time to wait, and nobody else is', async () => {
    const server = await fieldServer();
    const [wild, calm] = [await server.tablet(), await server.tablet()];
    const [one, two] = [await aNode(server, { limitFactor: 0.02 }), await aNode(server, { limitFactor: 0.02 })];
    const ask = (app: App, tablet: typeof wild) => app.request('/api/changes', { headers: tablet.bearer() });
    const statuses = await statusesOf(90, (i) => ask(i % 2 === 0 ? one.app : two.app, wild));
    /* 60 in all; a node may be an eighth behind. */
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(60);
    expect(statuses.indexOf(429)).toBeLessThanOrEqual(60 + 16);
    for (const { app } of [one, two]) {
      const slowed = await ask(app, wild);
      const { kind, retryAfterMs } = await kindOf(slowed);
      expect([slowed.status, kind, slowed.headers.get('retry-after')]).toEqual([429, 'slow-down', '60']);
      expect(retryAfterMs).toBe(60_000);
      expect((await ask(app, calm)).status).toBe(200);
    }
    server.clock.ms += 60_000;
    expect((await ask(one.app, wild)).status).toBe(200);
  });

  test('[LIMITS] a large body costs as much as many small requests', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet();
    const { app } = await aNode(server, { limitFactor: 0.02 });
    const body = new Uint8Array(1024 * 1024);
    const ship = () =>
      app.request('/api/parcels', { method: 'POST', headers: { ...tablet.bearer(), 'content-length': String(body.byteLength) }, body });
    expect(await statusesOf(6, ship)).toEqual([400, 400, 400, 429, 429, 429]);
  });

  test('[LIMITS] codes are guessed no faster over two nodes than over one, good ones in between cost nothing, and the wait grows', async () => {
    const server = await fieldServer();
    const nodes = [await aNode(server, { trustsProxy: true }), await aNode(server, { trustsProxy: true })] as const;
    const guess = (i: number) => enrol(nodes[i % 2 === 0 ? 0 : 1].app, 'AAAA-AAAA');
    expect(new Set(await statusesOf(9, guess))).toEqual(new Set([404]));
    for (let i = 0; i < 12; i += 1) {
      expect((await enrol(nodes[0].app, await server.code(await server.member()))).status).toBe(200);
    }
    expect((await guess(1)).status).toBe(404);
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) {
      const slowed = await guess(i);
      expect(slowed.status).toBe(429);
      const { retryAfterMs } = await kindOf(slowed);
      waits.push(retryAfterMs);
      server.clock.ms += retryAfterMs ?? 0;
      expect((await guess(i)).status).toBe(404);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    /* Somebody else's address is another matter. */
    expect((await enrol(nodes[0].app, 'AAAA-AAAA', '198.51.100.9')).status).toBe(404);
    const code = await server.code(await server.member());
    expect((await enrol(nodes[1].app, code)).status).toBe(429);
    server.clock.ms += 10 * 60_000;
    expect((await enrol(nodes[1].app, code)).status).toBe(200);
  });

  test('[LIMITS] many guesses at once do not all pass the gate', async () => {
    const server = await fieldServer();
    const { app } = await aNode(server);
    const answers = await Promise.all(Array.from({ length: 40 }, async () => enrol(app, 'AAAA-AAAA')));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  test('[LIMITS] passwords of many names are tried no faster over two nodes; whoever is already in goes on', async () => {
    const server = await fieldServer();
    const nodes = [await aNode(server), await aNode(server)] as const;
    const inside = await atTheDesk(server, 'o-trong', 'xa-a');
    const tryOne = (i: number) =>
      nodes[i % 2 === 0 ? 0 : 1].app.request('/api/desk/setup', {
        method: 'POST',
        headers: { origin: 'http://localhost', host: 'localhost' },
        body: JSON.stringify({ token: `doan-${i}`, name: 'Kẻ Đoán', signIn: `doan${i}`, password: goodPassword }),
      });
    const statuses = await statusesOf(52, tryOne);
    expect(statuses.indexOf(429)).toBe(50);
    const session = await nodes[0].app.request('/api/desk/session', { headers: { cookie: inside.cookie } });
    expect(session.status).toBe(200);
  });

  test('[LIMITS] who is unknown is turned away more and more briefly, while a tablet behind the same address goes on', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet();
    const { app } = await aNode(server, { limitFactor: 0.02 });
    const stranger = (i: number) => app.request('/api/changes', { headers: { authorization: `Bearer ${String(i).padStart(43, 'x')}` } });
    const statuses = await statusesOf(40, stranger);
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await app.request('/api/changes', { headers: tablet.bearer() })).status).toBe(200);
  });

  test('[LIMITS] a forged X-Forwarded-For makes nobody new unless the proxy is ours, and then only the last address counts', async () => {
    const server = await fieldServer();
    const untrusting = await aNode(server);
    expect((await statusesOf(11, (i) => enrol(untrusting.app, 'AAAA-AAAA', `192.0.2.${i}`))).at(-1)).toBe(429);
    const trusting = await aNode(server, { trustsProxy: true });
    expect((await statusesOf(11, (i) => enrol(trusting.app, 'AAAA-AAAA', `192.0.2.${i}, 203.0.113.77`))).at(-1)).toBe(429);
    expect((await statusesOf(11, (i) => enrol(trusting.app, 'AAAA-AAAA', `2001:db8:7:7::${i}`))).at(-1)).toBe(429);
  });

  test('[LIMITS] what the nodes tell each other names no address and no token', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet();
    const { app } = await aNode(server, { limitFactor: 0.01, trustsProxy: true });
    for (let i = 0; i < 12; i += 1) await app.request('/api/changes', { headers: tablet.bearer() });
    await enrol(app, 'AAAA-AAAA', '203.0.113.200');
    const { db } = server.database;
    const rows = [
      await db.selectFrom('request_budgets').selectAll().execute(),
      await db.selectFrom('failed_attempts').selectAll().execute(),
    ];
    expect(rows.map(({ length }) => length > 0)).toEqual([true, true]);
    for (const secret of ['203.0.113', tablet.token, tablet.id, 'AAAA']) expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
