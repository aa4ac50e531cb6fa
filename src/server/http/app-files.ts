import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Hono } from 'hono';
import { valueOrFail } from '#domain/result.ts';
import { stretchPolicy } from './protective-headers.ts';

interface AppFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Made at the first request that takes brotli, then kept. */
  brotli?: Promise<Uint8Array<ArrayBuffer>> | undefined;
}

/** The built app in memory, by path from its root: `/assets/…`. A few hundred kilobytes, and no file name ever comes from a request. */
export type AppFiles = ReadonlyMap<string, AppFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};
/** The one script that runs WebAssembly, by the name the build gives it. */
const stretchWorker = /^\/assets\/stretch-worker-[\w-]+\.js$/;
const packed = new Set(['.png', '.ico', '.woff2', '.mp3', '.ogg']);

/** Reads the built app; undefined when it has not been built. */
export async function readAppFiles(directory: string): Promise<AppFiles | undefined> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, AppFile>();
  for (const item of found.filter((item) => item.isFile())) {
    const path = join(item.parentPath, item.name);
    const bytes = Uint8Array.from(await readFile(path));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const type = types[extname(path)] ?? 'application/octet-stream';
    files.set(`/${relative(directory, path).split(sep).join('/')}`, { bytes, type, etag });
  }
  return files.has('/index.html') ? files : undefined;
}

/** Files by their path; any other address outside `/api` is a screen of the app, so it gets the page. */
export function appRoutes(files: AppFiles): Hono {
  const routes = new Hono();
  routes.get('*', async (c, next) => {
    const named = files.get(c.req.path);
    const isScreen = !named && extname(c.req.path) === '';
    const path = named ? c.req.path : '/index.html';
    if (!named && !isScreen) return next();
    const file = valueOrFail(files.get(path), 'the app has its page');
    const headers = fileHeaders(path, file);
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
    const takesBrotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '') && !packed.has(extname(path));
    if (!takesBrotli) return c.body(file.bytes, 200, headers);
    return c.body(await brotliOf(file), 200, { ...headers, 'content-encoding': 'br', vary: 'accept-encoding' });
  });
  return routes;
}

function fileHeaders(path: string, file: AppFile): Record<string, string> {
  const isHashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(path);
  return {
    'content-type': file.type,
    etag: file.etag,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(stretchWorker.test(path) && { 'content-security-policy': stretchPolicy }),
  };
}

async function brotliOf(file: AppFile): Promise<Uint8Array<ArrayBuffer>> {
  file.brotli ??= promisify(brotliCompress)(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).then((folded) =>
    Uint8Array.from(folded),
  );
  return file.brotli;
}
