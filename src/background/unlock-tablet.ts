import { done, failed, type Result } from '#domain/result.ts';
import type { DeviceHeader } from '#storage/device-settings.ts';
import { orRefused } from '#storage/tablet-store.ts';
import { afterWaiting, countAttempt, isPin, mostAttempts, noAttempts, type PinAttempts, triesLeft } from '#storage/pin-attempts.ts';
import { spendLease } from '#storage/key-lease.ts';
import { rewrapVault, unlockVault, type Vault, type VaultHeader, type VaultKeys } from '#storage/vault.ts';
import { writeLock } from '#sync/locks.ts';
import { startOver } from '#sync/start-over.ts';
import { writing } from '#sync/tablet-ports.ts';
import { Tablet } from '#sync/tablet.ts';
import type { DevicePorts } from './device-ports.ts';
import { frontOf, type OnFront } from './front.ts';

type Enrolled = DeviceHeader & { readonly vault: VaultHeader };

/** Opens the vault and reads the tablet into memory. Works without a network, always. */
export async function unlockTablet(ports: DevicePorts, pin: string, onFront: OnFront): Promise<Result<Tablet>> {
  return afterRepair(
    ports,
    await tryPin(ports, pin, async (header, counted) => {
      const vault = await unlockVault(counted, header.vault, keysOf(header, pin));
      if (!vault) return undefined;
      await leaseOldVault(ports, header, pin);
      return opened(ports, vault, onFront);
    }),
  );
}

export async function opened(ports: DevicePorts, vault: Vault, onFront: OnFront): Promise<Result<Tablet>> {
  const front = await frontOf(ports, vault);
  if (front) onFront(front);
  return loaded(ports, await Tablet.load(ports.store, vault));
}

export function keysOf({ lease }: DeviceHeader, pin: string): VaultKeys {
  return { pin, share: lease?.share };
}

/** A vault of before there were leases is wrapped anew with the share, now that its PIN is known (SY33). */
async function leaseOldVault(ports: DevicePorts, header: Enrolled, pin: string): Promise<void> {
  if (header.vault.leased || !header.lease?.share) return;
  const rewrapped = await rewrapVault(ports, header.vault, keysOf(header, pin), pin);
  const latest = await ports.settings.read();
  if (rewrapped && latest?.vault) await ports.settings.write({ ...latest, vault: rewrapped.header });
}

/** Damaged records are pulled again from the beginning. */
export async function afterRepair(ports: DevicePorts, unlocked: Result<Tablet>): Promise<Result<Tablet>> {
  if (!unlocked.ok || !unlocked.value.isDamaged) return unlocked;
  const tablet = unlocked.value;
  await writing(ports, tablet, () => tablet.packRecords());
  await startOver(ports, tablet);
  return unlocked;
}

/** The same data key under a new PIN. Wrong old PINs count like wrong PINs at the door. */
export async function changePin(ports: DevicePorts, oldPin: string, newPin: string): Promise<Result<true>> {
  if (!isPin(newPin)) return failed({ kind: 'pin-invalid' });
  const least = (await ports.settings.read())?.pinLeast;
  if (!isPin(newPin, least)) return failed({ kind: 'pin-too-short', detail: String(least) });
  return tryPin(ports, oldPin, async (header, counted) => {
    const rewrapped = await rewrapVault(counted, header.vault, keysOf(header, oldPin), newPin);
    if (!rewrapped) return undefined;
    await ports.settings.write({ ...header, vault: rewrapped.header, attempts: noAttempts });
    return done(true);
  });
}

/** What a PIN is tried with: its stretching begins at once and ends when the attempt is counted. Undefined: it was wrong. */
export type Attempt<Value> = (header: Enrolled, counted: DevicePorts) => Promise<Result<Value> | undefined>;

/**
 * Counts the attempt before it is tried, so that cutting the power gives nothing back; after ten wrong ones the vault is erased. Where the disk is too full to
 * count, nothing is tried: a thief could fill it. Failures: `storage-full`, `storage-failed`, and what is told of the PIN.
 */
export function tryPin<Value>(ports: DevicePorts, pin: string, attempt: Attempt<Value>): Promise<Result<Value>> {
  return orRefused(() => ports.locks.exclusive(writeLock, () => countedTry(ports, pin, attempt)));
}

async function countedTry<Value>(ports: DevicePorts, pin: string, attempt: Attempt<Value>): Promise<Result<Value>> {
  const found = await openable(ports);
  if (!found.ok) return found;
  if (!isPin(pin)) return failed({ kind: 'pin-invalid' });
  const header = found.value;
  const waited = afterWaiting(header.attempts, ports.now());
  if (waited.waitMs > 0) return stillWaiting(ports, header, waited);
  const counted = countAttempt(waited, ports.now());
  const counting = ports.settings.write({ ...header, attempts: counted });
  const [outcome] = await Promise.all([attempt(header, onceCounted(ports, counting)), counting]);
  if (outcome) {
    const latest = (await ports.settings.read()) ?? header;
    await ports.settings.write({ ...latest, attempts: noAttempts });
    return outcome;
  }
  if (counted.failures >= mostAttempts) return erased(ports, header);
  return failed({ kind: 'wrong-pin', triesLeft: triesLeft(counted), retryAfterMs: counted.waitMs || undefined });
}

function onceCounted(ports: DevicePorts, counting: Promise<void>): DevicePorts {
  const stretchPin: DevicePorts['stretchPin'] = async (...given) => (await Promise.all([ports.stretchPin(...given), counting]))[0];
  return { ...ports, stretchPin };
}

/** With the lease as it is now, which whoever opens writes. Without its share no PIN can be told from another, so none is tried and none counted. Failures: `not-enrolled`, `lease-ended`, `vault-held`. */
export async function openable({ settings, now }: DevicePorts): Promise<Result<Enrolled>> {
  const found = await settings.read();
  if (!found?.vault) return failed({ kind: 'not-enrolled' });
  const lease = found.lease && spendLease(found.lease, now(), await settings.serverSeen());
  const header = { ...found, vault: found.vault, lease };
  if (!header.vault.leased || lease?.share) return done(header);
  if (lease) await settings.write(header);
  return failed({ kind: lease?.held ? 'vault-held' : 'lease-ended' });
}

/** Kept, so that the rest of the delay is measured from here: a clock turned back later changes nothing. */
async function stillWaiting(ports: DevicePorts, header: Enrolled, attempts: PinAttempts) {
  await ports.settings.write({ ...header, attempts });
  return failed({ kind: 'pin-wait', retryAfterMs: attempts.waitMs, triesLeft: triesLeft(attempts) });
}

async function erased(ports: DevicePorts, header: DeviceHeader) {
  await eraseTablet(ports, header);
  return failed({ kind: 'erased', triesLeft: 0 });
}

/** The wrapped key first: without it the rest is noise, should the power go now. Sealed parcels and their ship tokens stay. */
export async function eraseTablet(ports: DevicePorts, header: DeviceHeader): Promise<void> {
  const { vault: _gone, lease: _ended, ...rest } = header;
  await ports.settings.write({ ...rest, attempts: noAttempts });
  await ports.store.eraseVault();
}

/** A renewal that was cut short between the two databases: the tablet's own word on its identity holds. */
async function loaded(ports: DevicePorts, tablet: Tablet | undefined): Promise<Result<Tablet>> {
  if (!tablet) return failed({ kind: 'storage-failed', detail: 'empty' });
  const header = await ports.settings.read();
  if (header && tablet.meta.device !== header.deviceId) await ports.settings.write({ ...header, deviceId: tablet.meta.device });
  return done(tablet);
}
