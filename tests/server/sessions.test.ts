import { beforeAll, expect, test } from 'vitest';
import { auditedOf } from './desk-account.ts';
import { atTheDesk, DeskVisitor, goodPassword } from './desk-visitor.ts';
import { aFieldServer, type FieldServer } from './field-server.ts';

const minute = 60_000;
let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

/** Asks with a cookie as it was at some time. */
async function statusWith(cookie: string): Promise<number> {
  return (await Object.assign(new DeskVisitor(server), { cookie }).get('session')).status;
}

test('[SESSIONS] every sign-in gives a token of its own, whatever cookie came along', async () => {
  const visitor = await atTheDesk(server, 'the-an', 'xa-a');
  const first = visitor.cookie;
  await visitor.signIn('the-an');
  expect(visitor.cookie).not.toBe(first);
  expect(await statusWith(first)).toBe(200);
});

test('[SESSIONS] the token changes every hour; the one before works until the new one was seen and a minute longer', async () => {
  const visitor = await atTheDesk(server, 'the-binh', 'xa-a');
  const first = visitor.cookie;
  server.clock.ms += 59 * minute;
  await visitor.get('session');
  expect(visitor.cookie).toBe(first);
  server.clock.ms += 2 * minute;
  await visitor.get('session');
  const second = visitor.cookie;
  expect(second).not.toBe(first);
  expect(await statusWith(first)).toBe(200);
  await visitor.get('session');
  expect(await statusWith(first)).toBe(200);
  server.clock.ms += 2 * minute;
  expect((await visitor.get('session')).status).toBe(200);
});

test('[SESSIONS] an answer with the new token that was lost signs nobody out', async () => {
  const visitor = await atTheDesk(server, 'the-chau', 'xa-a');
  const first = visitor.cookie;
  server.clock.ms += 61 * minute;
  expect(await statusWith(first)).toBe(200);
  server.clock.ms += 30 * minute;
  visitor.cookie = first;
  expect((await visitor.get('session')).status).toBe(200);
  expect(visitor.cookie).not.toBe(first);
});

test('[SESSIONS] whoever shows a token that was replaced long ago holds a copy: the session ends for both', async () => {
  const visitor = await atTheDesk(server, 'the-dao', 'xa-a');
  const stolen = visitor.cookie;
  server.clock.ms += 61 * minute;
  await visitor.get('session');
  await visitor.get('session');
  server.clock.ms += 2 * minute;
  expect(await statusWith(stolen)).toBe(401);
  expect((await visitor.get('session')).status).toBe(401);
});

test('[SESSIONS] of requests at the same moment one carries the new token, and all are answered', async () => {
  const visitor = await atTheDesk(server, 'the-em', 'xa-a');
  const { cookie } = visitor;
  server.clock.ms += 61 * minute;
  const answers = await Promise.all(Array.from({ length: 5 }, () => Object.assign(new DeskVisitor(server), { cookie }).get('session')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(answers.filter(({ headers }) => headers.get('set-cookie') !== null)).toHaveLength(1);
});

test('[SESSIONS] a role given changes the token of every session its member has, at the next request', async () => {
  const giver = await atTheDesk(server, 'the-giao', 'xa-a');
  const visitor = await atTheDesk(server, 'the-nhan', 'a1', 'lead');
  const before = visitor.cookie;
  const given = await giver.post(`members/${visitor.member}/roles`, { area: 'a2', role: 'coordinator', held: true });
  expect(given.status).toBe(200);
  expect((await visitor.get('session')).body.roles).toHaveLength(2);
  expect(visitor.cookie).not.toBe(before);
});

test('[SESSIONS] my sessions are listed without their tokens; one ends by its id, all others at once, nobody else’s ever', async () => {
  const visitor = await atTheDesk(server, 'the-hai', 'xa-a');
  const agents = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  ];
  const cookies: string[] = [];
  for (const agent of agents) {
    const answer = await new DeskVisitor(server).raw('POST', 'session', {
      headers: { 'content-type': 'application/json', 'user-agent': agent },
      body: JSON.stringify({ signIn: 'the-hai', password: goodPassword }),
    });
    cookies.push(answer.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
  const { sessions } = (await visitor.get('me')).body as { sessions: { id: string; agent: string; here: boolean }[] };
  expect(new Set(sessions.map(({ agent, here }) => `${agent}${here ? ' here' : ''}`))).toEqual(
    new Set([' here', 'Chrome, Android', 'Edge, Windows']),
  );
  const hashes = await server.database.db.selectFrom('sessions').select('token_hash').execute();
  for (const { token_hash } of hashes) expect(JSON.stringify(sessions)).not.toContain(token_hash);
  const stranger = await atTheDesk(server, 'the-la', 'xa-a');
  const android = sessions.find(({ agent }) => agent.endsWith('Android'))?.id;
  expect((await stranger.post('me/sessions/end', { id: android })).body.error.kind).toBe('outside-scope');
  expect((await visitor.post('me/sessions/end', { id: android })).body).toEqual({ ended: 1 });
  expect([await statusWith(cookies[0] ?? ''), await statusWith(cookies[1] ?? '')]).toEqual([200, 401]);
  expect((await visitor.post('me/sessions/end', {})).body).toEqual({ ended: 1 });
  expect([await statusWith(cookies[0] ?? ''), (await visitor.get('session')).status]).toEqual([401, 200]);
  expect(await auditedOf(server, visitor.member)).toEqual(expect.arrayContaining(['session-ended', 'sessions-ended']));
});
