/** Names both the page's Dexie and the service worker's plain opening of the same database rely on. */
export const tabletDatabase = 'tung-ngo';
export const parcelTable = 'parcels';

/** Database of the few device settings (`device-settings.ts`), readable without a key. */
export const deviceDatabase = 'tung-ngo-device';
export const deviceTable = 'device';

/**
 * One tablet, several volunteers, each in a vault of their own: a small number from 1. The first one lies under the names of the time when there was
 * only one, so nothing moves.
 */
export type Slot = number;
export const mostVaults = 8;

export function databaseOf(slot: Slot): string {
  return slot === 1 ? tabletDatabase : `${tabletDatabase}-vault-${slot}`;
}

export function headerKeyOf(slot: Slot): string {
  return slot === 1 ? 'header' : `header-${slot}`;
}

/** The slot a header lies under, or undefined when the key is no header's. */
export function slotOfKey(key: string): Slot | undefined {
  if (key === 'header') return 1;
  const [, digits] = /^header-([2-8])$/.exec(key) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
