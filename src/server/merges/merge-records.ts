import { audited } from '../audit/audited.ts';
import { type Choices, decidedProgress, decidedSet } from '#domain/merge-decisions.ts';
import { isRemoved, type MergedRecord } from '#domain/merge.ts';
import { carriedAgain, writesOf } from '#domain/carried-writes.ts';
import { carriedId, mergedIntoOf, type Merge } from '#domain/merged-records.ts';
import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { inTransaction, type Work } from '../database/transaction.ts';
import { lockStreams } from '../records/apply-mutations.ts';
import { deskDevice } from '../records/desk-device.ts';
import { lockNumbers } from '../records/same-number.ts';
import { lockServerDevice, serverDevice, serverMember } from '../records/server-device.ts';
import { lockDevice } from '../records/writing-device.ts';
import type { Services } from '../services.ts';
import { carriedAlong, type Link, pointedAlong } from './carry.ts';
import { belongingsOf, heldRecords } from './held-records.ts';
import { milestoneRanks } from './milestone-ranks.ts';
import { lockMerges } from './read-links.ts';
import { type Writing, writeForMerge } from './write-carried.ts';

export interface MergeRequest extends Merge {
  readonly choices: Choices;
}

/**
 * One record becomes a part of another, in one transaction (SY23, SY24). Failure: `not-standing` when one of the two was removed or merged meanwhile. The
 * caller has made sure that `by` is in charge of both. Locks in the one order: the desk's device, merges, numbers, the server's device, streams.
 */
export async function mergeRecords(services: Services, by: string, request: MergeRequest): Promise<Result<{ readonly merge: string }>> {
  const device = await deskDevice(services, by);
  const now = new Date(services.now());
  const merge = newUuid(services.now(), services.random);
  const outcome = await inTransaction(services.db, async (tx): Promise<Result<readonly string[]>> => {
    await lockForMerge(tx, device, request, now);
    const pair = await readPair(tx, request);
    if (!pair) return failed({ kind: 'not-standing' });
    const { kind, loser, winner } = request;
    await tx.insertInto('merges').values({ id: merge, kind, loser, winner, merged_by: by, merged_at: now }).execute();
    const link = linkOf(request, merge, pair.winner);
    const after = [...pair.all, ...pair.counterparts].flatMap(({ stamps }) => Object.values(stamps));
    const decided = await decisionsOf(tx, request, pair, merge);
    const grown = await writeForMerge(tx, { device, member: by }, decided, after, now);
    const goes = [...carriedNow(pair, link), ...pointedAlong(pair.belongings, [link])];
    const along = await writeForMerge(tx, { device: serverDevice, member: serverMember }, goes, after, now);
    await audited(tx, { at: now, member: by, area: pair.winner.area, what: 'records-merged', subject: `${kind}/${winner}` });
    return done([...grown, ...along]);
  });
  if (!outcome.ok) return outcome;
  services.events.publish([...new Set(outcome.value)]);
  return done({ merge });
}

async function lockForMerge(tx: Work, device: string, { kind, loser, winner }: Merge, now: Date): Promise<void> {
  await lockDevice(tx, device);
  await lockMerges(tx);
  if (kind === 'person') await lockNumbers(tx, [loser, winner], []);
  await lockServerDevice(tx, now);
  const concerned = [
    ...(await belongingsOf(tx, kind, loser)),
    ...(await heldRecords(tx, [
      { kind, id: loser },
      { kind, id: winner },
    ])),
  ];
  await lockStreams(
    tx,
    concerned.map(({ area }) => area),
  );
}

interface Pair {
  readonly loser: MergedRecord;
  readonly winner: MergedRecord;
  readonly belongings: readonly MergedRecord[];
  /** The losing record and all that is named by its id. */
  readonly all: readonly MergedRecord[];
  /** What the winner has already of what is named by an id. */
  readonly counterparts: readonly MergedRecord[];
}

/** As they are now that their streams are locked. */
async function readPair(tx: Work, merge: Merge): Promise<Pair | undefined> {
  const { kind } = merge;
  const belongings = await belongingsOf(tx, kind, merge.loser);
  const held = await heldRecords(tx, [
    { kind, id: merge.loser },
    { kind, id: merge.winner },
  ]);
  const loser = held.find(({ id }) => id === merge.loser);
  const winner = held.find(({ id }) => id === merge.winner);
  if (!loser || !winner || loser === winner || !isStanding(loser) || !isStanding(winner)) return undefined;
  const names = belongings.flatMap((record) => {
    const id = carriedId(record.kind, record.id, merge);
    return id === undefined ? [] : [{ kind: record.kind, id }];
  });
  return { loser, winner, belongings, all: [loser, ...belongings], counterparts: [winner, ...(await heldRecords(tx, names))] };
}

function carriedNow({ all, counterparts }: Pair, link: Link): readonly Writing[] {
  return carriedAlong(all.flatMap(writesOf), [link]).flatMap((write) => {
    const held = counterparts.find(({ kind, id }) => kind === write.kind && id === write.id);
    return carriedAgain(write, held).map((again) => Object.assign({ ...write }, again));
  });
}

function isStanding({ fields }: MergedRecord): boolean {
  return !isRemoved(fields) && mergedIntoOf(fields) === undefined;
}

function linkOf(request: MergeRequest, merge: string, winner: MergedRecord): Link {
  const { kind, loser } = request;
  const home = kind === 'person' && typeof winner.fields['household'] === 'string' ? winner.fields['household'] : null;
  return { kind, loser, winner: winner.id, merge, area: winner.area, home };
}

/** What stands under the coordinator's own name: that it is a merge, and each value that is not the latest anyway. */
async function decisionsOf(tx: Work, request: MergeRequest, { loser, winner, belongings, counterparts }: Pair, merge: string) {
  const { kind, choices } = request;
  const rankIn = await milestoneRanks(tx, winner.area);
  const { area } = winner;
  const writings: Writing[] = [{ kind, id: loser.id, area: loser.area, set: { mergedInto: winner.id, removed: 'duplicate' }, merge }];
  const set = decidedSet(loser, winner, kind, choices);
  if (Object.keys(set).length > 0) writings.push({ kind, id: winner.id, area, set, merge });
  for (const record of belongings.filter((each) => each.kind === 'progress')) {
    const id = carriedId('progress', record.id, request) ?? '';
    const counterpart = counterparts.find((each) => each.kind === 'progress' && each.id === id);
    const progress = counterpart ? decidedProgress(record, counterpart, rankIn(id.slice(winner.id.length + 1))) : {};
    if (Object.keys(progress).length > 0) writings.push({ kind: 'progress', id, area, set: progress, merge });
  }
  return writings;
}
