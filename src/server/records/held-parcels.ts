import type { Services } from '../services.ts';
import { acceptParcel } from './accept-parcel.ts';

/**
 * Takes in what tablets of a member sent while they were suspended, oldest first, as written by them. Whatever the server cannot keep as a row (a body
 * with a line no column can hold, one that does not open) stays held. A tablet that was revoked meanwhile keeps its parcels held: a person decides.
 */
export async function acceptHeld(services: Services, member: string, since: Date): Promise<number> {
  const { db } = services;
  const rows = await db
    .selectFrom('held_parcels')
    .innerJoin('devices', 'devices.id', 'held_parcels.device')
    .where('devices.member', '=', member)
    .where('devices.revoked_at', 'is', null)
    .where('arrived_at', '>=', since)
    .select(['held_parcels.id', 'held_parcels.device', 'body'])
    .orderBy('arrived_at')
    .orderBy('held_parcels.id')
    .execute();
  let taken = 0;
  for (const { id, device, body } of rows) {
    const shipped = await acceptParcel(services, device, Uint8Array.from(body), undefined);
    if (!shipped.ok || shipped.value.verdicts.some(({ reason }) => reason === 'invalid')) continue;
    await db.deleteFrom('held_parcels').where('id', '=', id).execute();
    taken += 1;
  }
  return taken;
}
