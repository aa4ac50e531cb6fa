import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockDirectory } from '#server/database/directory-lock.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { appRoutes, readAppFiles } from '#server/http/app-files.ts';
import { protectiveHeaders } from '#server/http/protective-headers.ts';
import { readEnvironment } from '#server/command-line/environment.ts';
import type { Log, LogFields } from '#server/log.ts';
import { composeServer } from '#server/compose-server.ts';
import { revokeDevice } from '#server/devices/enrol.ts';
import { aFieldServer, someId, startTime } from './field-server.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tung-ngo-serving-'));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Từng Ngõ</title>');
  writeFileSync(join(directory, 'service-worker.js'), 'self.skipWaiting;');
  writeFileSync(join(directory, 'assets/main-a1B2c3D4.js'), `export const text = "${'ngõ '.repeat(2000)}";`);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function anApp(): Promise<Hono> {
  const files = await readAppFiles(directory);
  if (!files) throw new Error('the app has a page');
  const app = new Hono();
  app.use(protectiveHeaders({ publicUrl: 'http://localhost', trustsProxy: false }));
  return app.route('/', appRoutes(files));
}

test('[APP] hashed assets are kept for good, the page and the service worker are asked for again, and unchanged files cost nothing', async () => {
  const app = await anApp();
  const asset = await app.request('/assets/main-a1B2c3D4.js', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(brotliDecompressSync(Buffer.from(await asset.arrayBuffer())).toString()).toContain('ngõ ngõ');
  for (const path of ['/', '/index.html', '/service-worker.js']) {
    const answer = await app.request(path);
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
    const again = await app.request(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
});

test('[APP] any screen’s address gives the page, a missing file does not, and no path leaves the app', async () => {
  const app = await anApp();
  for (const path of ['/homes/123', '/desk/setup', '/desk'])
    expect((await app.request(path)).headers.get('content-type')).toContain('text/html');
  for (const path of ['/assets/gone-00000000.js', '/..%2f..%2fetc%2fpasswd.txt', '/favicon.png'])
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
});

test('[HTTP] over a real socket a body that is too large gets its 413, also when it does not say its size', async () => {
  const server = await aFieldServer();
  const alice = await server.tablet();
  const listener = createAdaptorServer({ fetch: server.app.fetch });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const huge = Buffer.alloc(3 * 1024 * 1024);
  for (const headers of [{ 'content-length': String(huge.byteLength) }, { 'transfer-encoding': 'chunked' }]) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asking = request({
        port,
        host: '127.0.0.1',
        path: '/api/parcels',
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${alice.shipToken}` },
      });
      asking.once('response', (answer) => resolve(answer.statusCode));
      asking.once('error', reject);
      asking.end(huge);
    });
    expect(status).toBe(413);
  }
  const fine = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(fine.status).toBe(200);
  await new Promise((resolve) => listener.close(resolve));
  await server.database.close();
});

test('[PRIVACY] logs and metrics of a day hold no name, text, code, token or id of a person', async () => {
  const lines: string[] = [];
  const note = (event: string, fields?: LogFields) => lines.push(JSON.stringify({ event, ...fields }));
  const log: Log = { error: note, info: note, debug: note };
  const field = await aFieldServer();
  const { app, services } = await composeServer({
    database: field.database,
    now: () => startTime,
    random: (bytes) => crypto.getRandomValues(bytes),
    log,
  });
  const alice = await field.tablet();
  const person = someId();
  const ask = (path: string, init?: RequestInit) =>
    app.request(path, { ...init, headers: { ...alice.bearer(), ...(init?.headers as Record<string, string>) } });
  const mutation = alice.mutation(1, startTime, {
    kind: 'person',
    id: person,
    area: 'a1',
    set: { name: 'Nguyễn Bí Mật', phone: '0912345678' },
  });
  await ask('/api/parcels', { method: 'POST', body: await alice.seal([mutation]) });
  await ask('/api/changes?cursor=nonsense');
  await ask('/api/changes');
  await ask('/api/enrol', { method: 'POST', body: JSON.stringify({ code: 'ABCD-EFGH', deviceName: 'Máy của Mật' }) });
  await ask('/api/sync', { method: 'POST', body: 'garbage' });
  await revokeDevice(services, alice.id);
  await ask('/api/changes');
  const metrics = await (await app.request('/metrics')).text();
  expect(lines.length).toBeGreaterThanOrEqual(6);
  const everything = `${lines.join('\n')}\n${metrics}`;
  expect(everything).toContain('/api/parcels');
  for (const secret of ['Mật', '0912345678', person, alice.token, alice.shipToken, alice.id, 'ABCD', 'nonsense'])
    expect(everything).not.toContain(secret);
  await field.database.close();
});

test('[LOCK] a data directory opens once; the second is told in words, and it opens again after the first has closed', async () => {
  const place = mkdtempSync(join(tmpdir(), 'tung-ngo-lock-'));
  const release = await lockDirectory(place);
  await expect(openDatabase({ directory: place })).rejects.toThrow('đang được một tiến trình khác dùng');
  await release();
  const database = await openDatabase({ directory: place });
  await database.close();
  rmSync(place, { recursive: true });
});

test('[ENVIRONMENT] wrong settings are refused in words before anything starts', () => {
  expect(() => readEnvironment({ PORT: 'eighty' })).toThrow('PORT');
  expect(() => readEnvironment({ PUBLIC_URL: 'tungngo' })).toThrow('PUBLIC_URL');
  expect(readEnvironment({ PORT: '', DATABASE_URL: '', PUBLIC_URL: 'https://x.example.vn/' })).toMatchObject({
    port: 8080,
    databaseUrl: undefined,
    publicUrl: 'https://x.example.vn',
  });
});
