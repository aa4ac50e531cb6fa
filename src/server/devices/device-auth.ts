import { type Selectable, sql } from 'kysely';
import { often } from '../database/often.ts';
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

const columns = sql.raw(
  `id member name kind token_hash ship_token_hash enrolled_at revoked_at succeeded_by last_contact_at authored received clock_ahead_ms last_stamp told lease_root`
    .split(' ')
    .map((column) => `d.${column}`)
    .join(', '),
);

/** The device an `Authorization: Bearer …` header speaks for, revoked ones too. */
export async function deviceOfBearer(db: Database, header: string | undefined): Promise<KnownDevice | undefined> {
  const secret = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? '')?.[1];
  if (secret === undefined) return undefined;
  const hash = hashSecret(secret);
  const { rows } = await sql<DeviceRow & { suspended_at: Date | null }>`
    ${often}select ${columns}, m.suspended_at from devices d join members m on m.id = d.member
    where d.token_hash = ${hash} or d.ship_token_hash = ${hash}`.execute(db);
  const found = rows[0];
  if (!found) return undefined;
  const { suspended_at, ...device } = found;
  return { device, mayPull: isSameHash(device.token_hash, hash), suspended: suspended_at !== null };
}
