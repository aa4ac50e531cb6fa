import type { Context } from 'hono';
import * as v from 'valibot';
import { isStorable } from '../records/storable.ts';
import { HttpFailure } from './errors.ts';

/** A JSON body is never large: names, codes, a few edits. */
const jsonBytes = 256 * 1024;

/** The body, read no further than `most` bytes: what says or turns out to be larger is `too-large`. */
export async function readBytes(c: Context, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const said = c.req.header('content-length');
  if (Number(said ?? 0) > most) throw new HttpFailure('too-large');
  // No connection brings more than it has said, and reading it at once spares a stream.
  if (said !== undefined) return new Uint8Array(await c.req.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = c.req.raw.body;
  if (!stream) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new HttpFailure('too-large');
    }
    chunks.push(next.value);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** A JSON body that fits the schema; anything else is `request-invalid` with the field's name. */
export async function readJson<Schema extends v.GenericSchema>(c: Context, schema: Schema): Promise<v.InferOutput<Schema>> {
  const bytes = await readBytes(c, jsonBytes);
  const checked = v.safeParse(schema, parsed(bytes), { abortEarly: true });
  if (checked.success) return checked.output;
  const field = checked.issues[0].path?.[0]?.key;
  throw new HttpFailure('request-invalid', { detail: typeof field === 'string' ? field : undefined });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isStorable(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
