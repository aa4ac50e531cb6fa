import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { InvariantError } from '#domain/result.ts';
import { fromBase64url } from '#protocol/base64url.ts';
import { openedParcelBytes } from '#protocol/limits.ts';
import type { ParcelContent } from '#protocol/mutation-schema.ts';
import { beginParcel, newServerKey, openParcel, openingKey, sealBytes, sealParcel } from '#protocol/parcel.ts';

const device = '0198c0de-0000-7000-8000-00000000a11c';
const content: ParcelContent = {
  protocol: 1,
  device,
  authored: 1,
  mutations: [{ n: 1, at: `1764000000000-0000-${device}`, kind: 'household', id: 'h', area: 'village', set: { head: 'Nguyễn Thị Đào' } }],
};

async function keyPair(id = 'k1') {
  const key = await newServerKey(id);
  return { key, opening: await openingKey(id, key.privateKey) };
}

test('a sealed parcel opens with its key and its device, and the content is whole', async () => {
  const { key, opening } = await keyPair();
  expect(await openParcel(opening, device, await sealParcel(key, content))).toEqual(content);
});

test('the body is enc (65 bytes) and the ciphertext of gzip(JSON), as RFC 9180 base mode gives it', async () => {
  const { key } = await keyPair();
  const body = await sealParcel(key, content);
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const utf8 = (text: string) => new TextEncoder().encode(text).buffer;
  const recipientKey = await suite.kem.deserializePrivateKey((fromBase64url(key.privateKey) ?? new Uint8Array()).buffer);
  const enc = body.slice(0, 65).buffer;
  const opened = await suite.open({ recipientKey, enc, info: utf8('tung-ngo parcel 1 k1') }, body.slice(65).buffer, utf8(device));
  const json = await new Response(new Blob([opened]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  expect(JSON.parse(json)).toEqual(content);
});

test('a parcel begun with what is known is whole at its end, whatever was known and whatever came', async () => {
  const { key, opening } = await keyPair();
  const [first] = content.mutations;
  if (!first) throw new Error('no mutation');
  const many = Array.from({ length: 5 }, (_, index) => ({ ...first, n: index + 1, set: { head: `Đinh "${index}"` } }));
  for (const known of [0, 1, 4, 5]) {
    const end = await beginParcel(key, { protocol: 1, device, mutations: many.slice(0, known) });
    const opened = await openParcel(opening, device, await end(many.slice(known), 5));
    expect(opened).toEqual({ protocol: 1, device, authored: 5, mutations: many });
  }
});

test('a key seals one parcel: a second one throws, and the first still opens', async () => {
  const { key, opening } = await keyPair();
  const end = await beginParcel(key, { protocol: 1, device, mutations: [] });
  const sealed = await end(content.mutations, 1);
  await expect(end(content.mutations, 1)).rejects.toThrow(InvariantError);
  expect(await openParcel(opening, device, sealed)).toEqual(content);
});

test('a parcel does not open when a byte is changed, when it is cut, for another device or for another key', async () => {
  const { key, opening } = await keyPair();
  const other = await keyPair('k2');
  const body = await sealParcel(key, content);
  for (const at of [0, 30, 65, 80, body.byteLength - 1]) {
    const tampered = body.slice();
    tampered[at] = (tampered[at] ?? 0) ^ 1;
    expect(await openParcel(opening, device, tampered), `byte ${at}`).toBeUndefined();
  }
  for (const length of [0, 1, 65, 66, body.byteLength - 1])
    expect(await openParcel(opening, device, body.slice(0, length)), `cut at ${length}`).toBeUndefined();
  expect(await openParcel(opening, 'another-device', body)).toBeUndefined();
  expect(await openParcel(other.opening, device, body)).toBeUndefined();
});

test('a gzip bomb is not unfolded beyond its bound, and what is no JSON does not open', async () => {
  const { key, opening } = await keyPair();
  const bomb = gzipSync(new Uint8Array(openedParcelBytes + 1));
  expect(bomb.byteLength).toBeLessThan(100_000);
  expect(await openParcel(opening, device, await sealBytes(key, device, new Uint8Array(bomb)))).toBeUndefined();
  expect(await openParcel(opening, device, await sealBytes(key, device, new Uint8Array(gzipSync('not json'))))).toBeUndefined();
  expect(await openParcel(opening, device, await sealBytes(key, device, new TextEncoder().encode('{}')))).toBeUndefined();
});
