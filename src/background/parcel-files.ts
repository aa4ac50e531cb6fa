import { writeParcelFile } from '#protocol/parcel-file.ts';
import type { StoredParcel, TabletStore } from '#storage/tablet-store.ts';
import type { ParcelFileOut } from './device-api.ts';

/** Everything the server has not answered for, one file per device identity and server key: the header of a file names one of each. */
export async function parcelFilesOf(store: Pick<TabletStore, 'parcels'>, today: string): Promise<ParcelFileOut[]> {
  const groups = new Map<string, StoredParcel[]>();
  for (const [, parcel] of await store.parcels()) {
    if (parcel.shipped === parcel.version) continue;
    const group = `${parcel.device} ${parcel.key}`;
    groups.set(group, [...(groups.get(group) ?? []), parcel]);
  }
  return [...groups.values()].map((parcels) =>
    fileOf(
      parcels.sort((a, b) => a.from - b.from),
      today,
    ),
  );
}

function fileOf(parcels: readonly StoredParcel[], today: string): ParcelFileOut {
  const { device = '', key = '' } = parcels[0] ?? {};
  const bytes = writeParcelFile({ device, key, parcels: parcels.map((parcel) => parcel.bytes) });
  return { name: `tung-ngo-${device.slice(0, 8)}-${today}.tungngo`, bytes, parcels: parcels.length };
}
