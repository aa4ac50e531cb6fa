import type { Context } from 'hono';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const packed = promisify(gzip);
/** Bytes; below it packing saves nothing that counts. */
const worthPacking = 1024;

/** A JSON answer for a tablet, packed in one piece and not as a stream, which costs a node several times as much. */
export async function packedJson(c: Context, value: unknown): Promise<Response> {
  const text = JSON.stringify(value);
  const headers = { 'content-type': 'application/json', vary: 'accept-encoding' };
  const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (!takesGzip || text.length < worthPacking) return c.body(text, 200, headers);
  return c.body(Uint8Array.from(await packed(text)), 200, { ...headers, 'content-encoding': 'gzip' });
}
