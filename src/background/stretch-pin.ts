import type { StretchPin, StretchSettings } from '#storage/vault.ts';

export const strongest: StretchSettings = { kind: 'argon2id', memoryKiB: 32 * 1024, passes: 3, lanes: 1 };
/** Where WebAssembly is refused; OWASP's number of rounds. */
export const withoutWasm: StretchSettings = { kind: 'pbkdf2-sha256', rounds: 600_000 };

export const stretchPin: StretchPin = (settings, pin, salt) =>
  settings.kind === 'argon2id' ? byArgon2id(settings, pin, salt) : byPbkdf2(settings.rounds, pin, salt);

async function byArgon2id(
  settings: Extract<StretchSettings, { kind: 'argon2id' }>,
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { argon2id } = await import('hash-wasm');
  const hash = await argon2id({
    password: pin,
    salt,
    memorySize: settings.memoryKiB,
    iterations: settings.passes,
    parallelism: settings.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return Uint8Array.from(hash);
}

async function byPbkdf2(rounds: number, pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256));
}

/** Argon2id where this device can run it, PBKDF2 where WebAssembly is refused. */
export async function strongestHere(stretch: StretchPin): Promise<StretchSettings> {
  try {
    await stretch({ kind: 'argon2id', memoryKiB: 8, passes: 1, lanes: 1 }, '000000', new Uint8Array(16));
    return strongest;
  } catch {
    return withoutWasm;
  }
}
