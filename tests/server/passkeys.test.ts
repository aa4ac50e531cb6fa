import { freshFor } from '#server/accounts/require-fresh.ts';
import { beforeAll, expect, test } from 'vitest';
import { auditedOf, withAuthenticator } from './desk-account.ts';
import { atTheDesk, DeskVisitor } from './desk-visitor.ts';
import { aFieldServer, type FieldServer } from './field-server.ts';
import { SoftPasskey } from './soft-passkey.ts';

let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

async function addPasskey(visitor: DeskVisitor, passkey: SoftPasskey, name: string, manner = {}) {
  const { ticket, options } = (await visitor.post('me/passkeys/challenge', {})).body;
  return visitor.post('me/passkeys', { ticket, name, response: passkey.create(options, manner) });
}

async function signInWith(passkey: SoftPasskey, manner = {}, visitor = new DeskVisitor(server)) {
  const { ticket, options } = (await visitor.post('session/passkey/challenge', {})).body;
  const answer = await visitor.post('session/passkey', { ticket, response: passkey.get(options, manner) });
  return { visitor, ticket, options, answer };
}

test('[PASSKEYS] a passkey alone signs in, also where codes are on; several live side by side, each under its name', async () => {
  const owner = await atTheDesk(server, 'khoa-an', 'xa-a');
  const [laptop, telephone] = [new SoftPasskey(), new SoftPasskey()];
  expect((await addPasskey(owner, laptop, '  Máy ở ủy ban ')).status).toBe(200);
  expect((await addPasskey(owner, telephone, 'Điện thoại')).status).toBe(200);
  await withAuthenticator(server, owner);
  for (const passkey of [laptop, telephone]) {
    const { answer, visitor } = await signInWith(passkey);
    expect([answer.status, answer.body.member?.name]).toEqual([200, 'Người khoa-an']);
    expect((await visitor.get('session')).status).toBe(200);
  }
  const me = (await owner.get('me')).body;
  expect(me.passkeys.map(({ name, usedAt }: { name: string; usedAt?: string }) => [name, usedAt !== undefined])).toEqual([
    ['Máy ở ủy ban', true],
    ['Điện thoại', true],
  ]);
  expect(me.sessions.some(({ how }: { how: string }) => how === 'passkey')).toBe(true);
  expect(await auditedOf(server, owner.member)).toEqual(expect.arrayContaining(['passkey-added', 'sign-in-passkey']));
});

test('[PASSKEYS] without a finger, a face or a PIN nobody comes in, and no passkey is kept', async () => {
  const owner = await atTheDesk(server, 'khoa-binh', 'xa-a');
  const passkey = new SoftPasskey();
  expect((await addPasskey(owner, passkey, 'Máy', { verified: false })).body.error.kind).toBe('passkey-wrong');
  expect((await addPasskey(owner, passkey, 'Máy')).status).toBe(200);
  expect((await signInWith(passkey, { verified: false })).answer.body.error.kind).toBe('passkey-wrong');
  expect((await signInWith(passkey)).answer.status).toBe(200);
});

test('[PASSKEYS] an answer given to another site, to another challenge, twice, or too late is worth nothing', async () => {
  const owner = await atTheDesk(server, 'khoa-cuc', 'xa-a');
  const passkey = new SoftPasskey();
  await addPasskey(owner, passkey, 'Máy');
  expect((await signInWith(passkey, { origin: 'https://tungngo.example' })).answer.body.error.kind).toBe('passkey-wrong');
  const used = await signInWith(passkey);
  const again = { ticket: used.ticket, response: passkey.get(used.options) };
  expect((await new DeskVisitor(server).post('session/passkey', again)).body.error.kind).toBe('ticket-over');
  const fresh = (await used.visitor.post('session/passkey/challenge', {})).body;
  const crossed = { ticket: fresh.ticket, response: passkey.get(used.options) };
  expect((await new DeskVisitor(server).post('session/passkey', crossed)).body.error.kind).toBe('passkey-wrong');
  const late = (await used.visitor.post('session/passkey/challenge', {})).body;
  server.clock.ms += 5 * 60_000;
  const tooLate = { ticket: late.ticket, response: passkey.get(late.options) };
  expect((await new DeskVisitor(server).post('session/passkey', tooLate)).body.error.kind).toBe('ticket-over');
});

