import type { Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Database } from '../database/transaction.ts';
import { hashSecret, isSameHash } from './hashed-secret.ts';

export type DeviceRow = Selectable<Tables['devices']>;

export interface KnownDevice {
  readonly device: DeviceRow;
  /** A ship token may only hand in parcels. */
  readonly mayPull: boolean;
}

/** The device an `Authorization: Bearer …` header speaks for, revoked ones too. */
export async function deviceOfBearer(db: Database, header: string | undefined): Promise<KnownDevice | undefined> {
  const secret = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? '')?.[1];
  if (secret === undefined) return undefined;
  const hash = hashSecret(secret);
  const device = await db
    .selectFrom('devices')
    .selectAll()
    .where((is) => is.or([is('token_hash', '=', hash), is('ship_token_hash', '=', hash)]))
    .executeTakeFirst();
  return device && { device, mayPull: isSameHash(device.token_hash, hash) };
}
