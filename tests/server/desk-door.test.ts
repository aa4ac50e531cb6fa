import { createAccount } from '#server/accounts/create-account.ts';
import { newSetupToken } from '#server/accounts/first-coordinator.ts';
import { beforeAll, expect, test } from 'vitest';
import { aFieldServer, type FieldServer } from './field-server.ts';
import { atTheDesk, DeskVisitor, goodPassword } from './desk-visitor.ts';

let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

test('[DESK] the first coordinator is made once, with the token the server printed, and by nobody else', async () => {
  const token = await newSetupToken(server.services);
  const visitor = new DeskVisitor(server);
  const request = { name: 'Trần Thị Khởi', signIn: 'khoi', password: goodPassword };
  expect((await visitor.post('setup', { ...request, token: 'khac' })).body.error.kind).toBe('setup-closed');
  expect((await visitor.post('setup', { ...request, token, password: 'matkhau123' })).body.error.kind).toBe('password-usual');
  expect((await visitor.post('setup/areas', { token: 'khac', search: 'xa' })).body.error.kind).toBe('setup-closed');
  expect((await visitor.post('setup/areas', { token, search: 'thon a1' })).body).toEqual([
    { id: 'a1', name: 'Thôn a1', above: 'Xã A, Tỉnh Thử' },
  ]);
  const [one, two] = await Promise.all([
    visitor.post('setup', { ...request, token }),
    new DeskVisitor(server).post('setup', { ...request, signIn: 'thuhai', token }),
  ]);
  expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 403]);
  expect((await visitor.post('setup', { ...request, signIn: 'nua', token })).body.error.kind).toBe('setup-closed');
  expect(await newSetupToken(server.services)).toBeUndefined();
  const accounts = await server.database.db.selectFrom('accounts').selectAll().execute();
  expect(accounts).toHaveLength(1);
  expect(accounts[0]?.password).toMatch(/^\$argon2id\$/);
});

test('[DESK] signing in gives a cookie that scripts cannot read and other sites cannot use; only its hash is stored', async () => {
  const visitor = await atTheDesk(server, 'an', 'xa-a');
  const answer = await visitor.signIn('  AN ');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Strict/i);
  expect(cookie).toMatch(/Path=\//i);
  expect(cookie).not.toMatch(/Secure/i);
  const token = visitor.cookie.split('=')[1] ?? '-';
  const stored = await server.database.db.selectFrom('sessions').select('token_hash').execute();
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.some((row) => row.token_hash.includes(token))).toBe(false);
  expect(answer.body).toMatchObject({ member: { name: 'Người an' }, home: 'xa-a', roles: [{ role: 'coordinator' }] });
});

test('[DESK] behind HTTPS the cookie is bound to the host', async () => {
  const answer = await new DeskVisitor(server).raw('POST', 'session', {
    headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
    body: JSON.stringify({ signIn: 'an', password: goodPassword }),
  });
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-tung-ngo-desk=.*Secure/);
});

test('[DESK] a wrong password and an unknown name get the same answer, and trying on makes both wait', async () => {
  const kinds: string[][] = [];
  for (const name of ['an', 'khong-co-ai']) {
    const seen: string[] = [];
    for (let i = 0; i < 6; i += 1) seen.push((await new DeskVisitor(server).signIn(name, `sai ${i} sai sai`)).body.error.kind);
    kinds.push(seen);
  }
  expect(kinds[0]).toEqual(kinds[1]);
  expect(kinds[0]).toEqual(['sign-in-wrong', 'sign-in-wrong', 'sign-in-wrong', 'sign-in-wrong', 'slow-down', 'slow-down']);
  const waiting = await new DeskVisitor(server).signIn('an');
  expect(waiting.status).toBe(429);
  expect(waiting.body.error.retryAfterMs).toBeGreaterThan(0);
  expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
  server.clock.ms += waiting.body.error.retryAfterMs;
  expect((await new DeskVisitor(server).signIn('an')).status).toBe(200);
});

