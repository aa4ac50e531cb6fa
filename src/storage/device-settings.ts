import type { ServerKey } from '#protocol/answers.ts';
import { createStore, entries, get, set, type UseStore } from 'idb-keyval';
import type { KeyLease } from './key-lease.ts';
import type { PinAttempts } from './pin-attempts.ts';
import type { VaultHeader } from './vault.ts';
import { eraseExisting, openParcelShelf } from './parcel-shelf.ts';
import { databaseOf, deviceDatabase, deviceTable, headerKeyOf, type Slot, slotOfKey } from './tablet-database.ts';

/** The handful of settings readable without the PIN, by the worker and by the service worker. Nothing personal. */
export interface DeviceHeader {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly serverKey: ServerKey;
  /** Device id → token that can only ship. Former identities keep theirs while parcels of them are on the way. */
  readonly shipTokens: Readonly<Record<string, string>>;
  /** Absent once the vault was erased: what is left of its boxes can no longer be opened. */
  readonly vault?: VaultHeader | undefined;
  /** The vault was erased on purpose, for the tablet to go to somebody else. */
  readonly passedOn?: boolean | undefined;
  /** The vault was erased because the desk asked for it. */
  readonly wiped?: boolean | undefined;
  readonly attempts: PinAttempts;
  readonly lockAfterMinutes: number;
  readonly persisted?: boolean | undefined;
  /** Absent where the server lends none: an older one, or practice. */
  readonly lease?: KeyLease | undefined;
  /** What the desk ordered and this tablet did, and the server has not heard yet. */
  readonly owes?: 'lock' | 'wipe' | undefined;
  /** Shortest PIN the unit asks for. */
  readonly pinLeast?: number | undefined;
  /** The colour by which the volunteer finds their own vault among several; one of {@link vaultColours}. */
  readonly colour?: string | undefined;
}

export const vaultColours = ['red', 'blue', 'green', 'amber', 'white', 'grey'] as const;

export interface DeviceHeaderStore {
  read(): Promise<DeviceHeader | undefined>;
  /** Writers hold the write lock, so read and write need not be one transaction. */
  write(header: DeviceHeader): Promise<void>;
  /** Greatest server time any vault of this tablet has met, Unix ms; 0 before the first. */
  serverSeen(): Promise<number>;
}

export const createDeviceStore = (): UseStore => createStore(deviceDatabase, deviceTable);

export function openDeviceHeader(store: UseStore = createDeviceStore(), slot: Slot = 1): DeviceHeaderStore {
  const key = headerKeyOf(slot);
  return {
    read: () => get<DeviceHeader>(key, store),
    write: (header) => set(key, header, store),
    serverSeen: async () => Math.max(0, ...(await allHeaders(store)).map(([, header]) => header.lease?.grantedAt ?? 0)),
  };
}

/** Every vault of this tablet, erased ones too, whose parcels may still be on the way. */
export async function allHeaders(store: UseStore = createDeviceStore()): Promise<readonly (readonly [slot: Slot, header: DeviceHeader])[]> {
  const rows = await entries<string, DeviceHeader>(store);
  return rows.flatMap(([key, header]) => {
    const slot = slotOfKey(key);
    return slot === undefined ? [] : [[slot, header] as const];
  });
}

/** A vault by what of it needs no key and no Dexie. */
export function keylessVault(store: UseStore, slot: Slot) {
  const name = databaseOf(slot);
  return { settings: openDeviceHeader(store, slot), shelf: openParcelShelf(name), erase: () => eraseExisting(name) };
}

export function memoryDeviceHeader(
  guard: (moment: 'before' | 'after') => void = () => undefined,
  disk: { header?: DeviceHeader } = {},
): DeviceHeaderStore {
  return {
    read: async () => structuredClone(disk.header),
    write: async (header) => {
      guard('before');
      disk.header = structuredClone(header);
      guard('after');
    },
    serverSeen: async () => disk.header?.lease?.grantedAt ?? 0,
  };
}
