import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Link {
  readonly name: string;
  /** Milliseconds there and back. */
  readonly rtt: number;
  /** Bytes a second, in either direction. */
  readonly bytesPerSecond: number;
  /** Of a hundred tablets, how many have it. */
  readonly share: number;
}

/** What an evening in a commune has. */
export const links: readonly Link[] = [
  { name: '2G/3G, 240 kbit/s, 800 ms', rtt: 800, bytesPerSecond: 30_000, share: 40 },
  { name: '3G, 1 Mbit/s, 200 ms', rtt: 200, bytesPerSecond: 125_000, share: 40 },
  { name: 'Wi-Fi, 10 Mbit/s, 40 ms', rtt: 40, bytesPerSecond: 1_250_000, share: 20 },
];

export interface Answered {
  readonly status: number;
  /** From the last byte sent to the last byte of the answer: what the server took, milliseconds. */
  readonly serverMs: number;
  /** With the link's own time: what the tablet waits. */
  readonly feltMs: number;
  readonly answerBytes: number;
  readonly text: () => string;
}

export interface Ask {
  readonly address: string;
  readonly path: string;
  readonly token: string;
  readonly body?: Uint8Array | undefined;
}

/** A packet's worth. */
const piece = 1400;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One request over a link: connecting costs two round trips (TCP and TLS), the body leaves piece by piece, the answer is held as long as the link would take. */
export async function askOver(link: Link, { address, path, token, body = new Uint8Array() }: Ask): Promise<Answered> {
  const begun = performance.now();
  await wait(2 * link.rtt);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/vnd.tung-ngo.parcel',
    'content-length': body.byteLength,
    'accept-encoding': 'gzip, br',
    'tung-ngo-app': `0.1.0; persisted=1; used=12; quota=2048; clock=${Date.now()}`,
  };
  const asking = request(`${address}${path}`, { method: 'POST', headers, agent: false });
  const answering = new Promise<IncomingMessage>((resolve, reject) => asking.once('response', resolve).once('error', reject));
  answering.catch(() => undefined);
  asking.on('socket', (socket: Socket) => socket.setNoDelay(true));
  for (let from = 0; from < body.byteLength; from += piece) {
    const part = body.subarray(from, from + piece);
    asking.write(part);
    await wait((part.byteLength / link.bytesPerSecond) * 1000);
  }
  asking.end();
  const sent = performance.now();
  const answer = await answering;
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const serverMs = performance.now() - sent;
  const bytes = Buffer.concat(chunks);
  const linkMs = link.rtt + (bytes.byteLength / link.bytesPerSecond) * 1000;
  return {
    status: answer.statusCode ?? 0,
    serverMs,
    feltMs: performance.now() - begun + linkMs,
    answerBytes: bytes.byteLength,
    text: () => decoded(bytes, answer.headers['content-encoding']),
  };
}

function decoded(bytes: Buffer, encoding: string | undefined): string {
  const opened = encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : undefined;
  return (opened?.(bytes) ?? bytes).toString();
}
