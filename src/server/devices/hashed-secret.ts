import type { RandomBytes } from '#domain/ids.ts';
import { toBase64url } from '#protocol/base64url.ts';
import { createHash, timingSafeEqual } from 'node:crypto';

/** A new bearer secret: 256 random bits, base64url. */
export function newSecret(random: RandomBytes): string {
  return toBase64url(random(new Uint8Array(32)));
}

/** What the database keeps of a secret. The secrets are random, so a plain fast hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares hashes in a time that does not depend on where they differ. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
