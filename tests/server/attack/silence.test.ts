import { composeServer } from '#server/compose-server.ts';
import { jsonLog } from '#server/log.ts';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { goodPassword } from '../desk-visitor.ts';
import { seededRandom } from '../field-server.ts';
import { attackRoutes, pathOf, sampleOf } from './attack-routes.ts';
import { anAttackWorld, type AttackWorld, realId, realText } from './attack-world.ts';

const typed = 'Hoàng Bí Ẩn 0987654321 001099123456';
const password = 'mật khẩu chẳng ai biết 77';

function textFor(world: AttackWorld, field: string): string {
  if (/password|secret|token|code$/i.test(field)) return password;
  const text = realText(world, field);
  return text === 'Chữ thử' ? typed : text;
}

/** Every route, by everybody who has something to carry, with real words in every field. */
async function askEverything(app: Awaited<ReturnType<typeof composeServer>>['app'], world: AttackWorld): Promise<number> {
  let asked = 0;
  const carried = [
    world.alice.bearer(),
    { authorization: `Bearer ${world.alice.shipToken}` },
    world.revoked.bearer(),
    { cookie: world.right.cookie, origin: 'http://localhost' },
    {},
  ];
  for (const route of attackRoutes) {
    if (route.method === 'DELETE') continue;
    const path = pathOf(route, (before, name) => realId(world, before, name));
    const query = new URLSearchParams(route.query.map((name) => [name, name === 'node' ? 'xa-a' : typed]));
    const body = route.isJson ? JSON.stringify(sampleOf(route.body, (field) => textFor(world, field))) : typed;
    for (const headers of carried) {
      const init = route.method === 'GET' ? {} : { body };
      const answer = await app.request(`http://localhost${path}?${query}`, { method: route.method, headers, ...init });
      await answer.body?.cancel();
      asked += 1;
    }
  }
  return asked;
}

test('[PRIVACY] whatever is asked of every route, by whom, and however it breaks, no log, metric or console tells a secret or a person', async () => {
  const world = await anAttackWorld();
  const { server, alice, right } = world;
  const heard: string[] = [];
  const written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation((...said) => void heard.push(said.map(String).join(' '))),
  );
  const random = seededRandom(23);
  const lines: string[] = [];
  const log = jsonLog(
    (line) => void lines.push(line),
    () => server.clock.ms,
    { debug: true },
  );
  const { app } = await composeServer({ database: server.database, now: () => server.clock.ms, random, log, config: { limitFactor: 1e6 } });
  const code = await server.code(world.ids.member);
  await app.request('/api/enrol', { method: 'POST', body: JSON.stringify({ code, deviceName: typed }) });
  await app.request('/api/desk/session', {
    method: 'POST',
    headers: { origin: 'http://localhost', host: 'localhost' },
    body: JSON.stringify({ signIn: 'dung-nguoi', password }),
  });
  const parcel = await alice.seal([
    alice.mutation(5, server.clock.ms, { kind: 'person', id: world.ids.person, area: 'a1', set: { name: typed, phone: '0987654321' } }),
  ]);
  await app.request('/api/parcels', { method: 'POST', headers: alice.bearer(), body: parcel });
  const asked = await askEverything(app, world);
  const metrics = await (await app.request('/metrics')).text();
  /* And once more with the database gone: what breaks is logged, but never in the words of the database. */
  await sql`drop schema public cascade`.execute(server.database.db);
  await askEverything(app, world);
  for (const spy of written) spy.mockRestore();
  expect(asked).toBeGreaterThan(300);
  expect(lines.length).toBeGreaterThan(asked);
  expect(lines.some((line) => line.includes('request-broke'))).toBe(true);
  const everything = [...lines, ...heard, metrics].join('\n').normalize('NFC');
  const cookie = right.cookie.split('=')[1] ?? '';
  const secrets = [alice.token, alice.shipToken, world.revoked.token, cookie, code, code.replace('-', ''), password, goodPassword];
  const people = [
    'Bí Ẩn',
    '0987654321',
    '001099123456',
    'Kín',
    '0912345678',
    world.ids.person,
    world.ids.household,
    alice.id,
    alice.member,
  ];
  for (const secret of [...secrets, ...people]) {
    expect(secret.length).toBeGreaterThan(2);
    expect(everything.includes(secret), secret).toBe(false);
    expect(everything.includes(encodeURIComponent(secret)), `${secret}, encoded`).toBe(false);
  }
});
