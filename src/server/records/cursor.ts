import { fromBase64url, toBase64url } from '#protocol/base64url.ts';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a reader has followed an area's stream. */
export interface Position {
  /** The last number of the stream it was given. */
  readonly seq: number;
  /** The area left the reader's scope: how far its records have been told "gone"; absent while it is in scope. */
  readonly goneTo?: number | undefined;
}

export interface Cursor {
  /** Hash of the area list the reader was last sent, 6 bytes. */
  readonly areas: Uint8Array;
  /** Area number → position. An area nobody has read from is absent. */
  readonly positions: ReadonlyMap<number, Position>;
  /** More pages of the same pull were left: its holder has not forgotten yet what the pull did not bring. */
  readonly unfinished?: boolean | undefined;
}

/**
 * On the wire: base64url of version (1 byte; 2 when unfinished) ‖ area list hash (6) ‖ entries ‖ HMAC-SHA256 cut to 16 bytes. An entry is three varints or two: area number
 * (difference to the one before), seq · 2 + (1 when leaving), and then goneTo. The HMAC covers the member, so a cursor is nobody else's.
 */
const [version, unfinishedVersion] = [1, 2];
const hashBytes = 6;
const macBytes = 16;

export function encodeCursor(secret: Uint8Array, member: string, cursor: Cursor): string {
  const bytes: number[] = [cursor.unfinished ? unfinishedVersion : version, ...cursor.areas.subarray(0, hashBytes)];
  let before = 0;
  for (const [area, { seq, goneTo }] of [...cursor.positions].sort(([a], [b]) => a - b)) {
    pushVarint(bytes, area - before);
    pushVarint(bytes, seq * 2 + (goneTo === undefined ? 0 : 1));
    if (goneTo !== undefined) pushVarint(bytes, goneTo);
    before = area;
  }
  const body = Uint8Array.from(bytes);
  return toBase64url(Buffer.concat([body, mac(secret, member, body)]));
}

/** Undefined when it was not made by this server for this member. */
export function decodeCursor(secret: Uint8Array, member: string, text: string): Cursor | undefined {
  const bytes = fromBase64url(text);
  if (!bytes || bytes.byteLength < 1 + hashBytes + macBytes) return undefined;
  const body = bytes.subarray(0, -macBytes);
  if (!timingSafeEqual(mac(secret, member, body), bytes.subarray(-macBytes))) return undefined;
  if (body[0] !== version && body[0] !== unfinishedVersion) return undefined;
  const numbers = readVarints(body.subarray(1 + hashBytes));
  const positions = new Map<number, Position>();
  let area = 0;
  for (let next = numbers.next(); !next.done; next = numbers.next()) {
    area += next.value;
    const packed = numbers.next().value ?? 0;
    const seq = Math.floor(packed / 2);
    positions.set(area, packed % 2 === 1 ? { seq, goneTo: numbers.next().value ?? 0 } : { seq });
  }
  return { areas: body.slice(1, 1 + hashBytes), positions, ...(body[0] === unfinishedVersion && { unfinished: true }) };
}

function mac(secret: Uint8Array, member: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(member).update(body).digest().subarray(0, macBytes);
}

/** LEB128; arithmetic instead of shifts, because numbers may pass 2^31. */
function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function* readVarints(bytes: Uint8Array): Generator<number, undefined> {
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    yield value;
    [value, scale] = [0, 1];
  }
  return undefined;
}
