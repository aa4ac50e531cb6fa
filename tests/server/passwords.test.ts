import { passwordFault } from '#server/accounts/passwords.ts';
import { beforeAll, expect, test } from 'vitest';
import { auditedOf, withAuthenticator } from './desk-account.ts';
import { atTheDesk, DeskVisitor, goodPassword } from './desk-visitor.ts';
import { aFieldServer, type FieldServer } from './field-server.ts';

const another = 'trâu cày ruộng bậc thang';
let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

test('[PASSWORDS] what people choose first is refused, in Vietnam as in the world’s breaches', () => {
  const usual = [
    'matkhau123',
    'Matkhau@2025',
    'mat khau moi',
    'anhyeuem123',
    'Nguyenvan2020',
    'Vietnam30041975',
    'quehuongtoi',
    'Hanoi123456',
    'Saigon@123456',
    'P@ssw0rd123',
    '1qaz2wsx3edc',
    'iloveyou2024',
    'Tran Thi Huong',
    'mật khẩu của tôi',
    'football2024',
    'abcabcabcabc',
  ];
  for (const password of usual) expect([password, passwordFault(password, [])]).toEqual([password, 'password-usual']);
  const good = [goodPassword, another, 'hoa sen nở trong đầm', 'xyz8Kq!2mPw9', 'correct horse battery staple'];
  for (const password of good) expect([password, passwordFault(password, ['lan', 'Lê Thị Lan'])]).toEqual([password, undefined]);
});

test('[PASSWORDS] one’s own name does not count towards a password', () => {
  expect(passwordFault('Hoàng Quốc Khánh 2026', ['khanh.hq', 'Hoàng Quốc Khánh'])).toMatch(/^password-(usual|own-name)$/);
  expect(passwordFault('hoangquockhanh2026', ['khanh.hq', 'Hoàng Quốc Khánh'])).toMatch(/^password-(usual|own-name)$/);
});

test('[PASSWORDS] a new password asks for the old one, is looked at like any other, and ends every other session', async () => {
  const visitor = await atTheDesk(server, 'doi-an', 'xa-a');
  const elsewhere = new DeskVisitor(server);
  await elsewhere.signIn('doi-an');
  const change = async (old: string, password: string) => (await visitor.post('me/password', { old, password })).body;
  expect((await change('khong phai mat khau', another)).error.kind).toBe('password-wrong');
  expect((await change(goodPassword, 'matkhau123')).error.kind).toBe('password-usual');
  expect((await elsewhere.get('session')).status).toBe(200);
  expect(await change(goodPassword, another)).toEqual({ ended: 1 });
  expect((await elsewhere.get('session')).status).toBe(401);
  expect((await visitor.get('session')).status).toBe(200);
  expect((await new DeskVisitor(server).signIn('doi-an')).body.error.kind).toBe('sign-in-wrong');
  expect((await new DeskVisitor(server).signIn('doi-an', another)).status).toBe(200);
  expect(await auditedOf(server, visitor.member)).toContain('password-changed');
  for (let i = 0; i < 4; i += 1) await change(`sai lan ${i} sai`, goodPassword);
  expect((await change(another, goodPassword)).error.kind).toBe('slow-down');
});

test('[RESET] a link sets a password once, within a day, and ends every session; a weak password leaves it as it is', async () => {
  const giver = await atTheDesk(server, 'dat-lai', 'xa-a');
  const visitor = await atTheDesk(server, 'quen-an', 'a1', 'lead');
  const { link } = (await giver.post(`members/${visitor.member}/reset`, { factors: false })).body as { link: string };
  const token = link.split('#')[1] ?? '';
  expect(link).toMatch(/\/desk\/reset#[\w-]{43}$/);
  expect(JSON.stringify(await server.database.db.selectFrom('tickets').selectAll().execute())).not.toContain(token);
  const door = new DeskVisitor(server);
  expect((await door.post('reset', { token: 'khac', password: another })).body.error.kind).toBe('reset-over');
  expect((await door.post('reset', { token, password: 'matkhau123' })).body.error.kind).toBe('password-usual');
  expect((await visitor.get('session')).status).toBe(200);
  const [one, two] = await Promise.all([
    door.post('reset', { token, password: another }),
    door.post('reset', { token, password: another }),
  ]);
  expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 410]);
  expect((await visitor.get('session')).status).toBe(401);
  expect((await door.signIn('quen-an', another)).status).toBe(200);
  expect(await auditedOf(server, visitor.member)).toEqual(expect.arrayContaining(['reset-given', 'password-reset']));
});

