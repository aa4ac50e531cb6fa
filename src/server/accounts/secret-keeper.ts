import type { RandomBytes } from '#domain/ids.ts';
import { InvariantError } from '#domain/result.ts';
import { fromBase64url, toBase64url } from '#protocol/base64url.ts';
import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * Seals what the server must be able to read again, one-time secrets of authenticators above all. With `ACCOUNT_KEY` in the environment the key is not in
 * the database at all, and a stolen database or backup opens nothing; without it the key lies in `settings`, which guards against a leak of one table only.
 */
export interface SecretKeeper {
  /** `about` is bound to it: what was sealed for one member does not open for another. */
  readonly seal: (text: string, about: string) => string;
  /** Undefined when it was sealed with a key that is not here, or was tampered with. */
  readonly open: (sealed: string, about: string) => string | undefined;
}

type KeyName = 'environment' | 'database';

/** Keys of 32 bytes; the environment's is used for what is new, both open. */
export function secretKeeper(keys: Readonly<Partial<Record<KeyName, Uint8Array>>>, random: RandomBytes): SecretKeeper {
  const name: KeyName = keys.environment ? 'environment' : 'database';
  return {
    seal(text, about) {
      const key = keys[name];
      if (!key) throw new InvariantError('a secret keeper has a key');
      const iv = random(new Uint8Array(12));
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${name}.${toBase64url(iv)}.${toBase64url(Uint8Array.from(body))}`;
    },
    open(sealed, about) {
      const [keyName = '', iv, body] = sealed.split('.');
      const key = keyName === 'environment' || keyName === 'database' ? keys[keyName] : undefined;
      const [ivBytes, bytes] = [fromBase64url(iv ?? ''), fromBase64url(body ?? '')];
      if (!key || ivBytes?.byteLength !== 12 || !bytes || bytes.byteLength < 16) return undefined;
      try {
        const opener = createDecipheriv('aes-256-gcm', key, ivBytes).setAAD(Buffer.from(about)).setAuthTag(bytes.slice(-16));
        return Buffer.concat([opener.update(bytes.slice(0, -16)), opener.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
