import { readMended, readTold, type ToldByTablet } from '#protocol/told-by-tablet.ts';
import type { Services } from '../services.ts';
import type { DeviceRow } from './device-auth.ts';

/** Contacts nearer than this are one; a tablet's clock as near as this to where it was is where it was. Milliseconds. */
const [oneContact, sameClock] = [60_000, 2000];

/** What is to be kept of what a tablet says of itself, with what it mended last; undefined when all of it is known. `app` and `mending`: headers of its request. */
export function toldAnew(
  { told: known }: Pick<DeviceRow, 'told'>,
  app: string | undefined,
  mending: string | undefined,
  now: number,
): ToldByTablet | undefined {
  const news = readMended(mending);
  const told = readTold(app, now) ?? (news && (known ?? {}));
  if (!told || (!news && isSame(told, known ?? {}))) return undefined;
  const mended = news ? { ...news, at: new Date(now).toISOString() } : known?.mended;
  return { ...told, ...(mended && { mended }) };
}

/**
 * For a request that brings no work; with work the same is written in the parcel's own transaction. A contact soon after another is not written down: that would be a
 * commit of its own, on the disk.
 */
export async function noteContact(
  { db, now }: Pick<Services, 'db' | 'now'>,
  device: DeviceRow,
  told: ToldByTablet | undefined,
): Promise<void> {
  const at = new Date(now());
  if (!told && at.getTime() - (device.last_contact_at?.getTime() ?? 0) < oneContact) return;
  await db
    .updateTable('devices')
    .set({ last_contact_at: at, ...(told && { told: JSON.stringify(told) }) })
    .where('id', '=', device.id)
    .execute();
}

function isSame(one: ToldByTablet, other: ToldByTablet): boolean {
  const parts = ['version', 'persisted', 'used', 'quota'] as const;
  return parts.every((part) => one[part] === other[part]) && isSameClock(one.clockAheadMs, other.clockAheadMs);
}

function isSameClock(one: number | undefined, other: number | undefined): boolean {
  return one === undefined || other === undefined ? one === other : Math.abs(one - other) < sameClock;
}