test('[RESET] a link is over after a day, and when a newer one was made', async () => {
  const giver = await atTheDesk(server, 'dat-lai-hai', 'xa-a');
  const visitor = await atTheDesk(server, 'quen-binh', 'a1', 'lead');
  const make = async () => ((await giver.post(`members/${visitor.member}/reset`, { factors: false })).body.link as string).split('#')[1];
  const [older, newer] = [await make(), await make()];
  const door = new DeskVisitor(server);
  expect((await door.post('reset', { token: older, password: another })).body.error.kind).toBe('reset-over');
  server.clock.ms += 24 * 3_600_000;
  expect((await door.post('reset', { token: newer, password: another })).body.error.kind).toBe('reset-over');
});

test('[RESET] with the factors, a member who lost their telephone gets in by the new password alone', async () => {
  const giver = await atTheDesk(server, 'dat-lai-ba', 'xa-a');
  const visitor = await atTheDesk(server, 'mat-may', 'a1', 'lead');
  await withAuthenticator(server, visitor);
  const reset = async (factors: boolean, password: string) => {
    const { link } = (await giver.post(`members/${visitor.member}/reset`, { factors })).body as { link: string };
    await new DeskVisitor(server).post('reset', { token: link.split('#')[1], password });
    return (await new DeskVisitor(server).signIn('mat-may', password)).body;
  };
  expect((await reset(false, another)).needs).toBe('code');
  expect((await reset(true, goodPassword)).member.name).toBe('Người mat-may');
  expect(await auditedOf(server, visitor.member)).toContain('reset-given-with-factors');
});

test('[PASSWORDS] whoever makes an account for a colleague never knows its password: the colleague sets it by a link', async () => {
  const giver = await atTheDesk(server, 'lap-tai-khoan', 'xa-a');
  const member = { name: 'Đồng Nghiệp Mới', area: 'a1', role: 'lead', signIn: 'dong-nghiep' };
  const { id, reset } = (await giver.post('members', member)).body as { id: string; reset: { link: string; memberName: string } };
  expect(reset.memberName).toBe('Đồng Nghiệp Mới');
  const door = new DeskVisitor(server);
  expect((await door.post('reset', { token: reset.link.split('#')[1], password: another })).status).toBe(200);
  expect((await door.signIn('dong-nghiep', another)).body.member.id).toBe(id);
});

test('[RESET] nobody resets who stands above or beside them with more, themselves, or who has no account', async () => {
  const giver = await atTheDesk(server, 'dat-lai-bon', 'xa-a');
  const reset = async (member: string) => (await giver.post(`members/${member}/reset`, { factors: true })).body.error?.kind;
  expect(await reset((await atTheDesk(server, 'cap-tren', 'tinh')).member)).toBe('outside-scope');
  expect(await reset((await atTheDesk(server, 'quan-tri-xa', 'xa-a', 'operator')).member)).toBe('not-allowed');
  expect(await reset(giver.member)).toBe('not-yourself');
  expect(await reset(await server.member({ area: 'a1', role: 'volunteer' }))).toBe('no-account');
});

test('[PASSWORDS] no answer of the desk says a password or its hash', async () => {
  const visitor = await atTheDesk(server, 'khong-lo', 'tinh', 'operator');
  const seen = [];
  for (const path of ['me', 'session', 'members?node=tinh', 'areas/tinh/audit']) seen.push((await visitor.get(path)).body);
  expect(JSON.stringify(seen)).not.toMatch(/argon2|lúa chín/);
});
