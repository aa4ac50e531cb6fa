import { connect } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { composeServer } from '#server/compose-server.ts';
import { readAppFiles } from '#server/http/app-files.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../field-server.ts';
import { attackRoutes, pathOf } from './attack-routes.ts';
import { anAttackWorld, type AttackWorld, realId, secrets } from './attack-world.ts';
import { countCases } from './count-cases.ts';

const { expectFended } = countCases('wire', 400);
let world: AttackWorld;
let listener: Server;
let port = 0;
const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-wire-'));

beforeAll(async () => {
  world = await anAttackWorld();
  mkdirSync(join(directory, 'app'));
  writeFileSync(join(directory, 'app/index.html'), '<!doctype html><title>Từng Ngõ</title>');
  writeFileSync(join(directory, 'tung-ngo.env'), 'SECRET=Kín');
  const { app } = await composeServer({
    database: world.server.database,
    now: () => world.server.clock.ms,
    random: seededRandom(17),
    files: await readAppFiles(join(directory, 'app')),
    config: { limitFactor: 1_000_000 },
  });
  listener = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  port = address && typeof address === 'object' ? address.port : 0;
});
afterAll(async () => {
  listener.closeAllConnections();
  await new Promise((resolve) => listener.close(resolve));
  rmSync(directory, { recursive: true, force: true });
});

/** Bytes as they are over a socket, and everything that comes back before the server closes. */
function said(text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(1500, end);
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('close', end);
    socket.on('error', end);
  });
}

const request = (line: string, headers: readonly string[] = [], body = '') =>
  `${line} HTTP/1.1\r\n${['Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`;
const statusesOf = (heard: string) => Array.from(heard.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
const told = (heard: string) => secrets.find((secret) => heard.includes(Buffer.from(secret).toString('latin1')));

/** Other ways to write a path: none may lead where the plain one may not. */
const disguises: readonly ((path: string) => string)[] = [
  (path) => path.toUpperCase(),
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/api/', '/api//'),
  (path) => path.replace('/api/', '/api/./'),
  (path) => path.replace('/api/', '/x/../api/'),
  (path) => path.replace('/api/', '/x/%2e%2e/api/'),
  (path) => path.replace('/api/', '/%61pi/'),
  (path) => path.replace('/api/', '/api%2f'),
  (path) => `${path};x=1`,
  (path) => `${path}%20`,
  (path) => `${path}.json`,
  (path) => `${path}#x`,
  (path) => `http://localhost${path}`,
  (path) => `http://elsewhere.example${path}`,
  (path) => path.replaceAll('/', '\\'),
];

test('[ATTACK] no way of writing a path opens a route to whoever has no session', async () => {
  for (const route of attackRoutes.filter(({ who, method }) => who !== 'anyone' && method === 'GET')) {
    const plain = pathOf(route, (before, name) => realId(world, before, name));
    for (const disguise of disguises) {
      const heard = await said(request(`GET ${disguise(`${plain}?node=xa-a`)}`));
      const [status = 0] = statusesOf(heard);
      /* The page of the app is for everybody; anything else is refused. */
      const isPage = status === 200 && heard.includes('<!doctype html>');
      expectFended(`GET ${disguise(plain)}`, (status >= 400 && status < 500) || isPage ? told(heard) : `answered ${status}`);
    }
  }
});

test('[ATTACK] no path leaves the built app', async () => {
  const climbs = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..\\',
    '..%5c',
    '..%252f',
    '%c0%ae%c0%ae/',
    '....//',
    '..;/',
    '%00../',
    'assets/../../',
  ];
  for (const climb of climbs) {
    for (const file of ['tung-ngo.env', 'package.json', 'data/pglite/PG_VERSION', 'etc/passwd', 'index.html']) {
      for (const times of [1, 3, 8]) {
        const heard = await said(request(`GET /${climb.repeat(times)}${file}`));
        const leaked = /SECRET=|"dependencies"|root:x:/.test(heard) ? 'a file' : told(heard);
        expectFended(`GET /${climb.repeat(times)}${file}`, statusesOf(heard).some((status) => status >= 500) ? heard.slice(0, 60) : leaked);
      }
    }
  }
});

