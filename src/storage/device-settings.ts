import type { ServerKey } from '#protocol/answers.ts';
import { createStore, get, set, type UseStore } from 'idb-keyval';
import type { PinAttempts } from './pin-attempts.ts';
import type { VaultHeader } from './vault.ts';
import { deviceDatabase, deviceTable } from './tablet-database.ts';

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
  readonly attempts: PinAttempts;
  readonly lockAfterMinutes: number;
  readonly persisted?: boolean | undefined;
}

export interface DeviceHeaderStore {
  read(): Promise<DeviceHeader | undefined>;
  /** Writers hold the write lock, so read and write need not be one transaction. */
  write(header: DeviceHeader): Promise<void>;
}

const headerKey = 'header';

export function openDeviceHeader(store: UseStore = createStore(deviceDatabase, deviceTable)): DeviceHeaderStore {
  return {
    read: () => get<DeviceHeader>(headerKey, store),
    write: (header) => set(headerKey, header, store),
  };
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
  };
}
