import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { often } from '../database/often.ts';
import { ReadAgainError, type Work } from '../database/transaction.ts';
import { concernedSubjects } from '../rollups/concerned-subjects.ts';
import { keepFigures } from '../rollups/keep-figures.ts';
import { parentsOf } from './family.ts';
import { movingTops, type Placed, placeAll } from './follow-the-home.ts';
import { type Kin, readKin, readUnits, type RecordName } from './kin.ts';
import { mergeRecords, recordKey } from './merge-sql.ts';

/** A mutation that passed every check, with the stamp it is written under. */
export interface Accepted extends Mutation {
  readonly hash: string;
  /** The stamp as the device wrote it, when it was corrected. */
  readonly claimedAt?: string | undefined;
}

/** Where a record lives now, and what decides about it. */
export type PresentPlace = Kin;

/** The records as they are now, and whatever they belong to: by {@link recordKey}. */
export async function presentPlaces(tx: Work, records: readonly RecordName[]): Promise<ReadonlyMap<string, PresentPlace>> {
  return byKey(await readKin(tx, records, []));
}

/**
 * Writes accepted mutations of one device into the log and merges them; what belongs to a home goes where the home goes (SY19). The caller has locked the
 * device's row before anything else and read `present` in the same transaction; the areas' streams are locked here, in sorted order, so that two writers
 * never wait for each other in a circle; `also` names areas the caller will write to in the same transaction. The figures of whoever is concerned are kept
 * here too. Returns the areas whose streams grew.
 */
export async function applyMutations(
  tx: Work,
  author: { readonly device: string; readonly member: string },
  mutations: readonly Accepted[],
  present: ReadonlyMap<string, PresentPlace>,
  now: Date,
  also: readonly { readonly area: string }[] = [],
): Promise<readonly string[]> {
  if (mutations.length === 0) return [];
  const first = placeAll(mutations, [...present.values()], await readUnits(tx, mutations, now));
  const tops = movingTops(first, present);
  const foreseen = tops.length > 0 ? await place(tx, mutations, tops, now) : { placed: first, known: present };
  const locked = new Set([...touchedAreas(foreseen.placed, foreseen.known), ...also.map(({ area }) => area)]);
  await lockStreams(tx, [...locked]);
  const { placed, known } = await place(tx, mutations, tops, now);
  if (hasMoved(mutations, present, known)) throw new ReadAgainError('a record moved meanwhile');
  if (placed.entersClosed) throw new ReadAgainError('a unit was closed meanwhile');
  if (touchedAreas(placed, known).some((area) => !locked.has(area))) throw new ReadAgainError('something else has to move as well');
  await insertIntoLog(tx, author, placed.mutations, now);
  const written = [...placed.records, ...placed.followers];
  const grown = await mergeRecords(tx, written, new Set(known.keys()), now);
  await keepFigures(tx, concernedSubjects(written, known));
  return grown;
}

interface Placing {
  readonly placed: Placed<Accepted>;
  readonly known: ReadonlyMap<string, PresentPlace>;
}

async function place(tx: Work, mutations: readonly Accepted[], tops: readonly RecordName[], now: Date): Promise<Placing> {
  const kin = await readKin(tx, mutations, tops);
  return { placed: placeAll(mutations, kin, await readUnits(tx, mutations, now)), known: byKey(kin) };
}

function byKey(kin: readonly Kin[]): ReadonlyMap<string, PresentPlace> {
  return new Map(kin.map((row) => [recordKey(row.kind, row.id), row]));
}

/** Every area that a record is written to, comes from or goes to, or that something it names is in: nothing of it is merged while this is written. */
function touchedAreas({ records, followers, left }: Placed<Accepted>, known: ReadonlyMap<string, PresentPlace>): readonly string[] {
  const now = [...known.values()].map(({ area }) => area);
  return [...records.map(({ area }) => area), ...followers.map(({ area }) => area), ...left, ...now];
}

/** What the judge has decided on is no longer so: one of these records, or something it belongs to, is elsewhere or was merged by now. */
function hasMoved(
  mutations: readonly Accepted[],
  present: ReadonlyMap<string, PresentPlace>,
  known: ReadonlyMap<string, PresentPlace>,
): boolean {
  const written = new Set(mutations.map(({ kind, id }) => recordKey(kind, id)));
  // Only an erasure takes a record away.
  if (mutations.some((mutation) => concernedKeys(mutation).some((key) => present.has(key) && !known.has(key)))) return true;
  return [...known].some(([key, { area, fields }]) => {
    const before = present.get(key);
    if (!before) return written.has(key);
    return before.area !== area || before.fields['mergedInto'] !== fields['mergedInto'];
  });
}

function concernedKeys({ kind, id, set }: Accepted): readonly string[] {
  const there =
    kind === 'visit' && Array.isArray(set['present']) ? set['present'].map((person) => recordKey('person', String(person))) : [];
  return [recordKey(kind, id), ...there, ...parentsOf({ kind, id, fields: set }).map(([of, parent]) => recordKey(of, parent))];
}

/** Streams are locked in one sorted pass, after the device's row. */
export async function lockStreams(tx: Work, areas: readonly string[]): Promise<void> {
  const named = JSON.stringify([...new Set(areas)]);
  await sql`${often}select area from streams where area in (select jsonb_array_elements_text(${named}::jsonb)) order by area for update`.execute(
    tx,
  );
}

/** The unique key (device, n) decides what is new; the caller's look into the log was only to answer well. */
export async function insertIntoLog(
  tx: Work,
  { device, member }: { readonly device: string; readonly member: string },
  mutations: readonly Accepted[],
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    ${often}insert into mutations (device, n, at, claimed_at, kind, id, area, set, content_hash, member, arrived_at)
    select ${device}::uuid, n, at, "claimedAt", kind, id, area, set, hash, ${member}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(mutations)}::jsonb)
      as m(n bigint, at text, "claimedAt" text, kind text, id text, area text, set jsonb, hash text)
    order by n
    on conflict (device, n) do nothing returning n`.execute(tx);
  if (rows.length !== mutations.length) throw new ReadAgainError('some of these numbers were logged meanwhile');
}