test('[ATTACK] smuggled, doubled, broken and endless requests are refused; one request gets one answer', async () => {
  const hidden = 'GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const broken: readonly (readonly [string, string])[] = [
    ['two lengths', request('POST /api/enrol', ['Content-Length: 2', 'Content-Length: 60'], `{}${hidden}`)],
    ['length and chunks', request('POST /api/enrol', ['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${hidden}`)],
    ['chunks twice', request('POST /api/enrol', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${hidden}`)],
    ['chunks in disguise', request('POST /api/enrol', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${hidden}`)],
    ['a length below zero', request('POST /api/enrol', ['Content-Length: -1'], '{}')],
    ['a length that is a word', request('POST /api/enrol', ['Content-Length: many'], '{}')],
    ['a space before the colon', request('GET /api/changes', ['Authorization : Bearer x'])],
    ['a folded header', request('GET /api/changes', ['X-A: b', ' c: d'])],
    ['a NUL in a header', request('GET /api/changes', ['X-A: b\0c'])],
    ['a bare CR in a header', request('GET /api/changes', ['X-A: b\rX-C: d'])],
    ['a line feed in the path', request('GET /api/changes\nX-A: b')],
    ['two hosts', request('GET /api/changes', ['Host: elsewhere.example'])],
    ['no such version', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01'],
    ['a method that is none', request('HACK /api/changes')],
    ['TRACE', request('TRACE /api/changes')],
    ['CONNECT', request('CONNECT elsewhere.example:443')],
    ['a header without end', request('GET /api/changes', [`X-A: ${'b'.repeat(40_000)}`])],
    [
      'ten thousand headers',
      request(
        'GET /api/changes',
        Array.from({ length: 10_000 }, (_, i) => `X-${i}: b`),
      ),
    ],
    ['a path without end', request(`GET /${'a'.repeat(40_000)}`)],
  ];
  for (const [what, text] of broken) {
    const statuses = statusesOf(await said(text));
    const proper = statuses.length <= 1 && statuses.every((status) => status >= 400 && status < 506 && status !== 500);
    expectFended(what, proper ? undefined : `answered ${statuses.join(', ')}`);
  }
  const { bob, right } = world;
  const doubled: readonly (readonly [string, readonly string[]])[] = [
    ['two tokens', ['Authorization: Bearer nobody', `Authorization: Bearer ${bob.shipToken}`]],
    ['two cookies of one name', [`Cookie: tung-ngo-desk=nobody; ${right.cookie}`, 'Cookie: tung-ngo-desk=nobody']],
    ['a header within a cookie', ['Cookie: tung-ngo-desk=x%0d%0aset-cookie: y=z']],
  ];
  for (const [what, headers] of doubled) {
    const heard = await said(request('GET /api/changes', headers));
    expectFended(what, statusesOf(heard)[0] === 401 && !/^set-cookie/im.test(heard) ? undefined : heard.slice(0, 80));
  }
  expect(statusesOf(await said(request('GET /healthz')))).toEqual([200]);
});

test('[ATTACK] nothing a request says comes back as a header', async () => {
  const evil = 'x%0d%0aset-cookie:%20evil=1';
  for (const path of [
    `/${evil}`,
    `/desk/${evil}`,
    `/api/desk/areas/${evil}`,
    `/api/changes?cursor=${evil}`,
    `/api/public/areas/${evil}/figures.csv`,
  ]) {
    for (const headers of [[], ['Origin: https://elsewhere.example'], ['X-Forwarded-Host: elsewhere.example'], ['Accept-Language: evil']]) {
      const heard = await said(request(`GET ${path}`, headers));
      const [head = ''] = heard.split('\r\n\r\n');
      expectFended(`${path} ${headers.join()}`, /evil|elsewhere/i.test(head) ? head : undefined);
    }
  }
});
