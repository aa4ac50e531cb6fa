import { packedJson } from '#server/http/packed-answer.ts';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aFieldServer } from './field-server.ts';

const long = { words: Array.from({ length: 500 }, (_, i) => `ngõ ${i}`) };

function anApp(): Hono {
  const app = new Hono();
  app.use(compress({ threshold: 1024 }));
  app.get('/long', (c) => {
    c.header('tung-ngo-word', 'stays');
    return packedJson(c, long);
  });
  app.get('/short', (c) => packedJson(c, { words: [] }));
  return app;
}

const asking = (path: string, encodings: string) => anApp().request(path, { headers: { 'accept-encoding': encodings } });

test('an answer goes as brotli to who takes it, with its status and headers', async () => {
  const answer = await asking('/long', 'gzip, deflate, br, zstd');
  expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('tung-ngo-word')]).toEqual([200, 'br', 'stays']);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('vary')).toContain('accept-encoding');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(JSON.parse(brotliDecompressSync(bytes).toString())).toEqual(long);
  expect(answer.headers.get('content-length') ?? String(bytes.byteLength)).toBe(String(bytes.byteLength));
});

test('who takes gzip alone gets gzip, who takes nothing gets it plain, and a short answer is left alone', async () => {
  const zipped = await asking('/long', 'gzip');
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(JSON.parse(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString())).toEqual(long);
  const plain = await asking('/long', '');
  expect([plain.headers.get('content-encoding'), await plain.json()]).toEqual([null, long]);
  const short = await asking('/short', 'br');
  expect([short.headers.get('content-encoding'), await short.json()]).toEqual([null, { words: [] }]);
});

test('what a tablet pulls comes as brotli', async () => {
  const server = await aFieldServer();
  const tablet = await server.tablet();
  const note = 'Nhà cuối ngõ, hẹn buổi tối. '.repeat(60);
  await tablet.ship([
    tablet.mutation(1, server.clock.ms, { kind: 'household', id: '01990000-0000-7000-8000-00000000f01d', area: 'a1', set: { note } }),
  ]);
  const answer = await server.app.request('/api/changes', { headers: { ...tablet.bearer(), 'accept-encoding': 'gzip, br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toContain('Nhà cuối ngõ');
  await server.close();
});
