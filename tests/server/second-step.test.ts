import { secretKeeper } from '#server/accounts/secret-keeper.ts';
import { archivedTables } from '#server/database/archive.ts';
import { composeServer } from '#server/compose-server.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { auditedOf, codeOf, withAuthenticator } from './desk-account.ts';
import { atTheDesk, DeskVisitor } from './desk-visitor.ts';
import { aFieldServer, type FieldServer, seededRandom } from './field-server.ts';

let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

async function ticketOf(name: string, visitor = new DeskVisitor(server)): Promise<{ visitor: DeskVisitor; ticket: string }> {
  const answer = await visitor.signIn(name);
  expect([answer.status, answer.body.needs, visitor.cookie]).toEqual([200, 'code', '']);
  return { visitor, ticket: answer.body.ticket };
}

test('[CODES] with codes on, the password gives no session, only the right to give a code', async () => {
  const owner = await atTheDesk(server, 'ma-an', 'xa-a');
  const { secret } = await withAuthenticator(server, owner);
  const { visitor, ticket } = await ticketOf('ma-an');
  expect((await visitor.get('session')).status).toBe(401);
  expect((await visitor.post('session/code', { ticket, code: '000000' })).body.error.kind).toBe('code-wrong');
  expect((await visitor.post('session/code', { ticket: 'khac', code: codeOf(server, secret) })).body.error.kind).toBe('ticket-over');
  expect((await visitor.post('session/code', { ticket, code: codeOf(server, secret) })).body.member.name).toBe('Người ma-an');
  expect((await visitor.get('session')).status).toBe(200);
  expect(await auditedOf(server, owner.member)).toEqual(expect.arrayContaining(['authenticator-added', 'sign-in-failed', 'sign-in-code']));
});

test('[CODES] a code is taken once, nor is an earlier one after it; the next one is', async () => {
  const owner = await atTheDesk(server, 'ma-binh', 'xa-a');
  const { secret } = await withAuthenticator(server, owner);
  const code = codeOf(server, secret);
  const first = await ticketOf('ma-binh');
  expect((await first.visitor.post('session/code', { ticket: first.ticket, code })).status).toBe(200);
  const second = await ticketOf('ma-binh');
  expect((await second.visitor.post('session/code', { ticket: second.ticket, code })).body.error.kind).toBe('code-wrong');
  const earlier = codeOf(server, secret, -1);
  expect((await second.visitor.post('session/code', { ticket: second.ticket, code: earlier })).body.error.kind).toBe('code-wrong');
  server.clock.ms += 30_000;
  const next = codeOf(server, secret);
  expect((await second.visitor.post('session/code', { ticket: second.ticket, code: next })).status).toBe(200);
});

test('[CODES] of two at the same moment with one code one is refused', async () => {
  const owner = await atTheDesk(server, 'ma-cuong', 'xa-a');
  const { secret } = await withAuthenticator(server, owner);
  const [one, two] = [await ticketOf('ma-cuong'), await ticketOf('ma-cuong')];
  const code = codeOf(server, secret);
  const answers = await Promise.all([one, two].map(({ visitor, ticket }) => visitor.post('session/code', { ticket, code })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
});

test('[CODES] a recovery code works once in place of a code; new ones end the old; they are kept as hashes', async () => {
  const owner = await atTheDesk(server, 'ma-dung', 'xa-a');
  const { codes } = await withAuthenticator(server, owner);
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  expect(codes[0]).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const use = async (code = '') => {
    const { visitor, ticket } = await ticketOf('ma-dung');
    return (await visitor.post('session/code', { ticket, code })).status;
  };
  expect(await use(codes[0]?.toLowerCase())).toBe(200);
  expect(await use(codes[0])).toBe(401);
  expect((await owner.get('me')).body.recoveryCodesLeft).toBe(9);
  const kept = JSON.stringify(await server.database.db.selectFrom('recovery_codes').selectAll().execute());
  for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''));
  const fresh = (await owner.post('me/recovery-codes', {})).body.codes as readonly string[];
  expect(await use(codes[1])).toBe(401);
  expect(await use(fresh[0])).toBe(200);
});