test('[PASSKEYS] a signature of another key, a stranger’s passkey and a suspended member’s are refused alike', async () => {
  const owner = await atTheDesk(server, 'khoa-dung', 'xa-a');
  const passkey = new SoftPasskey();
  await addPasskey(owner, passkey, 'Máy');
  const { ticket, options } = (await owner.post('session/passkey/challenge', {})).body;
  const forged = { ...new SoftPasskey().get(options), id: passkey.get(options).id, rawId: passkey.get(options).rawId };
  expect((await new DeskVisitor(server).post('session/passkey', { ticket, response: forged })).body.error.kind).toBe('passkey-wrong');
  expect((await signInWith(new SoftPasskey())).answer.body.error.kind).toBe('passkey-wrong');
  await server.database.db
    .updateTable('accounts')
    .set({ suspended_at: new Date(server.clock.ms) })
    .where('member', '=', owner.member)
    .execute();
  expect((await signInWith(passkey)).answer.body.error.kind).toBe('passkey-wrong');
});

test('[PASSKEYS] a removed one is good for nothing; nobody removes or finishes another’s', async () => {
  const [owner, other] = [await atTheDesk(server, 'khoa-em', 'xa-a'), await atTheDesk(server, 'khoa-giang', 'xa-a')];
  const passkey = new SoftPasskey();
  const { id } = (await addPasskey(owner, passkey, 'Máy')).body;
  expect((await other.post(`me/passkeys/${id}/remove`, {})).body.error.kind).toBe('outside-scope');
  const { ticket, options } = (await owner.post('me/passkeys/challenge', {})).body;
  const stolen = { ticket, name: 'Của tôi', response: new SoftPasskey().create(options) };
  expect((await other.post('me/passkeys', stolen)).body.error.kind).toBe('ticket-over');
  expect((await owner.post(`me/passkeys/${id}/remove`, {})).status).toBe(200);
  expect((await signInWith(passkey)).answer.body.error.kind).toBe('passkey-wrong');
});

test('[STEP-UP] one’s own passkey shows who one is; another member’s does not', async () => {
  const [owner, other] = [await atTheDesk(server, 'khoa-hai', 'xa-a'), await atTheDesk(server, 'khoa-khanh', 'xa-a')];
  const [mine, theirs] = [new SoftPasskey(), new SoftPasskey()];
  await addPasskey(owner, mine, 'Của tôi');
  await addPasskey(other, theirs, 'Của người khác');
  server.clock.ms += freshFor;
  const show = async (passkey: SoftPasskey) => {
    const { ticket, options } = (await owner.post('session/passkey/challenge', {})).body;
    return (await owner.post('fresh', { by: 'passkey', ticket, response: passkey.get(options) })).body;
  };
  const take = async () => (await owner.post('areas/xa-a/export', { kind: 'visit', format: 'csv' })).status;
  expect((await show(theirs)).error.kind).toBe('passkey-wrong');
  expect(await take()).toBe(403);
  expect((await owner.get('fresh')).body.passkey).toBe(true);
  expect(await show(mine)).toEqual({ fresh: true });
  expect(await take()).toBe(200);
});

test('[PASSKEYS] bad input is an error of the contract, never a crash', async () => {
  const visitor = new DeskVisitor(server);
  const { ticket } = (await visitor.post('session/passkey/challenge', {})).body;
  const empty = { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: '' }, clientExtensionResults: {} };
  for (const body of [{}, { ticket }, { ticket, response: {} }, { ticket: 5, response: empty }])
    expect((await visitor.post('session/passkey', body)).body.error.kind).toBe('invalid');
  expect((await visitor.post('session/passkey', { ticket, response: empty })).body.error.kind).toBe('passkey-wrong');
});
