import type { RandomBytes } from '#domain/ids.ts';
import { argon2id, argon2Verify } from 'hash-wasm';
import { isGuessable } from './guessable.ts';

/** Argon2id, RFC 9106 §4 second choice scaled down to what a small server carries for each sign-in. Memory in KiB. */
const cost = { parallelism: 1, iterations: 2, memorySize: 19 * 1024, hashLength: 32 } as const;
const shortest = 10;
const longest = 200;

export type PasswordFault = 'password-short' | 'password-long' | 'password-usual' | 'password-own-name';

/** Why a password is refused, or undefined when it will do. How soon it would be guessed is what counts; no rule about kinds of characters. */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | undefined {
  const text = password.normalize('NFC');
  if (Array.from(text).length < shortest) return 'password-short';
  if (text.length > longest) return 'password-long';
  const bare = text.toLowerCase().replaceAll(/[\s._@!-]|\d+$/g, '');
  const names = own.map((name) => name.toLowerCase().replaceAll(/\s/g, '')).filter((name) => name.length > 3);
  if (names.includes(bare)) return 'password-own-name';
  return isGuessable(text, own) ? 'password-usual' : undefined;
}

export async function hashPassword(password: string, random: RandomBytes): Promise<string> {
  return argon2id({ ...cost, password: password.normalize('NFC'), salt: random(new Uint8Array(16)), outputType: 'encoded' });
}

/** A hash no password fits: checked when the sign-in name is unknown, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID(), (bytes) => crypto.getRandomValues(bytes));
  const fits = await argon2Verify({ password: password.slice(0, longest + 1).normalize('NFC') || ' ', hash: hash ?? (await nobody) });
  return fits && hash !== undefined;
}
