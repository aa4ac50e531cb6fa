import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { often } from '../database/often.ts';
import { ReadAgainError, type Work } from '../database/transaction.ts';
import { concernedSubjects } from '../rollups/concerned-subjects.ts';
import { keepFigures } from '../rollups/keep-figures.ts';
import { type NamedUnit, parentsOf } from './family.ts';
import { movingTops, type Placed, placeAll } from './follow-the-home.ts';
import { type Kin, readKin, readUnits, type RecordName, streamVersion } from './kin.ts';
import { mergeRecords, recordKey } from './merge-sql.ts';

/** A mutation that passed every check, with the stamp it is written under. */
export interface Accepted extends Mutation {
  readonly hash: string;
  /** The stamp as the device wrote it, when it was corrected. */
  readonly claimedAt?: string | undefined;
}

/** Where a record lives now, and what decides about it. */
export type PresentPlace = Kin;

/** What is there before something is written. */
export interface Present {
  /** The records written to and whatever they belong to, by {@link recordKey}. */
  readonly places: ReadonlyMap<string, PresentPlace>;
  /** The units that are named, by id. */
  readonly units: ReadonlyMap<string, NamedUnit>;
}

export async function readPresent(tx: Work, mutations: readonly Mutation[], now: Date): Promise<Present> {
  return presentIn(tx, mutations, await readUnits(tx, mutations, now));
}

/** {@link readPresent} where the units were read before. */
export async function presentIn(tx: Work, mutations: readonly Mutation[], units: Present['units']): Promise<Present> {
  return { units, places: byKey(await readKin(tx, mutations, [])) };
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
  present: Present,
  now: Date,
  also: readonly { readonly area: string }[] = [],
): Promise<readonly string[]> {
  if (mutations.length === 0) return [];
  const { placed, places } = await placeForGood(tx, mutations, present, now, also);
  await insertIntoLog(tx, author, placed.mutations, now);
  const written = [...placed.records, ...placed.followers];
  const grown = await mergeRecords(tx, written, new Set(places.keys()), now);
  await keepFigures(tx, concernedSubjects(written, places));
  return grown;
}

interface Placing {
  readonly placed: Placed<Accepted>;
  readonly places: ReadonlyMap<string, PresentPlace>;
}

/** Locks the streams of every area concerned. What was read before the locks holds when no stream has changed since; otherwise it is read again. */
async function placeForGood(
  tx: Work,
  mutations: readonly Accepted[],
  present: Present,
  now: Date,
  also: readonly { readonly area: string }[],
): Promise<Placing> {
  const first = { placed: placeAll(mutations, [...present.places.values()], present.units), places: present.places };
  const tops = movingTops(first.placed, present.places);
  const foreseen = tops.length > 0 ? await place(tx, mutations, tops, now) : first;
  const touched = new Set(touchedAreas(foreseen));
  const versions = await lockStreams(tx, [...touched, ...also.map(({ area }) => area)]);
  const isSettled = foreseen === first && areKnown(mutations, present) && isAsRead(touched, versions, present);
  const held = isSettled ? first : await place(tx, mutations, tops, now);
  if (hasMoved(mutations, present.places, held.places)) throw new ReadAgainError('a record moved meanwhile');
  if (held.placed.entersClosed) throw new ReadAgainError('a unit was closed meanwhile');
  if (touchedAreas(held).some((area) => !versions.has(area))) throw new ReadAgainError('something else has to move as well');
  return held;
}

async function place(tx: Work, mutations: readonly Accepted[], tops: readonly RecordName[], now: Date): Promise<Placing> {
  const kin = await readKin(tx, mutations, tops);
  return { placed: placeAll(mutations, kin, await readUnits(tx, mutations, now)), places: byKey(kin) };
}

/** Whatever a record belongs to was there or is written here; anything else may have come into another area, whose stream nobody locked. */
function areKnown(mutations: readonly Accepted[], { places }: Present): boolean {
  const written = new Set(mutations.map(({ kind, id }) => recordKey(kind, id)));
  return mutations.every(({ kind, id, set }) => {
    const parents = parentsOf({ kind, id, fields: set }).map(([of, parent]) => recordKey(of, parent));
    return parents.length === 0 || parents.some((key) => places.has(key) || written.has(key));
  });
}

function isAsRead(areas: ReadonlySet<string>, locked: ReadonlyMap<string, string>, { places, units }: Present): boolean {
  const read = new Map([...places.values()].map(({ area, version }) => [area, version]));
  for (const { into, version } of units.values()) {
    // Two statements have read it: nothing may have changed between them either.
    if (read.has(into) && read.get(into) !== version) return false;
    read.set(into, version ?? null);
  }
  return [...areas].every((area) => locked.has(area) && locked.get(area) === read.get(area));
}

function byKey(kin: readonly Kin[]): ReadonlyMap<string, PresentPlace> {
  return new Map(kin.map((row) => [recordKey(row.kind, row.id), row]));
}

/** Every area that a record is written to, comes from or goes to, or that something it names is in: nothing of it is merged while this is written. */
function touchedAreas({ placed: { records, followers, left }, places }: Placing): readonly string[] {
  const now = [...places.values()].map(({ area }) => area);
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

/** Streams are locked in one sorted pass, after the device's row. Returns their versions by area (`streamVersion`). */
export async function lockStreams(tx: Work, areas: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const named = JSON.stringify([...new Set(areas)]);
  const { rows } = await sql<{ area: string; version: string }>`
    ${often}select area, ${streamVersion} as version from streams s where area in (select jsonb_array_elements_text(${named}::jsonb)) order by area for update`.execute(
    tx,
  );
  return new Map(rows.map(({ area, version }) => [area, version]));
}

/** {@link lockStreams} for whoever changes the units themselves: what others read of them before is read again, even when no record is touched. */
export async function changeStreams(tx: Work, areas: readonly string[]): Promise<void> {
  await lockStreams(tx, areas);
  await sql`update streams set head = head where area in (select jsonb_array_elements_text(${JSON.stringify(areas)}::jsonb))`.execute(tx);
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
