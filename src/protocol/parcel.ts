import type { Mutation } from '#domain/mutation.ts';
import { InvariantError } from '#domain/result.ts';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { ServerKey } from './answers.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { beginGzip, gunzip } from './gzip.ts';
import { openedParcelBytes } from './limits.ts';
import type { ParcelContent } from './mutation-schema.ts';

/**
 * Sealing of parcels: HPKE base mode (RFC 9180), DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
 * `info` = "tung-ngo parcel 1 <serverKey.id>", `aad` = device id, body = enc (65 bytes) ‖ ciphertext of gzip(JSON).
 */
const encBytes = 65;
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

const utf8 = (text: string) => new TextEncoder().encode(text).buffer;
const info = (keyId: string) => utf8(`tung-ngo parcel 1 ${keyId}`);

/** Adds what is new, closes and seals. Once: a server opens the first message of a key and no other. `authored` as in {@link ParcelContent}. */
export type ParcelEnd = (added: readonly Mutation[], authored: number) => Promise<Uint8Array<ArrayBuffer>>;

/** Begins a parcel with what is known of it, and with a fresh key of its own, which never leaves the memory: so its end costs little. */
export async function beginParcel(key: ServerKey, { mutations, ...known }: Omit<ParcelContent, 'authored'>): Promise<ParcelEnd> {
  const seal = await sealFor(key);
  const text = new TextEncoder();
  const folded = beginGzip(text.encode(JSON.stringify({ ...known, mutations }).slice(0, -']}'.length)));
  let ended = false;
  return async (added, authored) => {
    if (ended) throw new InvariantError('a parcel was sealed twice under one key');
    ended = true;
    const comma = mutations.length > 0 && added.length > 0 ? ',' : '';
    const rest = `${comma}${JSON.stringify(added).slice(1)},"authored":${authored}}`;
    return seal(known.device, await folded(text.encode(rest)));
  };
}

export async function sealParcel(key: ServerKey, { mutations, authored, ...known }: ParcelContent): Promise<Uint8Array<ArrayBuffer>> {
  const end = await beginParcel(key, { ...known, mutations: [] });
  return end(mutations, authored);
}

/** Seals bytes that are already gzip; `sealParcel` is what tablets use. */
export async function sealBytes(key: ServerKey, device: string, folded: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return (await sealFor(key))(device, folded);
}

async function sealFor(key: ServerKey) {
  const point = fromBase64url(key.publicKey) ?? new Uint8Array();
  const recipientPublicKey = await suite.kem.deserializePublicKey(point.buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: info(key.id) });
  return async (device: string, folded: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
    const ciphertext = await sender.seal(folded.buffer, utf8(device));
    const body = new Uint8Array(encBytes + ciphertext.byteLength);
    body.set(new Uint8Array(sender.enc), 0);
    body.set(new Uint8Array(ciphertext), encBytes);
    return body;
  };
}

export interface OpeningKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
}

/** The parcel's JSON, still unchecked; undefined when this key and device do not open it or its content is no bounded gzip of JSON. */
export async function openParcel(key: OpeningKey, device: string, body: Uint8Array<ArrayBuffer>): Promise<unknown> {
  if (body.byteLength <= encBytes) return undefined;
  try {
    const enc = body.slice(0, encBytes).buffer;
    const folded = await suite.open({ recipientKey: key.privateKey, enc, info: info(key.id) }, body.slice(encBytes).buffer, utf8(device));
    const json = await gunzip(new Uint8Array(folded), openedParcelBytes);
    return json && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return undefined;
  }
}

export interface NewServerKey extends ServerKey {
  /** base64url of the raw P-256 private scalar. */
  readonly privateKey: string;
}

export async function newServerKey(id: string): Promise<NewServerKey> {
  const pair = await suite.kem.generateKeyPair();
  return {
    id,
    publicKey: toBase64url(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey))),
    privateKey: toBase64url(new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey))),
  };
}

export async function openingKey(id: string, privateKey: string): Promise<OpeningKey> {
  const scalar = fromBase64url(privateKey) ?? new Uint8Array();
  return { id, privateKey: await suite.kem.deserializePrivateKey(scalar.buffer) };
}
