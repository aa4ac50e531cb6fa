/** Names both the page's Dexie and the service worker's plain opening of the same database rely on. */
export const tabletDatabase = 'tung-ngo';
export const parcelTable = 'parcels';

/** Database of the few device settings (`device-header.ts`), readable without a key. */
export const deviceDatabase = 'tung-ngo-device';
export const deviceTable = 'device';
