import type { Shipped } from '#protocol/answers.ts';
import type { OpenedHeld } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { acceptParcel } from './accept-parcel.ts';

interface Held {
  readonly id: string;
  readonly device: string;
  readonly body: Uint8Array;
}

const heldOf = ({ db }: Pick<Services, 'db'>) =>
  db.selectFrom('held_parcels').select(['held_parcels.id', 'held_parcels.device', 'body']).orderBy('arrived_at').orderBy('held_parcels.id');

/**
 * Takes in what tablets of a member sent while they were suspended, oldest first, as written by them. A tablet that was revoked meanwhile keeps its
 * parcels held: a person decides, by {@link releaseHeld}.
 */
export async function acceptHeld(services: Services, member: string, since: Date): Promise<OpenedHeld> {
  const rows = await heldOf(services)
    .innerJoin('devices', 'devices.id', 'held_parcels.device')
    .where('devices.member', '=', member)
    .where('devices.revoked_at', 'is', null)
    .where('arrived_at', '>=', since)
    .execute();
  return takeIn(services, rows);
}

/**
 * What is held of one tablet is opened and judged as everything that arrives today: what its member may not write any more goes to quarantine. Each
 * parcel is taken in by its own transaction, so that asking twice changes nothing.
 */
export async function releaseHeld(services: Services, device: string): Promise<OpenedHeld> {
  return takeIn(services, await heldOf(services).where('device', '=', device).execute());
}

/** Whatever the server cannot keep as a row (a body with a line no column can hold, one that does not open) stays held. */
async function takeIn(services: Services, rows: readonly Held[]): Promise<OpenedHeld> {
  const counts = { accepted: 0, duplicate: 0, refused: 0 };
  let left = 0;
  for (const { id, device, body } of rows) {
    const shipped = await acceptParcel(services, device, Uint8Array.from(body), undefined);
    if (!shipped.ok || hasUnstorable(shipped.value)) left += 1;
    else await services.db.deleteFrom('held_parcels').where('id', '=', id).execute();
    if (shipped.ok) for (const { verdict } of shipped.value.verdicts) counts[verdict] += 1;
  }
  return { parcels: rows.length, ...counts, left };
}

function hasUnstorable({ verdicts }: Shipped): boolean {
  return verdicts.some(({ reason }) => reason === 'invalid');
}