test('[CODES] guessing ends: a ticket takes five tries, and the account waits whatever the ticket', async () => {
  const owner = await atTheDesk(server, 'ma-giang', 'xa-a');
  const { secret } = await withAuthenticator(server, owner);
  const seen: string[] = [];
  for (let i = 0; i < 8; i += 1) {
    const { visitor, ticket } = await ticketOf('ma-giang');
    seen.push((await visitor.post('session/code', { ticket, code: '000000' })).body.error.kind);
  }
  expect(seen.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'code-wrong'));
  expect(new Set(seen.slice(4))).toEqual(new Set(['slow-down']));
  server.clock.ms += 16 * 60_000;
  const { visitor, ticket } = await ticketOf('ma-giang');
  server.clock.ms += 5 * 60_000;
  expect((await visitor.post('session/code', { ticket, code: codeOf(server, secret) })).body.error.kind).toBe('ticket-over');
  const many = await ticketOf('ma-giang');
  for (let i = 0; i < 5; i += 1) {
    server.clock.ms += 60_000 / 2;
    await many.visitor.post('session/code', { ticket: many.ticket, code: '000000' });
  }
  const late = await many.visitor.post('session/code', { ticket: many.ticket, code: codeOf(server, secret) });
  expect(late.body.error.kind).toBe('ticket-over');
});

test('[CODES] nothing in the database as text says a secret; without codes on, nothing is asked', async () => {
  const owner = await atTheDesk(server, 'ma-hoa', 'xa-a');
  const { secret } = await withAuthenticator(server, owner);
  for (const table of [...archivedTables, 'tickets' as const]) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(server.database.db);
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
  }
  expect((await owner.post('me/authenticator/remove', {})).status).toBe(200);
  expect((await new DeskVisitor(server).signIn('ma-hoa')).body.member.name).toBe('Người ma-hoa');
});

test('[CODES] an authenticator counts only when a code of it came back, from the member who began it', async () => {
  const [owner, other] = [await atTheDesk(server, 'ma-khoa', 'xa-a'), await atTheDesk(server, 'ma-lan', 'xa-a')];
  const { ticket, secret } = (await owner.post('me/authenticator', {})).body;
  expect((await new DeskVisitor(server).signIn('ma-khoa')).status).toBe(200);
  const code = codeOf(server, secret);
  expect((await other.post('me/authenticator/confirm', { ticket, code })).body.error.kind).toBe('ticket-over');
  expect((await other.get('me')).body.authenticator).toBe(false);
});

test('[CODES] a key of the environment seals what a copy of the database cannot open, and a secret opens for its member only', async () => {
  const random = seededRandom(11);
  const [database, environment] = [random(new Uint8Array(32)), random(new Uint8Array(32))];
  const both = secretKeeper({ database, environment }, random);
  const sealed = both.seal('JBSWY3DPEHPK3PXP', 'member-1');
  expect(both.open(sealed, 'member-1')).toBe('JBSWY3DPEHPK3PXP');
  expect(both.open(sealed, 'member-2')).toBeUndefined();
  expect(secretKeeper({ database }, random).open(sealed, 'member-1')).toBeUndefined();
  const older = secretKeeper({ database }, random).seal('JBSWY3DPEHPK3PXP', 'member-1');
  expect(both.open(older, 'member-1')).toBe('JBSWY3DPEHPK3PXP');
  expect(both.open(`${sealed.slice(0, -2)}AA`, 'member-1')).toBeUndefined();
  const config = { accountKey: environment };
  const { services } = await composeServer({ database: server.database, now: () => server.clock.ms, random, config });
  expect(services.secrets.seal('x', 'y')).toMatch(/^environment\./);
});
