import type { ToldByTablet } from '#protocol/told-by-tablet.ts';
import { valueOrFail } from '#domain/result.ts';
import { sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';

export interface WritingDevice {
  readonly member: string;
  /** Null as long as its clock was never found ahead. */
  readonly clockAheadMs: number | null;
  /** Greatest n it said it wrote. */
  readonly authored: number;
  /** Greatest stamp in the log from it; empty at first. */
  readonly lastStamp: string;
}

/** PostgreSQL would plan the largest of the `often` statements anew for every parcel, a twentieth of what a parcel costs it, and always find the same plan. */
const planOnce = sql<string>`set_config('plan_cache_mode', 'force_generic_plan', true)`;

/** Two parcels of one device go one after the other. Always the first lock of a transaction that writes records. */
export async function lockDevice(tx: Work, device: string): Promise<WritingDevice> {
  const { rows } = await sql<WritingDevice>`
    ${often}select member, clock_ahead_ms as "clockAheadMs", authored, last_stamp as "lastStamp", ${planOnce} as planned
    from devices where id = ${device}::uuid for update`.execute(tx);
  const { member, clockAheadMs, authored, lastStamp } = valueOrFail(rows[0], 'a device that writes is known');
  return { member, clockAheadMs, authored, lastStamp };
}

interface News {
  /** A multirange literal of the numbers that are here now. */
  readonly received: string;
  readonly authored: number;
  readonly lastStamp: string;
  readonly clockAheadMs?: number | undefined;
  /** When the device itself was heard. */
  readonly contact?: Date | undefined;
  /** Where it says something new of itself. */
  readonly told?: ToldByTablet | undefined;
}

export interface ReceivedState {
  /** A multirange, as text. */
  readonly received: string;
  readonly authored: number;
}

/** Adds to what the server has of a device and returns all of it. */
export async function noteReceived(tx: Work, device: string, news: News): Promise<ReceivedState> {
  const { rows } = await sql<ReceivedState>`
    ${often}update devices set
      received = received + ${news.received}::int8multirange,
      authored = greatest(authored, ${news.authored}::bigint),
      last_stamp = greatest(last_stamp, ${news.lastStamp}::text collate "C"),
      clock_ahead_ms = coalesce(${news.clockAheadMs ?? null}::bigint, clock_ahead_ms),
      last_contact_at = greatest(last_contact_at, ${news.contact ?? null}::timestamptz),
      told = coalesce(${news.told ? JSON.stringify(news.told) : null}::jsonb, told)
    where id = ${device}::uuid returning received::text as received, authored`.execute(tx);
  return valueOrFail(rows[0], 'the locked device row was updated');
}
