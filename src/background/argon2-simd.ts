import type { StretchSettings } from '#storage/vault.ts';

export type Argon2idSettings = Extract<StretchSettings, { readonly kind: 'argon2id' }>;

/** 32 bytes of Argon2id (RFC 9106, version 1.3). Throws when there is no memory for it. */
export type Argon2id = (settings: Argon2idSettings, secret: string, salt: Uint8Array) => Uint8Array<ArrayBuffer>;

/** What `argon2.wasm` lets one call: the reference implementation, built with SIMD. Addresses are indexes into its memory. */
interface Reference {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(bytes: number): number;
  free(address: number): void;
  argon2_hash(...numbers: readonly number[]): number;
}

const [kindArgon2id, version13] = [2, 0x13];
const hashBytes = 32;
/** It can spell a hash out too, with its settings: address and room for that. */
const encodedNowhere = [0, 0];
/** With as much memory as a vault's, so that it is there already, and long enough for the compiler to see what is worth its best. */
const rehearsal: Argon2idSettings = { kind: 'argon2id', memoryKiB: 32 * 1024, passes: 1, lanes: 1 };

/** Rejects where WebAssembly is refused, or this processor has no SIMD. Compiled and rehearsed when it resolves, so that the first PIN is as quick as the next. */
export async function loadArgon2id(wasm: BufferSource): Promise<Argon2id> {
  const { instance } = await WebAssembly.instantiate(wasm, {});
  const reference = instance.exports as unknown as Reference;
  reference._initialize();
  const argon2id: Argon2id = (settings, secret, salt) => hashed(reference, settings, new TextEncoder().encode(secret), salt);
  argon2id(rehearsal, 'rehearsal', new Uint8Array(16));
  return argon2id;
}

function hashed(reference: Reference, settings: Argon2idSettings, secret: Uint8Array, salt: Uint8Array): Uint8Array<ArrayBuffer> {
  const { memoryKiB, passes, lanes } = settings;
  const at = reference.malloc(secret.length + salt.length + hashBytes);
  const [saltAt, hashAt] = [at + secret.length, at + secret.length + salt.length];
  const memory = () => new Uint8Array(reference.memory.buffer);
  memory().set(secret, at);
  memory().set(salt, saltAt);
  const places = [at, secret.length, saltAt, salt.length, hashAt, hashBytes, ...encodedNowhere];
  const refused = reference.argon2_hash(passes, memoryKiB, lanes, ...places, kindArgon2id, version13);
  const hash = memory().slice(hashAt, hashAt + hashBytes);
  memory().fill(0, at, hashAt + hashBytes);
  reference.free(at);
  if (at === 0 || refused !== 0) throw new Error(`argon2 refused: ${refused}`);
  return hash;
}
