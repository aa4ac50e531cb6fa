import { done } from '#domain/result.ts';
import { fromBase64url } from '#protocol/base64url.ts';
import type { DeviceHeader, DeviceHeaderStore } from '#storage/device-settings.ts';
import { endLease, grantLease, spendLease } from '#storage/key-lease.ts';
import type { ParcelShelf } from '#storage/parcel-shelf.ts';
import { noAttempts } from '#storage/pin-attempts.ts';
import { orRefused, unlessRefused } from '#storage/tablet-store.ts';
import { type Locks, writeLock } from './locks.ts';
import { type FetchPort, requestHeaders } from './parcel-request.ts';
import { type HeardWord, heardIn, shipShelf, type ShelfReport } from './ship-shelf.ts';

/** A vault as whoever has no key of it sees it: the service worker, a locked page, a neighbour's session. Keep it small. */
export interface TendedVault {
  readonly settings: DeviceHeaderStore;
  readonly shelf: ParcelShelf;
  /** Clears what the vault held; sealed parcels stay. */
  readonly erase: () => Promise<void>;
  readonly fetch: FetchPort;
  readonly now: () => number;
  readonly locks: Locks;
}

export interface TendReport extends ShelfReport {
  /** The vault was closed or erased now: whoever has it open must let go of it. */
  readonly shut: boolean;
}

/**
 * One round for one vault, with or without its owner: the lease goes on, what lies sealed ships, the server's word is taken in and obeyed, and what was
 * done is told (SY12, SY33, SY34). What a full disk will not take of that word is left for the next round. Hold the ship lock.
 */
export async function tendVault(vault: TendedVault): Promise<TendReport> {
  const header = await spendNow(vault);
  if (!header) return { shipped: 0, left: 0, shut: false };
  const { settings: _, ...ports } = vault;
  const report = await shipShelf({ ...ports, header });
  const heard = report.heard ?? (wantsWord(header) ? await checkIn(vault.fetch, header) : undefined);
  const obeyed = await orRefused(async () => done(heard !== undefined && (await obeyWord(vault, heard))));
  const told = obeyed.ok && (await tellDone(vault));
  return { ...report, left: report.left + (told ? 0 : 1), shut: obeyed.ok && obeyed.value };
}

/** Without a lease nothing depends on the server's word, and nobody is asked. */
function wantsWord({ lease, vault, owes }: DeviceHeader): boolean {
  return (lease !== undefined && vault !== undefined) || owes !== undefined;
}

/** Lets time pass for the lease; at its end its share is gone from here. A disk that is full keeps the older clock, from which the next look counts. */
export async function spendNow({
  settings,
  locks,
  now,
}: Pick<TendedVault, 'settings' | 'locks' | 'now'>): Promise<DeviceHeader | undefined> {
  return locks.exclusive(writeLock, async () => {
    const header = await settings.read();
    if (!header?.lease) return header;
    const spent = { ...header, lease: spendLease(header.lease, now(), await settings.serverSeen()) };
    await settings.write(spent).catch(unlessRefused);
    return spent;
  });
}

export type Obeying = Pick<TendedVault, 'settings' | 'locks' | 'now' | 'erase'>;

/** Takes in the server's word. True when the vault was closed or erased by it, so that an open one has to be left. */
export function obeyWord({ settings, locks, now, erase }: Obeying, { device, word, serverTime }: HeardWord): Promise<boolean> {
  return locks.exclusive(writeLock, async () => {
    const header = await settings.read();
    /* What was said to a former identity is not about the vault of this one. */
    if (header?.deviceId !== device) return false;
    if (word.order === 'wipe') return wiped(header, settings, erase);
    if (word.order === 'lock') return locked(header, settings, word.pinLeast);
    const share = fromBase64url(word.share ?? '');
    /* Neither lent nor ordered: a revoked tablet, whose lease runs out. */
    if (share?.byteLength !== 32 || !header.vault) return false;
    const lease = await grantLease(header.lease, { share, days: word.leaseDays, serverTime, now: now() });
    await settings.write({ ...header, lease, pinLeast: word.pinLeast });
    return false;
  });
}

/** The wrapped key first: without it the rest is noise, should the power go now. */
async function wiped(header: DeviceHeader, settings: DeviceHeaderStore, erase: () => Promise<void>): Promise<boolean> {
  const { vault, lease: _ended, ...rest } = header;
  if (!vault) return false;
  await settings.write({ ...rest, wiped: true, attempts: noAttempts, owes: 'wipe' });
  await erase();
  return true;
}

async function locked(header: DeviceHeader, settings: DeviceHeaderStore, pinLeast: number): Promise<boolean> {
  const { lease } = header;
  if (!header.vault || !lease || lease.held) return false;
  await settings.write({ ...header, lease: endLease(lease), pinLeast, owes: 'lock' });
  return true;
}

async function checkIn(fetch: FetchPort, header: DeviceHeader, done?: 'lock' | 'wipe'): Promise<HeardWord | undefined> {
  const token = header.shipTokens[header.deviceId];
  if (token === undefined) return undefined;
  try {
    const init = { method: 'POST', headers: requestHeaders(token, 'application/json'), body: JSON.stringify({ done }) } as const;
    const response = await fetch('/api/tablet', init);
    return response.ok ? heardIn(header.deviceId, await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** False when something is still owed. */
async function tellDone({ settings, locks, fetch }: TendedVault): Promise<boolean> {
  const header = await settings.read();
  if (!header?.owes) return true;
  if (!(await checkIn(fetch, header, header.owes))) return false;
  await locks.exclusive(writeLock, async () => {
    const present = await settings.read();
    if (!present || present.owes !== header.owes) return;
    const { owes: _told, ...rest } = present;
    await settings.write(rest);
  });
  return true;
}
