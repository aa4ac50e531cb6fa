import type { RandomBytes } from '#domain/ids.ts';
import type { Box } from './tablet-store.ts';

/** How a PIN becomes a wrapping key: kept in the vault header, so that a stronger setting later still opens old vaults. */
export type StretchSettings =
  | { readonly kind: 'argon2id'; readonly memoryKiB: number; readonly passes: number; readonly lanes: number }
  | { readonly kind: 'pbkdf2-sha256'; readonly rounds: number };

/** 32 bytes from a PIN and a salt. */
export type StretchPin = (settings: StretchSettings, pin: string, salt: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * A random AES-256-GCM data key, wrapped by a key made from the PIN and, where the server lends one, its lease share. The data key is never stored in
 * the clear and cannot be read back out of memory.
 */
export interface VaultHeader {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly stretch: StretchSettings;
  readonly wrapped: Uint8Array<ArrayBuffer>;
  /** The wrapping key holds the lease share too (SY33). Absent in vaults of before there were leases. */
  readonly leased?: boolean | undefined;
  /** It is opened by words, not by digits: the door shows a field in place of the pad. */
  readonly words?: boolean | undefined;
  /** The same data key once more, wrapped by what a platform passkey gives (WebAuthn PRF). */
  readonly passkey?: PasskeyWrap | undefined;
}

export interface PasskeyWrap {
  readonly credential: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** What opens or closes a vault: the secret, and the share as long as the lease runs. */
export interface VaultKeys {
  readonly pin: string;
  readonly share?: Uint8Array<ArrayBuffer> | undefined;
}

/** Seals JSON values into boxes: 12 bytes nonce, then ciphertext and tag. `row` binds a box to its place, so that boxes cannot be swapped. */
export interface Vault {
  seal(row: string, value: unknown): Promise<Box>;
  /** Throws when the box was not sealed by this vault for this row. */
  open(row: string, box: Box): Promise<unknown>;
}

export interface VaultPorts {
  readonly random: RandomBytes;
  readonly stretchPin: StretchPin;
}

const nonceBytes = 12;
const wrapLabel = new TextEncoder().encode('tung-ngo vault 1');
const leaseLabel = new TextEncoder().encode('tung-ngo lease 1');
const aes = { name: 'AES-GCM' } as const;

export interface NewVault {
  readonly header: VaultHeader;
  readonly vault: Vault;
}

export async function createVault(ports: VaultPorts, stretch: StretchSettings, keys: VaultKeys): Promise<NewVault> {
  const raw = ports.random(new Uint8Array(32));
  const dataKey = await crypto.subtle.importKey('raw', raw, aes, true, ['encrypt', 'decrypt']);
  raw.fill(0);
  return wrapVault(ports, stretch, keys, dataKey);
}

/** The vault, or undefined when the PIN (or the share) is wrong. */
export async function unlockVault(ports: VaultPorts, header: VaultHeader, keys: VaultKeys): Promise<Vault | undefined> {
  const key = await unwrapKey(ports, header, keys, false);
  return key && vaultOf(key, ports.random);
}

/** The same data key under a new PIN or another share, or undefined when the old PIN is wrong. A passkey goes on opening it as long as the share is the same. */
export async function rewrapVault(
  ports: VaultPorts,
  header: VaultHeader,
  keys: VaultKeys,
  newPin: string,
  share: VaultKeys['share'] = keys.share,
): Promise<NewVault | undefined> {
  const key = await unwrapKey(ports, header, keys, true);
  if (!key) return undefined;
  const wrapped = await wrapVault(ports, header.stretch, { pin: newPin, share }, key);
  /* What was wrapped without a share is no longer opened with one. */
  const isSame = Boolean(header.leased) === Boolean(wrapped.header.leased) && share === keys.share;
  const passkey = isSame ? header.passkey : undefined;
  return { ...wrapped, header: { ...wrapped.header, ...(passkey && { passkey }) } };
}

async function wrapVault(ports: VaultPorts, stretch: StretchSettings, { pin, share }: VaultKeys, dataKey: CryptoKey): Promise<NewVault> {
  const salt = ports.random(new Uint8Array(16));
  const wrapping = await wrappingKey(await ports.stretchPin(stretch, pin, salt), share);
  const wrapped = await wrap(ports, dataKey, wrapping);
  const header = { salt, stretch, wrapped, ...(share && { leased: true }), ...(/\D/.test(pin) && { words: true }) };
  return { header, vault: vaultOf(await unwrap(wrapping, wrapped, false), ports.random) };
}

export async function unwrapKey(
  ports: VaultPorts,
  header: VaultHeader,
  { pin, share }: VaultKeys,
  extractable: boolean,
): Promise<CryptoKey | undefined> {
  const bits = await ports.stretchPin(header.stretch, pin, header.salt);
  try {
    return await unwrap(await wrappingKey(bits, header.leased ? share : undefined), header.wrapped, extractable);
  } catch {
    return undefined;
  }
}

export async function wrap(ports: VaultPorts, dataKey: CryptoKey, wrapping: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = ports.random(new Uint8Array(nonceBytes));
  return joined(nonce, await crypto.subtle.wrapKey('raw', dataKey, wrapping, { ...aes, iv: nonce, additionalData: wrapLabel }));
}

export function unwrap(wrapping: CryptoKey, wrapped: Uint8Array<ArrayBuffer>, extractable: boolean): Promise<CryptoKey> {
  const parameters = { ...aes, iv: wrapped.slice(0, nonceBytes), additionalData: wrapLabel };
  return crypto.subtle.unwrapKey('raw', wrapped.slice(nonceBytes), wrapping, parameters, aes, extractable, ['encrypt', 'decrypt']);
}

/** The stretched secret alone, or the secret and the share mixed by HKDF: neither is worth anything without the other. */
export async function wrappingKey(secret: Uint8Array<ArrayBuffer>, share: Uint8Array<ArrayBuffer> | undefined): Promise<CryptoKey> {
  const usages: KeyUsage[] = ['wrapKey', 'unwrapKey'];
  if (!share) return crypto.subtle.importKey('raw', secret, aes, false, usages);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: share, info: leaseLabel };
  return crypto.subtle.deriveKey(parameters, base, { ...aes, length: 256 }, false, usages);
}

export function vaultOf(key: CryptoKey, random: RandomBytes): Vault {
  const text = new TextEncoder();
  return {
    async seal(row, value) {
      const iv = random(new Uint8Array(nonceBytes));
      const parameters = { ...aes, iv, additionalData: text.encode(row) };
      return joined(iv, await crypto.subtle.encrypt(parameters, key, text.encode(JSON.stringify(value))));
    },
    async open(row, box) {
      const parameters = { ...aes, iv: box.subarray(0, nonceBytes), additionalData: text.encode(row) };
      const clear = await crypto.subtle.decrypt(parameters, key, box.subarray(nonceBytes));
      return JSON.parse(new TextDecoder().decode(clear));
    },
  };
}

function joined(nonce: Uint8Array, rest: ArrayBuffer): Box {
  const box = new Uint8Array(nonce.byteLength + rest.byteLength);
  box.set(nonce, 0);
  box.set(new Uint8Array(rest), nonce.byteLength);
  return box;
}
