import type { DeviceHeader, DeviceHeaderStore } from '#storage/device-settings.ts';
import { leaseLeft, leaseWarningDays, spendLease } from '#storage/key-lease.ts';
import { afterWaiting, triesLeft } from '#storage/pin-attempts.ts';
import type { Tablet } from '#sync/tablet.ts';
import type { DeviceSettings, DeviceState, Member, NeighbourNote, ServerStatement, StorageReport } from './device-api.ts';
import type { DevicePorts, Neighbour } from './device-ports.ts';

const day = 86_400_000;

/** Days left, the begun one counted; undefined where nothing is lent. */
function daysLeft({ lease, vault }: DeviceHeader, now: number): number | undefined {
  return lease && vault?.leased ? Math.ceil(leaseLeft(spendLease(lease, now)) / day) : undefined;
}

export function openState(header: DeviceHeader, member: Member, now: number): DeviceState {
  const left = daysLeft(header, now);
  const soon = left !== undefined && left <= leaseWarningDays ? { leaseDaysLeft: left } : {};
  return { kind: 'open', member, deviceName: header.deviceName, ...soon };
}

/** `serverSeen`: see `spendLease`. */
export function shutState(header: DeviceHeader, parcels: number, now: number, serverSeen: number): DeviceState {
  const { vault, deviceName, colour } = header;
  if (!vault) return { kind: 'new', erased: !header.passedOn, ...(header.wiped && { wiped: true as const }), parcels };
  const attempts = afterWaiting(header.attempts, now);
  const retryAt = attempts.waitMs > 0 ? now + attempts.waitMs : undefined;
  const lease = header.lease && spendLease(header.lease, now, serverSeen);
  const closed = vault.leased && !lease?.share ? (lease?.held ? 'desk' : 'lease') : undefined;
  return {
    kind: 'locked',
    triesLeft: triesLeft(attempts),
    retryAt,
    deviceName,
    parcels,
    ...(closed && { closed }),
    ...(vault.words && { words: true as const }),
    ...(vault.passkey && { passkey: { credential: vault.passkey.credential, salt: vault.passkey.salt } }),
    ...(colour && { colour }),
  };
}

export function settingsOf(header: DeviceHeader | undefined, now: number): DeviceSettings {
  return {
    lockAfterMinutes: header?.lockAfterMinutes ?? 5,
    persisted: header?.persisted,
    pinLeast: header?.pinLeast,
    hasPasskey: header?.vault?.passkey !== undefined,
    leaseDays: header?.vault?.leased ? header.lease?.days : undefined,
    leaseDaysLeft: header && daysLeft(header, now),
    colour: header?.colour,
  };
}

/** Minutes of idleness until it locks, as they are now; undefined where nobody is enrolled. Hold the write lock. */
export async function writeSettings(settings: DeviceHeaderStore, change: Partial<DeviceSettings>): Promise<number | undefined> {
  const header = await settings.read();
  if (!header) return undefined;
  const lockAfterMinutes = Math.min(60, Math.max(1, change.lockAfterMinutes ?? header.lockAfterMinutes));
  await settings.write({ ...header, lockAfterMinutes, persisted: change.persisted ?? header.persisted });
  return lockAfterMinutes;
}

export async function neighbourNotes(neighbours: readonly Neighbour[]): Promise<readonly NeighbourNote[]> {
  const notes = neighbours.map(async ({ slot, settings, shelf }) => {
    const header = await settings.read();
    const waiting = (await shelf.parcels().catch(() => [])).filter(([, parcel]) => parcel.shipped !== parcel.version);
    return { slot, colour: header?.colour, enrolled: header?.vault !== undefined, parcels: waiting.length };
  });
  return Promise.all(notes);
}

export async function storageOf(
  ports: Pick<DevicePorts, 'settings' | 'store' | 'usedBytes'>,
  tablet: Tablet | undefined,
): Promise<StorageReport> {
  const [header, parcels, usedBytes] = await Promise.all([ports.settings.read(), ports.store.parcels(), ports.usedBytes()]);
  return {
    persisted: header?.persisted,
    usedBytes,
    records: tablet?.records.size ?? 0,
    outboxRows: tablet?.outbox.size ?? 0,
    parcels: parcels.length,
    deviceId: header?.deviceId ?? '',
    deviceName: header?.deviceName ?? '',
    clockAheadMs: tablet?.meta.clockAheadMs || undefined,
    ...(tablet && { statement: statementFor(tablet) }),
  };
}

function statementFor({ meta }: Tablet): ServerStatement {
  const { authored, received, told, checkedAt, differing, mended } = meta;
  const { through, missing } = received;
  /* What was written since the server last heard of us is missing too. */
  const end = authored > Math.max(told, through) ? [[Math.max(told, through) + 1, authored] as const] : [];
  return {
    authored,
    through,
    missing: [...missing, ...end],
    comparedAt: differing ? undefined : checkedAt,
    offered: mended?.offered ?? 0,
    areas: mended?.areas ?? 0,
  };
}
