import { done, failed, type Result } from '#domain/result.ts';
import { orRefused } from '#storage/tablet-store.ts';
import { noAttempts } from '#storage/pin-attempts.ts';
import { unlockVault } from '#storage/vault.ts';
import { addPasskey, unlockByPasskey } from '#storage/vault-passkey.ts';
import { writeLock } from '#sync/locks.ts';
import type { Tablet } from '#sync/tablet.ts';
import type { NewPasskey } from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';
import type { OnFront } from './front.ts';
import { afterRepair, keysOf, openable, opened, tryPin } from './unlock-tablet.ts';

/** What the passkey gave in place of the PIN. Nobody guesses 256 bits, so nothing is counted. Failures: `passkey-wrong`, those of the lease, and of a disk that refuses. */
export async function unlockTabletByPasskey(
  ports: DevicePorts,
  secret: Uint8Array<ArrayBuffer>,
  onFront: OnFront,
): Promise<Result<Tablet>> {
  return afterRepair(
    ports,
    await orRefused(() =>
      ports.locks.exclusive(writeLock, async () => {
        const header = await openable(ports);
        if (!header.ok) return header;
        const vault = await unlockByPasskey(ports, header.value.vault, secret, header.value.lease?.share);
        if (!vault) return failed({ kind: 'passkey-wrong' });
        await ports.settings.write({ ...header.value, attempts: noAttempts });
        return opened(ports, vault, onFront);
      }),
    ),
  );
}

/** The vault opens by the passkey too from now on; undefined takes it away again. The PIN always remains, and is asked. */
export async function setPasskey(ports: DevicePorts, pin: string, passkey: NewPasskey | undefined): Promise<Result<true>> {
  return tryPin(ports, pin, async (header, counted) => {
    const { passkey: _before, ...plain } = header.vault;
    const vault = passkey
      ? await addPasskey(counted, header.vault, keysOf(header, pin), passkey)
      : (await unlockVault(counted, header.vault, keysOf(header, pin))) && plain;
    if (!vault) return undefined;
    await ports.settings.write({ ...header, vault });
    return done(true);
  });
}