test('[DESK] a session ends after 12 idle hours, after 7 days in any case, at sign-out, and when the account is suspended', async () => {
  const hour = 3_600_000;
  const visitor = await atTheDesk(server, 'binh', 'xa-a');
  const alive = async () => (await visitor.get('session')).status === 200;
  server.clock.ms += 11 * hour;
  expect(await alive()).toBe(true);
  server.clock.ms += 11 * hour;
  expect(await alive()).toBe(true);
  server.clock.ms += 12 * hour;
  expect(await alive()).toBe(false);

  await visitor.signIn('binh');
  for (let i = 0; i < 16; i += 1) {
    server.clock.ms += 10 * hour;
    expect(await alive()).toBe(true);
  }
  server.clock.ms += 9 * hour;
  expect(await alive()).toBe(false);

  await visitor.signIn('binh');
  expect((await visitor.ask('DELETE', 'session')).status).toBe(204);
  expect(await alive()).toBe(false);

  await visitor.signIn('binh');
  await server.database.db
    .updateTable('accounts')
    .set({ suspended_at: new Date(server.clock.ms) })
    .where('sign_in', '=', 'binh')
    .execute();
  expect(await alive()).toBe(false);
  expect((await visitor.signIn('binh')).body.error.kind).toBe('sign-in-wrong');
});

test('[DESK] nothing is changed by a request that another site sent', async () => {
  const visitor = await atTheDesk(server, 'chi', 'xa-a');
  const ways = [{ origin: 'https://ke-gian.example' }, { origin: 'null' }, { origin: '' }];
  const changing = server.app.routes.filter(
    (route) => route.path.startsWith('/api/desk/') && route.method !== 'GET' && route.method !== 'ALL',
  );
  expect(changing.length).toBeGreaterThan(8);
  for (const headers of ways) {
    for (const { method, path } of changing) {
      const answer = await visitor.raw(method, path.replace('/api/desk/', '').replaceAll(/:\w+/g, 'x'), { headers, body: '{}' });
      expect([method, path, answer.status, ((await answer.json()) as { error: { kind: string } }).error.kind]).toEqual([
        method,
        path,
        403,
        'origin-refused',
      ]);
    }
  }
  expect((await visitor.get('session')).status).toBe(200);
});

test('[DESK] weak passwords, taken names and unknown areas are refused, and nothing of them stays', async () => {
  const members = async () => (await server.database.db.selectFrom('members').select('id').execute()).length;
  const before = await members();
  const make = async (change: object) => {
    const account = { name: 'Lê Văn Thử', signIn: 'thu.le', password: goodPassword, roles: [{ area: 'a1', role: 'lead' as const }] };
    const made = await createAccount(server.services, { ...account, ...change });
    return made.ok ? 'made' : made.failure.kind;
  };
  expect(await make({ password: 'ngắn' })).toBe('password-short');
  expect(await make({ password: '1234567890' })).toBe('password-usual');
  expect(await make({ password: 'aaaaaaaaaaaa' })).toBe('password-usual');
  expect(await make({ password: 'Lê Văn Thử 99' })).toBe('password-own-name');
  expect(await make({ signIn: 'AN' })).toBe('sign-in-taken');
  expect(await make({ signIn: 'a b' })).toBe('sign-in-invalid');
  expect(await make({ roles: [{ area: 'khong', role: 'lead' }] })).toBe('area-unknown');
  expect(await members()).toBe(before);
  expect(await make({})).toBe('made');
});

test('[DESK] bad input at the door is an error of the contract, never a crash', async () => {
  const visitor = new DeskVisitor(server);
  const bodies = ['', '{', '[]', 'null', '{"signIn":5,"password":{}}', JSON.stringify({ signIn: 'x'.repeat(500), password: 'y' })];
  for (const body of bodies) {
    const answer = await visitor.raw('POST', 'session', { headers: { 'content-type': 'application/json' }, body });
    expect([body.slice(0, 20), answer.status]).toEqual([body.slice(0, 20), 400]);
  }
  expect((await visitor.raw('POST', 'session', { body: 'x'.repeat(300_000) })).status).toBe(413);
  visitor.cookie = 'tung-ngo-desk=khong-phai';
  expect((await visitor.get('session')).body.error.kind).toBe('not-signed-in');
});
