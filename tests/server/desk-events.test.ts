import { tokenHash } from '#server/accounts/desk-sessions.ts';
import type { DeskEnv } from '#server/desk/desk-session.ts';
import { eventStreams } from '#server/desk/event-streams.ts';
import { deskMember, scopeOf } from '#server/desk/scope.ts';
import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { eventsOf } from './event-line.ts';
import { aFieldServer, type FieldServer, someId } from './field-server.ts';

let server: FieldServer;
beforeAll(async () => {
  server = await aFieldServer();
});

const lineOf = async (answer: Response | Promise<Response>) => eventsOf(await answer);
const events = (visitor: DeskVisitor) => lineOf(visitor.raw('GET', 'events'));

test('[DESK] a sync is told at once to who is in charge, without any record in it, and to nobody else', async () => {
  const mine = await events(await atTheDesk(server, 'an', 'xa-a'));
  const other = await events(await atTheDesk(server, 'binh', 'xa-b'));
  expect((await mine())?.event).toBe('beat');
  expect((await other())?.event).toBe('beat');
  const ship = async (area: string) => {
    const tablet = await server.tablet({ area, role: 'volunteer' });
    await tablet.ship([tablet.mutation(1, server.clock.ms, { kind: 'household', id: someId(), area, set: { head: 'Kín' } })]);
  };
  await ship('a1');
  expect(await mine()).toMatchObject({ event: 'changed', data: { areas: ['a1'] } });
  await ship('b2');
  /* The first thing the other hears is their own: nothing of a1 came before it. */
  const heard = await other();
  expect(heard).toMatchObject({ event: 'changed', data: { areas: ['b2'] } });
  expect(JSON.stringify(heard)).not.toContain('Kín');
});

test('[DESK] the line ends at sign-out, other lines stay, and all end when the server stops', async () => {
  const leaving = await atTheDesk(server, 'chi', 'xa-a');
  const [gone, staying] = [await events(leaving), await events(await atTheDesk(server, 'dung', 'xa-a'))];
  await gone();
  await staying();
  await leaving.ask('DELETE', 'session');
  expect(await gone()).toBeUndefined();
  server.services.events.publish(['a2']);
  expect(await staying()).toMatchObject({ data: { areas: ['a2'] } });
  await server.close();
  expect(await staying()).toBeUndefined();
});

test('[DESK] a session that ended elsewhere loses its line at the next heartbeat', async () => {
  const visitor = await atTheDesk(server, 'giang', 'xa-a');
  const member = await deskMember(server.services, visitor.member);
  if (!member) throw new Error('no member');
  const streams = eventStreams(server.services, { heartbeat: 20, gathering: 5 });
  const app = new Hono<DeskEnv>();
  const { id: session } = await server.database.db
    .selectFrom('sessions')
    .where('token_hash', '=', tokenHash(visitor.cookie.split('=')[1] ?? ''))
    .select('id')
    .executeTakeFirstOrThrow();
  app.get('/', (context) => streams.open(context, scopeOf(server.services, member), session));
  const next = await lineOf(app.request('/'));
  expect((await next())?.event).toBe('beat');
  expect((await next())?.event).toBe('beat');
  await server.database.db.deleteFrom('sessions').where('id', '=', session).execute();
  let heard = await next();
  for (let beats = 0; heard && beats < 20; beats += 1) heard = await next();
  expect(heard).toBeUndefined();
});
