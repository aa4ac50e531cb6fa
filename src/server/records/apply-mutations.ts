import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { ReadAgainError, type Work } from '../database/transaction.ts';
import { foldByRecord, mergeRecords, recordKey } from './merge-sql.ts';

/** A mutation that passed every check, with the stamp it is written under. */
export interface Accepted extends Mutation {
  readonly hash: string;
  /** The stamp as the device wrote it, when it was corrected. */
  readonly claimedAt?: string | undefined;
}

/** Where a record lives now. */
export interface PresentPlace {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly path: string;
}

interface RecordName {
  readonly kind: string;
  readonly id: string;
}

export async function presentPlaces(tx: Work, records: readonly RecordName[]): Promise<ReadonlyMap<string, PresentPlace>> {
  const names = JSON.stringify(records.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<PresentPlace>`
    select r.kind, r.id, r.area, a.path
    from (select distinct kind, id from jsonb_to_recordset(${names}::jsonb) as w(kind text, id text)) w
    join records r on r.kind = w.kind and r.id = w.id join areas a on a.id = r.area`.execute(tx);
  return new Map(rows.map((row) => [recordKey(row.kind, row.id), row]));
}

/**
 * Writes accepted mutations of one device into the log and merges them. The caller has locked the device's row before anything else and read `present`
 * in the same transaction; the areas' streams are locked here, in sorted order, so that two writers never wait for each other in a circle.
 * Returns the areas whose streams grew.
 */
export async function applyMutations(
  tx: Work,
  author: { readonly device: string; readonly member: string },
  mutations: readonly Accepted[],
  present: ReadonlyMap<string, PresentPlace>,
  now: Date,
): Promise<readonly string[]> {
  if (mutations.length === 0) return [];
  const touched = mutations.flatMap((mutation) => present.get(recordKey(mutation.kind, mutation.id)) ?? []);
  await lockStreams(tx, [...mutations, ...touched]);
  const locked = await presentPlaces(tx, mutations);
  for (const [key, { area }] of locked) if (present.get(key)?.area !== area) throw new ReadAgainError('a record moved meanwhile');
  await insertIntoLog(tx, author, mutations, now);
  return mergeRecords(tx, foldByRecord(mutations), new Set(locked.keys()), now);
}

async function lockStreams(tx: Work, places: readonly { readonly area: string }[]): Promise<void> {
  const areas = JSON.stringify([...new Set(places.map(({ area }) => area))]);
  await sql`select area from streams where area in (select jsonb_array_elements_text(${areas}::jsonb)) order by area for update`.execute(
    tx,
  );
}

/** The unique key (device, n) decides what is new; the caller's look into the log was only to answer well. */
async function insertIntoLog(
  tx: Work,
  { device, member }: { readonly device: string; readonly member: string },
  mutations: readonly Accepted[],
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    insert into mutations (device, n, at, claimed_at, kind, id, area, set, content_hash, member, arrived_at)
    select ${device}::uuid, n, at, "claimedAt", kind, id, area, set, hash, ${member}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(mutations)}::jsonb)
      as m(n bigint, at text, "claimedAt" text, kind text, id text, area text, set jsonb, hash text)
    order by n
    on conflict (device, n) do nothing returning n`.execute(tx);
  if (rows.length !== mutations.length) throw new ReadAgainError('some of these numbers were logged meanwhile');
}
