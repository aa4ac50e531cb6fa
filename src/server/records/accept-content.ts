import { valueOrFail } from '#domain/result.ts';
import type { Mutation } from '#domain/mutation.ts';
import type { Shipped, Verdict } from '#protocol/answers.ts';
import type { ToldByTablet } from '#protocol/told-by-tablet.ts';
import { inTransaction, type Work } from '../database/transaction.ts';
import { formatMultirange, gapReport } from '../devices/received.ts';
import { applyFollowingMerges } from '../merges/follow-merges.ts';
import type { Services } from '../services.ts';
import { type KnownNumbers, verdictFromKnown } from './already-known.ts';
import { type EmptiedItem, emptyErased } from '../erasure/erased-items.ts';
import { type Accepted, insertIntoLog, presentIn } from './apply-mutations.ts';
import { type CheckedItem, checkItem, type Refusal } from './check-mutation.ts';
import { correctClock, type CorrectedClock, needsNeighbours, readNeighbours } from './clock-correction.ts';
import { type Circumstances, circumstancesOf, refusalOf } from './judge.ts';
import { readBefore } from './read-before.ts';
import { insertQuarantine, type Quarantined } from './quarantine.ts';
import { lockDevice, noteReceived, type ReceivedState } from './writing-device.ts';

export interface ArrivingContent {
  /** The greatest n the device has written so far. */
  readonly authored: number;
  readonly mutations: readonly unknown[];
  /** News the device brings of itself. */
  readonly told?: ToldByTablet | undefined;
}

export interface AcceptedContent {
  readonly shipped: Shipped;
  /** What could be read of it. */
  readonly written: readonly Mutation[];
  /** Something in it cannot be held as JSON: the sealed body has to be kept. */
  readonly unstorable: boolean;
}

/**
 * Accepts what a device wrote, in one transaction and in a number of statements that does not depend on how many mutations there are. Each mutation is
 * judged by itself: what is refused goes to quarantine and takes nothing else with it. Once this returns, everything it acknowledges is on disk.
 */
export async function acceptContent(services: Services, device: string, content: ArrivingContent): Promise<AcceptedContent> {
  const items = content.mutations.map(checkItem);
  const outcome = await inTransaction(services.db, (tx) => acceptItems(tx, services.now(), device, content.authored, items, content.told));
  const written = items.flatMap(({ mutation }) => mutation ?? []);
  return { shipped: publishAccepted(services, outcome), written, unstorable: items.some((item) => item.raw === undefined) };
}

export interface AcceptedItems {
  readonly shipped: Shipped;
  /** Areas whose streams grew. */
  readonly areas: readonly string[];
}

/** After the commit: tells listeners and counts. */
export function publishAccepted({ events, metrics }: Services, { shipped, areas }: AcceptedItems): Shipped {
  events.publish(areas);
  for (const { verdict } of shipped.verdicts) metrics.count('mutations_total', { verdict });
  return shipped;
}

/** The work of {@link acceptContent} inside a transaction; `ms` is the time of arrival. */
export async function acceptItems(
  tx: Work,
  ms: number,
  device: string,
  authored: number,
  arrived: readonly CheckedItem[],
  told?: ToldByTablet,
): Promise<AcceptedItems> {
  const now = new Date(ms);
  const writer = await lockDevice(tx, device);
  const author = { device, member: writer.member };
  const before = await readBefore(tx, author, arrived, now);
  const items = emptyErased(arrived, before.isErased);
  const written = items.flatMap(({ mutation }) => mutation ?? []);
  const present = await presentIn(tx, written, before.units);
  const judged = judgeAll(items, before.known, circumstancesOf(before.nodes, present));
  const wasEverAhead = writer.clockAheadMs !== null;
  const clock = await correctedClock(tx, device, judged.good, ms, wasEverAhead);
  const accepted = judged.good.map((good) => withStamp(good, clock));
  const emptied = new Set(items.flatMap(({ n, isEmptied }) => (isEmptied ? [n] : [])));
  const kept = accepted.filter(({ n }) => !emptied.has(n));
  const areas = await applyFollowingMerges(tx, author, kept, present, now);
  if (kept.length < accepted.length) {
    await insertIntoLog(
      tx,
      author,
      accepted.filter(({ n }) => emptied.has(n)),
      now,
    );
  }
  await insertQuarantine(tx, author, judged.refused, now);
  const numbers = judged.verdicts.filter(({ n, reason }) => n > 0 && reason !== 'sequence-conflict').map(({ n }) => n);
  const state = await noteReceived(tx, device, {
    received: formatMultirange(numbers),
    authored: numbers.reduce((most, n) => Math.max(most, n), authored),
    lastStamp: accepted.reduce((last, { at }) => (at > last ? at : last), ''),
    clockAheadMs: clock.ahead ?? (wasEverAhead && accepted.length > 0 ? 0 : undefined),
    contact: now,
    told,
  });
  return { shipped: shippedAnswer(judged.verdicts, state, clock, now), areas };
}

function shippedAnswer(verdicts: readonly Verdict[], state: ReceivedState, { ahead }: CorrectedClock, now: Date): Shipped {
  const received = gapReport(state.received, state.authored);
  return { verdicts: [...verdicts], received, serverTime: now.toISOString(), ...(ahead !== undefined && { clockAhead: ahead }) };
}

type Good = Mutation & { readonly hash: string };

interface Judged {
  /** In the order of the parcel, one for each item. */
  readonly verdicts: readonly Verdict[];
  readonly good: readonly Good[];
  readonly refused: readonly Quarantined[];
}

function judgeAll(items: readonly EmptiedItem[], known: KnownNumbers, circumstances: Circumstances): Judged {
  const [good, refused]: [Good[], Quarantined[]] = [[], []];
  // What this parcel itself has said under a number counts as known for the rest of it.
  const sofar = new Map(known);
  const verdicts = items.map((item): Verdict => {
    const before = verdictFromKnown(item, sofar);
    if (before && before.reason !== 'sequence-conflict') return before;
    const refusal: Refusal | undefined = before ? { reason: 'sequence-conflict' } : reasonAgainst(item, circumstances);
    const row = { n: item.n, hash: item.hash, reason: refusal?.reason ?? null, settlement: null, record: null };
    sofar.set(item.n, [...(sofar.get(item.n) ?? []), row]);
    if (!refusal) {
      good.push({ ...valueOrFail(item.mutation, 'an accepted item is a mutation'), hash: item.hash });
      return { n: item.n, verdict: 'accepted' };
    }
    refused.push({ item, refusal });
    return { n: item.n, verdict: 'refused', reason: refusal.reason };
  });
  return { verdicts, good, refused };
}

function reasonAgainst(item: EmptiedItem, circumstances: Circumstances): Refusal | undefined {
  if (!item.mutation) return { reason: 'invalid', detail: item.detail };
  if (item.isEmptied) return undefined;
  return refusalOf(item.mutation, circumstances);
}

async function correctedClock(tx: Work, device: string, good: readonly Good[], ms: number, wasEverAhead: boolean): Promise<CorrectedClock> {
  const reads = good.length > 0 && needsNeighbours(good, ms, wasEverAhead);
  const neighbours = reads
    ? await readNeighbours(
        tx,
        device,
        good.map(({ n }) => n),
      )
    : new Map();
  return correctClock(device, good, ms, neighbours);
}

function withStamp(good: Good, clock: CorrectedClock): Accepted {
  const at = valueOrFail(clock.stamps.get(good.n), 'every accepted mutation has a stamp');
  return at === good.at ? good : { ...good, at, claimedAt: good.at };
}
