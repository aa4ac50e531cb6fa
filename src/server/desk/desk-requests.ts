import { roles } from '#domain/area.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Context } from 'hono';
import * as v from 'valibot';
import { isStorable } from '../records/storable.ts';

/** What the desk's routes take. Anything else is `invalid`, naming the first field that does not fit. */
const line = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

export const signInRequest = v.object({ signIn: line(200), password: secret });
export const setupRequest = v.object({ token: secret, name: line(120), signIn: line(200), password: secret, area: v.optional(id) });
export const setupAreasRequest = v.object({ token: secret, search: line(120) });
export const searchRequest = v.object({
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
  after: v.optional(id),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
});
export const memberRequest = v.object({
  name: line(120),
  area: id,
  role: v.picklist(roles),
  signIn: v.optional(line(200)),
  password: v.optional(secret),
});
export const villageRequest = v.object({ parent: id, name: line(120) });
export const codeRequest = v.object({ member: id, hours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 30)), 72) });
/** What is thrown away needs a reason; it is kept, and shown to whoever asks later. */
export const settleRequest = v.variant('settle', [
  v.object({ settle: v.literal('release'), because: v.optional(line(500)) }),
  v.object({ settle: v.literal('discard'), because: line(500) }),
]);
export const changesRequest = v.object({
  changes: v.pipe(
    v.array(v.object({ kind: v.string(), id, area: id, set: v.record(v.string(), v.unknown()) })),
    v.minLength(1),
    v.maxLength(500),
  ),
});

const bodyBytes = 256 * 1024;

export async function requestBody<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
  most = bodyBytes,
): Promise<Result<v.InferOutput<Schema>>> {
  const bytes = await boundedBody(context, most);
  if (!bytes) return failed({ kind: 'too-large' });
  const checked = v.safeParse(schema, parsedJson(bytes));
  return checked.success ? done(checked.output) : failed({ kind: 'invalid', detail: v.getDotPath(checked.issues[0]) ?? undefined });
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isStorable(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The body, or undefined when it is longer than `most` bytes; never reads on beyond that. */
export async function boundedBody(context: Context, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stated = Number(context.req.header('content-length') ?? 0);
  const body = context.req.raw.body;
  if (stated > most) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
