import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { often } from '../database/often.ts';
import { ReadAgainError, type Work } from '../database/transaction.ts';
import { type Accepted, applyMutations, type Present, type PresentPlace } from './apply-mutations.ts';
import { recordKey } from './merge-sql.ts';
import { newsOfDoubles } from './number-tasks.ts';
import { numbersOf, placesConcerned, readDoubles } from './read-doubles.ts';
import { lockServerDevice, writeAsServer } from './server-device.ts';

/**
 * {@link applyMutations}, and in the same transaction the server's own tasks about personal numbers that stand twice in one commune: a team is told in
 * the answer to the very request that brought the second record, and its task is done when one of the two is mended or removed.
 *
 * Costs nothing where no person's number, removal or place is written. Locks are taken in the one order: the author's device, numbers, the server's own
 * device, streams. `also`: areas the caller will write to in the same transaction.
 */
export async function applyWithSameNumbers(
  tx: Work,
  author: { readonly device: string; readonly member: string },
  mutations: readonly Accepted[],
  present: Present,
  now: Date,
  also: readonly { readonly area: string }[] = [],
): Promise<readonly string[]> {
  const concerned = mutations.filter((mutation) => concernsNumbers(mutation, present.places));
  if (concerned.length === 0) return applyMutations(tx, author, mutations, present, now, also);
  const people = [...new Set(concerned.map(({ id }) => id))];
  const numbers = new Set(concerned.flatMap(numberIn));
  await lockNumbers(tx, people, [...numbers]);
  const places = await placesConcerned(tx, people, [...numbers]);
  const mayTell = places.length > 0 || isTwiceWithin(concerned, numbers.size);
  const areFresh = people.every((id) => !present.places.has(recordKey('person', id)));
  if (!mayTell && areFresh) return applyMutations(tx, author, mutations, present, now, also);

  const server = mayTell ? await lockServerDevice(tx, now) : undefined;
  const grown = await applyMutations(tx, author, mutations, present, now, [...places, ...also]);
  const doubles = await readDoubles(tx, people);
  const news = newsOfDoubles(doubles, now);
  if (news.changes.length === 0) return grown;
  // The people asked about are where their streams were locked to write them.
  const own = doubles.holders.filter(({ asked }) => asked);
  const locked = new Set([...grown, ...[...places, ...own].map(({ area }) => area)]);
  if (!server || news.changes.some(({ area }) => !locked.has(area))) throw new ReadAgainError('a number came or went meanwhile');
  return [...new Set([...grown, ...(await writeAsServer(tx, server, news, now))])];
}

function concernsNumbers({ kind, id, area, set }: Mutation, present: ReadonlyMap<string, PresentPlace>): boolean {
  if (kind !== 'person') return false;
  const place = present.get(recordKey(kind, id));
  if (!place) return typeof set['personalId'] === 'string';
  return place.area !== area || ['personalId', 'removed', 'household'].some((field) => Object.hasOwn(set, field));
}

export function numberIn({ set }: Pick<Mutation, 'set'>): readonly string[] {
  return typeof set['personalId'] === 'string' ? [set['personalId']] : [];
}

/** One parcel may carry both records. */
function isTwiceWithin(concerned: readonly Mutation[], numbers: number): boolean {
  const written = new Set(concerned.flatMap((mutation) => numberIn(mutation).map((number) => `${number} ${mutation.id}`)));
  return written.size > numbers;
}

/** They fit into PostgreSQL's shared memory however long an imported list is. */
const coarseLocks = 4096;
/** So many numbers at most are also locked one by one. */
const fewNumbers = 100;
/** Sets these advisory locks apart from any other of the database. */
const [coarseSpace, fineSpace] = [20_261, 20_264];

/**
 * Whoever writes a number waits here for everybody else who writes it, until they have committed. Without it two volunteers in two villages could register
 * one number at the same moment, neither seeing the other's record.
 *
 * A parcel shares the coarse locks with other parcels and waits for them only at its very numbers; a long list takes the coarse ones for itself alone.
 */
export async function lockNumbers(tx: Work, people: readonly string[], numbers: readonly string[]): Promise<void> {
  const isFew = people.length + numbers.length <= fewNumbers;
  const hashes = sql`(select hashtextextended(number, 0) as hash from (
    select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb) as number union ${numbersOf(people)}) written where number is not null) hashed`;
  const coarse = sql`(hash & ${coarseLocks - 1}::bigint)::int`;
  const fine = sql`((hash >> 16) & 2147483647::bigint)::int`;
  if (isFew)
    await sql`
      ${often}select case step when 1 then pg_advisory_xact_lock_shared(${coarseSpace}::int, slot)::text else pg_advisory_xact_lock(${fineSpace}::int, slot)::text end
      from (select distinct step, slot from ${hashes}, lateral (values (1, ${coarse}), (2, ${fine})) as locks(step, slot) order by step, slot) ordered`.execute(
      tx,
    );
  else
    await sql`select pg_advisory_xact_lock(${coarseSpace}::int, slot) from (select distinct ${coarse} as slot from ${hashes} order by slot) ordered`.execute(
      tx,
    );
}
