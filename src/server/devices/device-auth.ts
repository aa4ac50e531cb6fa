import type { Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Database } from '../database/transaction.ts';
import { hashSecret, isSameHash } from './hashed-secret.ts';

export type DeviceRow = Selectable<Tables['devices']>;

export interface KnownDevice {
  readonly device: DeviceRow;
  /** A ship token may only hand in parcels. */
  readonly mayPull: boolean;
  /** Its member is suspended: it is treated as revoked until they are back. */
  readonly suspended: boolean;
}

/** The device an `Authorization: Bearer …` header speaks for, revoked ones too. */
export async function deviceOfBearer(db: Database, header: string | undefined): Promise<KnownDevice | undefined> {
  const secret = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? '')?.[1];
  if (secret === undefined) return undefined;
  const hash = hashSecret(secret);
  const found = await db
    .selectFrom('devices')
    .innerJoin('members', 'members.id', 'devices.member')
    .selectAll('devices')
    .select('members.suspended_at')
    .where((is) => is.or([is('token_hash', '=', hash), is('ship_token_hash', '=', hash)]))
    .executeTakeFirst();
  if (!found) return undefined;
  const { suspended_at, ...device } = found;
  return { device, mayPull: isSameHash(device.token_hash, hash), suspended: suspended_at !== null };
}
