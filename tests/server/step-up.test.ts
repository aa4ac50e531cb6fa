import { freshFor } from '#server/accounts/require-fresh.ts';
import { routeRights } from '#server/desk/route-rights.ts';
import { beforeAll, expect, test } from 'vitest';
import { auditedOf, codeOf, withAuthenticator } from './desk-account.ts';
import { atTheDesk, DeskVisitor, goodPassword } from './desk-visitor.ts';
import { aFieldServer, type FieldServer } from './field-server.ts';

let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

const later = () => {
  server.clock.ms += freshFor;
};
const kindOf = async (answer: Promise<{ readonly body: { readonly error?: { readonly kind: string } } }>) =>
  (await answer).body.error?.kind;

test('[STEP-UP] every weighty route, ten minutes after signing in, asks first who is there, and changes nothing', async () => {
  const visitor = await atTheDesk(server, 'quan-trong', 'xa-a');
  const weighty = Object.entries(routeRights).filter(([, { fresh }]) => fresh);
  expect(weighty.map(([route]) => route)).toEqual(
    expect.arrayContaining(['POST areas/:id/export', 'POST members/:id/roles', 'POST members/:id/reset', 'POST me/authenticator']),
  );
  later();
  for (const [route] of weighty) {
    const [method = '', path = ''] = route.split(' ');
    const answer = await visitor.ask(method, path.replace('areas/:id', 'areas/xa-a').replaceAll(/:\w+/g, 'x'), {});
    expect([route, answer.status, answer.body.error?.kind]).toEqual([route, 403, 'step-up-needed']);
  }
});

test('[STEP-UP] after the password what was asked is done, for ten minutes; a wrong one opens nothing and makes wait', async () => {
  const visitor = await atTheDesk(server, 'lam-lai', 'xa-a');
  const roles = async () => kindOf(visitor.post(`members/${await someone}/roles`, { area: 'a1', role: 'lead', held: true }));
  const someone = server.member({ area: 'a1', role: 'volunteer' });
  expect(await roles()).toBeUndefined();
  later();
  expect(await roles()).toBe('step-up-needed');
  expect(await kindOf(visitor.post('fresh', { by: 'password', password: 'khong phai mat khau nay' }))).toBe('password-wrong');
  expect(await roles()).toBe('step-up-needed');
  const before = visitor.cookie;
  expect((await visitor.get('fresh')).body).toEqual({ by: 'password', passkey: false });
  expect((await visitor.post('fresh', { by: 'password', password: goodPassword })).body).toEqual({ fresh: true });
  expect(visitor.cookie).not.toBe(before);
  expect(await roles()).toBeUndefined();
  later();
  expect(await roles()).toBe('step-up-needed');
  for (let i = 0; i < 4; i += 1) await visitor.post('fresh', { by: 'password', password: `sai lan thu ${i}` });
  expect(await kindOf(visitor.post('fresh', { by: 'password', password: goodPassword }))).toBe('slow-down');
  expect(await auditedOf(server, visitor.member)).toEqual(expect.arrayContaining(['step-up-password', 'step-up-failed']));
});

test('[STEP-UP] where codes are on, the password alone is not enough', async () => {
  const visitor = await atTheDesk(server, 'hai-buoc', 'xa-a');
  const { secret } = await withAuthenticator(server, visitor);
  expect((await visitor.get('fresh')).body.by).toBe('code');
  expect(await kindOf(visitor.post('fresh', { by: 'password', password: goodPassword }))).toBe('code-needed');
  expect((await visitor.post('fresh', { by: 'code', code: codeOf(server, secret) })).status).toBe(200);
});

test('[STEP-UP] a member who may sign in or manage is as weighty as a role; a volunteer is not', async () => {
  const visitor = await atTheDesk(server, 'them-nguoi', 'xa-a');
  later();
  const add = (more: object) => kindOf(visitor.post('members', { name: 'Người Mới', area: 'a1', role: 'volunteer', ...more }));
  expect(await add({})).toBeUndefined();
  expect(await add({ role: 'coordinator' })).toBe('step-up-needed');
  expect(await add({ role: 'lead', signIn: 'nguoi-moi', password: goodPassword })).toBe('step-up-needed');
});

test('[STEP-UP] one member’s showing opens nothing in another’s session, nor in another session of their own', async () => {
  const visitor = await atTheDesk(server, 'hai-noi-mot-nguoi', 'xa-a');
  const elsewhere = new DeskVisitor(server);
  await elsewhere.signIn('hai-noi-mot-nguoi');
  later();
  await visitor.post('fresh', { by: 'password', password: goodPassword });
  expect(await kindOf(elsewhere.post('areas/xa-a/export', { kind: 'person', format: 'csv' }))).toBe('step-up-needed');
});
