import { freePort } from '../contract/free-port.ts';
import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { goodPassword } from './desk-visitor.ts';
import { eventsOf } from './event-line.ts';
import { aFieldServer, type FieldServer, someId } from './field-server.ts';
import { buildServer, NodeProcess, type ServerBundle } from './node-process.ts';
import { type Ask, PeerTablet } from './peer-client.ts';

let bundle: ServerBundle;
let postgres: PostgresServer;
let database: OpenedDatabase;
let field: FieldServer;
let nodes: readonly [NodeProcess, NodeProcess];

beforeAll(async () => {
  [bundle, postgres] = await Promise.all([buildServer(), startPostgres()]);
  const url = await postgres.createDatabase();
  database = await openDatabase({ url });
  field = await aFieldServer(database);
  field.clock.ms = Date.now();
  const place = { url, env: { DATABASE_CONNECTIONS: '4', PUBLIC_URL: 'http://localhost:8080' } };
  nodes = [new NodeProcess(bundle, place, await freePort()), new NodeProcess(bundle, place, await freePort())];
  await Promise.all(nodes.map((node) => node.start()));
});
afterAll(async () => {
  expect(await Promise.all(nodes.map((node) => node.end('SIGTERM')))).toEqual([0, 0]);
  await database.close();
  await postgres.stop();
  bundle.remove();
});

const askOf = (node: NodeProcess): Ask => {
  return (path, init) => fetch(`${node.address}${path}`, init);
};

/** Signs in at one node; what comes back is good at both. */
async function signedIn(node: NodeProcess, signIn: string, area: string): Promise<string> {
  const account = await createAccount(field.services, {
    name: `Người ${signIn}`,
    signIn,
    password: goodPassword,
    roles: [{ area, role: 'coordinator' }],
  });
  if (!account.ok) throw new Error(account.failure.kind);
  const answer = await signInAt(node, signIn, goodPassword);
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function signInAt(node: NodeProcess, signIn: string, password: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: 'http://localhost:8080' };
  return fetch(`${node.address}/api/desk/session`, { method: 'POST', headers, body: JSON.stringify({ signIn, password }) });
}

test('[NODES] what one node takes in, a desk at the other hears at once, without any record in it', async () => {
  const cookie = await signedIn(nodes[0], 'an', 'xa-a');
  const next = eventsOf(await fetch(`${nodes[1].address}/api/desk/events`, { headers: { cookie } }));
  expect((await next())?.event).toBe('beat');
  const tablet = await PeerTablet.enrol(askOf(nodes[0]), await field.code(await field.member({ area: 'a2', role: 'volunteer' })));
  const home = tablet.mutation(1, Date.now(), { kind: 'household', id: someId(), area: 'a2', set: { head: 'Bà Kín' } });
  expect((await tablet.ship([home])).verdicts).toEqual([{ n: 1, verdict: 'accepted' }]);
  const heard = await next();
  expect(heard).toMatchObject({ event: 'changed', data: { areas: ['a2'] } });
  expect(JSON.stringify(heard)).not.toContain('Kín');
  /* An operator's command tells both. */
  field.services.events.publish(['a3']);
  expect(await next()).toMatchObject({ event: 'changed', data: { areas: ['a3'] } });
});

test('[NODES] who may have missed something, because the connection to the database was lost, is sent to read anew', async () => {
  const cookie = await signedIn(nodes[0], 'binh', 'xa-a');
  const next = eventsOf(await fetch(`${nodes[1].address}/api/desk/events`, { headers: { cookie } }));
  expect((await next())?.event).toBe('beat');
  await postgres.cutListeners();
  expect(await next()).toBeUndefined();
  const again = eventsOf(await fetch(`${nodes[1].address}/api/desk/events`, { headers: { cookie } }));
  expect((await again())?.event).toBe('beat');
  const tablet = await PeerTablet.enrol(askOf(nodes[0]), await field.code(await field.member()));
  await tablet.ship([tablet.mutation(1, Date.now(), { kind: 'household', id: someId(), area: 'a1', set: {} })]);
  expect(await again()).toMatchObject({ event: 'changed', data: { areas: ['a1'] } });
});

test('[NODES] a tablet is known at both, pulls at one what it shipped to the other, and a cursor of one is good at the other', async () => {
  const code = await field.code(await field.member());
  const one = await PeerTablet.enrol(askOf(nodes[0]), code);
  const two = one.reaching(askOf(nodes[1]));
  expect((await askOf(nodes[1])('/api/enrol', { method: 'POST', body: JSON.stringify({ code, deviceName: 'Máy' }) })).status).toBe(410);
  const write = (n: number) => one.mutation(n, Date.now(), { kind: 'household', id: someId(), area: 'a1', set: { size: n } });
  const [first, second] = [write(1), write(2)];
  await one.ship([first], { authored: 1 });
  expect((await two.ship([first, second], { authored: 2 })).verdicts.map(({ verdict }) => verdict)).toEqual(['duplicate', 'accepted']);
  await one.pullAll();
  two.cursor = one.cursor;
  await one.ship([write(3)], { authored: 3 });
  const page = await two.pullAll();
  expect(page.changes).toHaveLength(1);
  expect(page.received.through).toBe(3);
});

test('[NODES] wrong passwords of one name are slowed over both nodes together', async () => {
  await signedIn(nodes[0], 'chi', 'xa-a');
  const statuses: number[] = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await signInAt(nodes[i % 2 === 0 ? 0 : 1], 'chi', 'khong-phai-mat-khau')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 429]);
  expect((await signInAt(nodes[0], 'chi', goodPassword)).status).toBe(429);
});

test('[NODES] two nodes use no more connections than they were given, and one each to listen', async () => {
  const tablet = await PeerTablet.enrol(askOf(nodes[0]), await field.code(await field.member()));
  const pulls = Array.from({ length: 80 }, (_, i) =>
    fetch(`${nodes[i % 2 === 0 ? 0 : 1].address}/api/changes`, { headers: tablet.bearer() }),
  );
  const statuses = (await Promise.all(pulls)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  const own = 1 + 10;
  expect(await postgres.connections()).toBeLessThanOrEqual(2 * (4 + 1) + own);
});
