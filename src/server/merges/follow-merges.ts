import { isRemoved, type MergedRecord } from '#domain/merge.ts';
import { isMergeable, mergedIntoOf } from '#domain/merged-records.ts';
import { ReadAgainError, type Work } from '../database/transaction.ts';
import type { Accepted, Present } from '../records/apply-mutations.ts';
import type { Kin, RecordName } from '../records/kin.ts';
import { applyWithSameNumbers, lockNumbers, numberIn } from '../records/same-number.ts';
import { lockServerDevice, serverDevice, serverMember } from '../records/server-device.ts';
import { type Carried, carriedAlong, type Link, pointedAlong } from './carry.ts';
import { heldRecords } from './held-records.ts';
import { readLinks } from './read-links.ts';
import { type Hand, writeForMerge } from './write-carried.ts';

const theServer: Hand = { device: serverDevice, member: serverMember };

/**
 * {@link applyWithSameNumbers}, and in the same transaction what is written for a merged record is carried on to the one it became (SY25). Costs nothing
 * where no merged record is written to or named: `present` tells.
 */
export async function applyFollowingMerges(
  tx: Work,
  author: Hand,
  mutations: readonly Accepted[],
  present: Present,
  now: Date,
): Promise<readonly string[]> {
  const losers = mergedAmong(present.places.values());
  if (losers.length === 0) return applyWithSameNumbers(tx, author, mutations, present, now);
  const links = await readLinks(tx, losers);
  const people = links.flatMap(({ kind, loser, winner }) => (kind === 'person' ? [loser, winner] : []));
  const written = mutations.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  await lockNumbers(tx, [...people, ...written], mutations.flatMap(numberIn));
  await lockServerDevice(tx, now);
  const grown = await applyWithSameNumbers(tx, author, mutations, present, now, links);
  if (named(await readLinks(tx, losers)) !== named(links)) throw new ReadAgainError('a merge was made or undone meanwhile');
  const records = await heldRecords(tx, [...mutations, ...losers]);
  const late = [...carriedAlong(mutations, links), ...pointedAlong(records, links), ...removedAgain(records, links)];
  const after = records.flatMap(({ stamps }) => Object.values(stamps));
  return [...new Set([...grown, ...(await writeForMerge(tx, theServer, late, after, now))])];
}

function named(links: readonly Link[]): string {
  return links
    .map(({ merge }) => merge)
    .sort()
    .join(' ');
}

function mergedAmong(present: Iterable<Kin>): readonly RecordName[] {
  return [...present].flatMap(({ kind, id, fields }) => (isMergeable(kind) && mergedIntoOf(fields) ? [{ kind, id }] : []));
}

/** A tablet that had not heard of the merge brought the losing record back. */
function removedAgain(records: readonly MergedRecord[], links: readonly Link[]): readonly Carried[] {
  return records.flatMap(({ kind, id, area, fields }) => {
    const link = links.find((merge) => merge.kind === kind && merge.loser === id);
    return link && !isRemoved(fields) ? [{ merge: link.merge, kind, id, area, set: { removed: 'duplicate' } }] : [];
  });
}
