import { unwrap, unwrapKey, type Vault, type VaultHeader, type VaultKeys, vaultOf, type VaultPorts, wrap, wrappingKey } from './vault.ts';

/** Once more under what a passkey gives. Undefined when the PIN is wrong. */
export async function addPasskey(
  ports: VaultPorts,
  header: VaultHeader,
  keys: VaultKeys,
  passkey: {
    readonly credential: Uint8Array<ArrayBuffer>;
    readonly salt: Uint8Array<ArrayBuffer>;
    readonly secret: Uint8Array<ArrayBuffer>;
  },
): Promise<VaultHeader | undefined> {
  const key = await unwrapKey(ports, header, keys, true);
  if (!key) return undefined;
  const wrapping = await wrappingKey(passkey.secret, header.leased ? keys.share : undefined);
  return { ...header, passkey: { credential: passkey.credential, salt: passkey.salt, wrapped: await wrap(ports, key, wrapping) } };
}

/** `secret`: what the passkey gave for the salt of the header. */
export async function unlockByPasskey(
  ports: VaultPorts,
  header: VaultHeader,
  secret: Uint8Array<ArrayBuffer>,
  share: Uint8Array<ArrayBuffer> | undefined,
): Promise<Vault | undefined> {
  if (!header.passkey) return undefined;
  try {
    const wrapping = await wrappingKey(secret, header.leased ? share : undefined);
    return vaultOf(await unwrap(wrapping, header.passkey.wrapped, false), ports.random);
  } catch {
    return undefined;
  }
}
