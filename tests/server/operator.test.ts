import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordFits } from '#server/accounts/passwords.ts';
import { adminCommands } from '#server/command-line/admin-commands.ts';
import { aFieldServer, type FieldServer } from './field-server.ts';
import { PeerTablet } from './peer-client.ts';

let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});
afterAll(() => server.database.close());

async function admin(
  name: string,
  options: Readonly<Record<string, string>> = {},
  ...words: readonly string[]
): Promise<{ ok: boolean; said: string }> {
  const said: string[] = [];
  const command = adminCommands.get(name);
  if (!command) throw new Error(`no command ${name}`);
  const ok = await command.run(server.services, { words, options, say: (line) => said.push(line) });
  return { ok, said: said.join('\n') };
}

test('[OPERATOR] from a member to a working tablet by commands alone, and the tablet is revoked again', async () => {
  const member = await admin('create-member', { name: 'Trần Thử', area: 'xa-a', role: 'volunteer' });
  const code = await admin('enrolment-code', { member: member.said });
  expect([member.ok, code.ok]).toEqual([true, true]);
  const [shown = ''] = code.said.split('\n');
  const tablet = await PeerTablet.enrol((path, init) => server.app.request(path, init), shown);
  expect((await tablet.pullPage()).status).toBe(200);
  expect((await admin('revoke-device', {}, tablet.id)).ok).toBe(true);
  expect((await admin('revoke-device', {}, tablet.id)).ok).toBe(false);
  expect((await tablet.pullPage()).status).toBe(403);
});

test('[OPERATOR] a coordinator’s password is printed once, fits, and is replaced by a reset that ends every session', async () => {
  const made = await admin('create-coordinator', { name: 'Nguyễn Thử', 'sign-in': 'Thu.Nguyen', area: 'xa-a' });
  const first = /Mật khẩu: (\S+)/.exec(made.said)?.[1] ?? '';
  const reset = await admin('reset-password', { 'sign-in': 'thu.nguyen ' });
  const second = /Mật khẩu mới: (\S+)/.exec(reset.said)?.[1] ?? '';
  expect([first.length, second.length]).toEqual([16, 16]);
  const account = await server.database.db.selectFrom('accounts').select('password').executeTakeFirstOrThrow();
  expect([await passwordFits(first, account.password), await passwordFits(second, account.password)]).toEqual([false, true]);
});

test('[OPERATOR] villages are read from a file, and the same file again adds nothing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-operator-'));
  const file = join(directory, 'villages.json');
  writeFileSync(file, JSON.stringify([{ name: 'Đồng Bưởi', kind: 'thôn', commune: '00004' }]));
  expect(await admin('import-villages', {}, file)).toMatchObject({ ok: false, said: expect.stringContaining('00004') as string });
  expect((await admin('import-areas')).said).toContain('3355');
  expect((await admin('import-villages', {}, file)).said).toBe('Đã thêm 1, đã có 0.');
  expect((await admin('import-villages', {}, file)).said).toBe('Đã thêm 0, đã có 1.');
  rmSync(directory, { recursive: true });
});

test('[OPERATOR] a rotated key is what the next tablet is given', async () => {
  const { said } = await admin('rotate-key');
  expect(said).toContain((await server.tablet()).to.keyId);
});

test('[OPERATOR] a reset link is made by sign-in name, and works once; it stands in the audit', async () => {
  await admin('create-coordinator', { name: 'Lê Quên', 'sign-in': 'le.quen', area: 'xa-a' });
  const { ok, said } = await admin('reset-link', { 'sign-in': 'le.quen' });
  const token = /#(\S+)/.exec(said)?.[1] ?? '';
  expect([ok, token.length]).toEqual([true, 43]);
  const set = (password: string) =>
    server.app.request('http://localhost/api/desk/reset', {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ token, password }),
    });
  expect((await set('lúa chín ngoài đồng')).status).toBe(200);
  expect((await set('lúa chín ngoài đồng')).status).toBe(410);
  const acts = await server.database.db.selectFrom('audit').select('what').orderBy('id').execute();
  expect(acts.map(({ what }) => what)).toEqual(expect.arrayContaining(['member-added', 'reset-given', 'password-reset', 'key-rotated']));
});

const refused: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['create-coordinator', { name: 'A', 'sign-in': 'abc' }, []],
  ['create-coordinator', { name: 'A', 'sign-in': 'abc', area: 'nowhere' }, []],
  ['create-member', { name: '  ', area: 'xa-a' }, []],
  ['create-member', { name: 'A', area: 'xa-a', role: 'king' }, []],
  ['enrolment-code', {}, []],
  ['enrolment-code', { member: 'nobody' }, []],
  ['enrolment-code', { member: '01990000-0000-7000-8000-00000000ffff' }, []],
  ['reset-password', { 'sign-in': 'nobody' }, []],
  ['reset-password', {}, []],
  ['reset-link', { 'sign-in': 'nobody' }, []],
  ['revoke-device', {}, []],
  ['revoke-device', {}, ['not-an-id']],
  ['import-villages', {}, []],
];
test.each(refused)('[OPERATOR] %s with %o %o is refused in words', async (name, options, words) => {
  const { ok, said } = await admin(name, options, ...words);
  expect(ok).toBe(false);
  expect(said.length).toBeGreaterThan(8);
});

test('[OPERATOR] a code cannot be made to last for no time, for ever, or for a word', async () => {
  const { said: member } = await admin('create-member', { name: 'Lê Thử', area: 'a1' });
  for (const hours of ['0', '-3', 'soon', '99999999']) expect((await admin('enrolment-code', { member, hours })).ok).toBe(false);
});
