import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServer } from '#server/compose-server.ts';
import { type AppFiles, readAppFiles } from '#server/http/app-files.ts';
import type { ServerConfig } from '#server/services.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atTheDesk } from './desk-visitor.ts';
import { aFieldServer, type FieldServer, startTime } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';

let server: FieldServer;
let tablet: PeerTablet;
let files: AppFiles | undefined;
let cookie = '';
const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-headers-'));
const written = {
  'index.html': '<!doctype html><title>Từng Ngõ</title>',
  'service-worker.js': 'self.skipWaiting;',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'manifest.webmanifest': '{}',
  'assets/main-a1B2c3D4.js': 'export {}',
  'assets/worker-a1B2c3D4.js': 'export {}',
  'assets/stretch-worker-a1B2c3D4.js': 'export {}',
  'assets/main-a1B2c3D4.css': 'p {}',
};

beforeAll(async () => {
  mkdirSync(join(directory, 'assets'));
  for (const [path, text] of Object.entries(written)) writeFileSync(join(directory, path), text);
  files = await readAppFiles(directory);
  server = await aFieldServer();
  tablet = await server.tablet();
  cookie = (await atTheDesk(server, 'xem-dau', 'xa-a')).cookie;
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await server.database.close();
});

async function anApp(config: Partial<ServerConfig> = {}) {
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  return composeServer({ database: server.database, now: () => startTime, random, files, config });
}

type Asking = readonly [what: string, path: string, status: number, init?: RequestInit];

/** Every kind of answer there is. */
function askings(): readonly Asking[] {
  const desk = { cookie, origin: 'http://localhost' };
  const bearer = tablet.bearer();
  const json = { ...desk, 'content-type': 'application/json' };
  return [
    ...Object.keys(written).map((path): Asking => [path, `/${path}`, 200]),
    ['a screen of the field', '/homes/x', 200],
    ['a screen of the desk', '/desk/review', 200],
    ['a file not changed since', '/', 304, { headers: { 'if-none-match': files?.get('/index.html')?.etag ?? '' } }],
    ['a file that is not there', '/assets/gone-00000000.js', 404],
    ['alive', '/healthz', 200],
    ['ready', '/readyz', 200],
    ['figures of the process', '/metrics', 200],
    ['the contract', '/api/openapi.json', 200],
    ['an address that is none', '/api/nothing', 404],
    ['a method that is none', '/api/sync', 404, { method: 'PATCH' }],
    ['news', '/api/changes', 200, { headers: bearer }],
    ['a parcel that does not open', '/api/parcels', 400, { method: 'POST', headers: bearer, body: 'x' }],
    ['a stranger', '/api/changes', 401],
    ['too large', '/api/parcels', 413, { method: 'POST', headers: { ...bearer, 'content-length': '9999999' }, body: 'x' }],
    ['who is signed in', '/api/desk/session', 200, { headers: desk }],
    ['nobody signed in', '/api/desk/session', 401],
    ['another site', '/api/desk/members', 403, { method: 'POST', headers: { cookie, origin: 'https://elsewhere.example' }, body: '{}' }],
    ['a live line', '/api/desk/events', 200, { headers: desk }],
    [
      'a download',
      '/api/desk/areas/xa-a/export',
      200,
      { method: 'POST', headers: json, body: JSON.stringify({ kind: 'person', format: 'csv', withNumbers: false }) },
    ],
    ['figures nobody has published', '/api/public/areas/xa-a/figures.csv', 404],
    ['signing out', '/api/desk/session', 204, { method: 'DELETE', headers: desk }],
  ];
}

const onEveryAnswer: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /base-uri 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(self\).*microphone=\(\).*usb=\(\)/,
  'cache-control': /^(no-store|no-cache|public, max-age=31536000, immutable)$/,
  'request-id': /^[0-9a-f-]{36}$/,
};

test('[HEADERS] every kind of answer protects itself, and none allows anything unsafe, inline or from elsewhere', async () => {
  const { app } = await anApp();
  expect(files?.size).toBe(Object.keys(written).length);
  for (const [what, path, status, init] of askings()) {
    const answer = await app.request(path, init);
    expect([what, answer.status]).toEqual([what, status]);
    for (const [name, like] of Object.entries(onEveryAnswer)) {
      const value = answer.headers.get(name) ?? '';
      expect([what, name, value, like.test(value)]).toEqual([what, name, value, true]);
    }
    const said = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    expect([what, said]).toEqual([what, expect.not.stringMatching(/unsafe|\*|https?:\/\/(?!localhost)|x-powered-by|^server:/m)]);
    expect(answer.headers.has('strict-transport-security')).toBe(false);
    await answer.body?.cancel();
  }
});

test('[HEADERS] pages, workers and the service worker take scripts of ours only and make no text into code; answers of the API are no pages', async () => {
  const { app } = await anApp();
  const policyOf = async (path: string) => (await app.request(path)).headers.get('content-security-policy') ?? '';
  for (const path of ['/', '/desk', '/service-worker.js', '/assets/main-a1B2c3D4.js', '/assets/worker-a1B2c3D4.js']) {
    const directives = (await policyOf(path)).split('; ');
    for (const directive of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "worker-src 'self'"])
      expect([path, directives.includes(directive)]).toEqual([path, true]);
    expect(directives).toContain("require-trusted-types-for 'script'");
    expect(directives).toContain('trusted-types default');
  }
  expect(await policyOf('/api/openapi.json')).toMatch(/^default-src 'none';.*sandbox$/);
});

test('[HEADERS] the one worker with WebAssembly reaches nothing: every kind of fetch is named and shut', async () => {
  const { app } = await anApp();
  const policy = (await app.request('/assets/stretch-worker-a1B2c3D4.js')).headers.get('content-security-policy') ?? '';
  const directives = new Map(policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]));
  /* Silent on these two alone, because either of them would forbid WebAssembly unless it said `wasm-unsafe-eval`. */
  expect([directives.has('script-src'), directives.has('default-src')]).toEqual([false, false]);
  expect(directives.get('script-src-elem')).toBe("'self'");
  const shut = ['connect', 'worker', 'img', 'style', 'font', 'media', 'manifest', 'frame', 'object'].map((kind) => `${kind}-src`);
  for (const kind of shut) expect([kind, directives.get(kind)]).toEqual([kind, "'none'"]);
  expect(directives.get('require-trusted-types-for')).toBe("'script'");
  expect(directives.get('trusted-types')).toBe("'none'");
});

test('[HEADERS] HTTPS is asked for where people come by HTTPS, and a header of theirs counts only behind our own proxy', async () => {
  const forwarded = { headers: { 'x-forwarded-proto': 'https' } };
  const asked = async (config: Partial<ServerConfig>, init?: RequestInit) =>
    (await (await anApp(config)).app.request('/', init)).headers.get('strict-transport-security');
  expect(await asked({ publicUrl: 'https://tungngo.example.vn' })).toBe('max-age=31536000');
  expect(await asked({ trustsProxy: true }, forwarded)).toBe('max-age=31536000');
  expect(await asked({ trustsProxy: true })).toBeNull();
  expect(await asked({}, forwarded)).toBeNull();
});
