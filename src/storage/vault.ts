import type { RandomBytes } from '#domain/ids.ts';
import type { Box } from './tablet-store.ts';

/** How a PIN becomes a wrapping key: kept in the vault header, so that a stronger setting later still opens old vaults. */
export type StretchSettings =
  | { readonly kind: 'argon2id'; readonly memoryKiB: number; readonly passes: number; readonly lanes: number }
  | { readonly kind: 'pbkdf2-sha256'; readonly rounds: number };

/** 32 bytes from a PIN and a salt. */
export type StretchPin = (settings: StretchSettings, pin: string, salt: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** A random AES-256-GCM data key, wrapped by a key made from the PIN. The data key is never stored in the clear and cannot be read back out of memory. */
export interface VaultHeader {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly stretch: StretchSettings;
  readonly wrapped: Uint8Array<ArrayBuffer>;
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
const aes = { name: 'AES-GCM' } as const;

export interface NewVault {
  readonly header: VaultHeader;
  readonly vault: Vault;
}

export async function createVault(ports: VaultPorts, stretch: StretchSettings, pin: string): Promise<NewVault> {
  const raw = ports.random(new Uint8Array(32));
  const dataKey = await crypto.subtle.importKey('raw', raw, aes, true, ['encrypt', 'decrypt']);
  raw.fill(0);
  return wrapVault(ports, stretch, pin, dataKey);
}

/** The vault, or undefined when the PIN is wrong. */
export async function unlockVault(ports: VaultPorts, header: VaultHeader, pin: string): Promise<Vault | undefined> {
  const key = await unwrapKey(ports, header, pin, false);
  return key && vaultOf(key, ports.random);
}

/** The same data key under a new PIN, or undefined when the old PIN is wrong. */
export async function rewrapVault(ports: VaultPorts, header: VaultHeader, oldPin: string, newPin: string): Promise<NewVault | undefined> {
  const key = await unwrapKey(ports, header, oldPin, true);
  return key && wrapVault(ports, header.stretch, newPin, key);
}

async function wrapVault(ports: VaultPorts, stretch: StretchSettings, pin: string, dataKey: CryptoKey): Promise<NewVault> {
  const salt = ports.random(new Uint8Array(16));
  const wrapping = await wrappingKey(ports, stretch, pin, salt);
  const nonce = ports.random(new Uint8Array(nonceBytes));
  const wrapped = await crypto.subtle.wrapKey('raw', dataKey, wrapping, { ...aes, iv: nonce, additionalData: wrapLabel });
  const header = { salt, stretch, wrapped: joined(nonce, wrapped) };
  const vault = await unlockedBy(wrapping, header, false);
  return { header, vault: vaultOf(vault, ports.random) };
}

async function unwrapKey(ports: VaultPorts, header: VaultHeader, pin: string, extractable: boolean): Promise<CryptoKey | undefined> {
  const wrapping = await wrappingKey(ports, header.stretch, pin, header.salt);
  try {
    return await unlockedBy(wrapping, header, extractable);
  } catch {
    return undefined;
  }
}

function unlockedBy(wrapping: CryptoKey, header: VaultHeader, extractable: boolean): Promise<CryptoKey> {
  const parameters = { ...aes, iv: header.wrapped.slice(0, nonceBytes), additionalData: wrapLabel };
  return crypto.subtle.unwrapKey('raw', header.wrapped.slice(nonceBytes), wrapping, parameters, aes, extractable, ['encrypt', 'decrypt']);
}

async function wrappingKey(ports: VaultPorts, stretch: StretchSettings, pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bits = await ports.stretchPin(stretch, pin, salt);
  return crypto.subtle.importKey('raw', bits, aes, false, ['wrapKey', 'unwrapKey']);
}

function vaultOf(key: CryptoKey, random: RandomBytes): Vault {
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
