import type { MergedRecord } from '#domain/merge.ts';
import type { Result } from '#domain/result.ts';
import type { Changes, RecordChange, Received, Verdict } from '#protocol/answers.ts';
import { type MendedCount, recordKey, type TabletMeta } from '#storage/tablet-store.ts';
import { broughtBack } from './brought-back.ts';
import type { Forgotten } from './forget-erased.ts';
import { offeredAgain, statementOf } from './offer-again.ts';
import type { NamedParcel } from './pack.ts';
import { clockAhead, settledClock, witnessStamps } from './tablet-clock.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { BaseRecord } from './packed-block.ts';
import { type Delta, type Identity, type OutboxEntry, rowOf, type Tablet } from './tablet.ts';

/** What the server has said in one answer, or left in a receipt. */
export interface ServerWord {
  readonly received: Received;
  readonly serverTime: string;
  /** This tablet's clock when the answer came. */
  readonly at: number;
  /** The identity that asked: verdicts and `received` are about its numbers only. */
  readonly device: string;
  readonly verdicts?: readonly Verdict[] | undefined;
  /** Greatest authored number the server knew of, at the least, when it said `received`. */
  readonly told: number;
  /** The parcel this answers: goes when it was not sealed anew since. */
  readonly shipped?: NamedParcel | undefined;
  readonly page?: Changes | undefined;
  /** With `page`: rows the server had answered for when it was asked. */
  readonly settled?: ReadonlySet<string> | undefined;
  /** What of our own mending the server has heard with this request. */
  readonly reported?: MendedCount | undefined;
}

/** Takes the server's word into store and memory in one transaction: verdicts, records, cursor, and the rows a finished pull brought back (SY6–SY9). */
export function noteAnswer(ports: TabletPorts, tablet: Tablet, word: ServerWord): Promise<Result<true>> {
  return writing(ports, tablet, async () => tablet.commit(await deltaOf(ports, tablet, word)));
}

async function deltaOf(ports: TabletPorts, tablet: Tablet, word: ServerWord): Promise<Delta> {
  const mine = word.device === tablet.meta.device;
  const judged = mine ? judge(tablet, word.verdicts ?? []) : { entries: [], conflict: false };
  const again = mine ? await offeredAgain(tablet, word) : undefined;
  const records = recordsOf(tablet, word);
  const differing = await differingIn(tablet, word, records);
  const outbox = new Map(tablet.outbox);
  for (const entry of [...judged.entries, ...(again?.entries ?? [])]) outbox.set(nameOf(entry), entry);
  const forgotten = await forgottenBy(tablet, word.page, [...outbox.values()]);
  for (const entry of forgotten?.putOutbox ?? []) outbox.set(nameOf(entry), entry);
  for (const entry of forgotten?.dropOutbox ?? []) outbox.delete(nameOf(entry));
  /* A server that was put back may number its streams anew below our cursor: only a pull from scratch brings back. */
  const isWhole = differing === 0 && !again?.entries.length;
  const back = mine && isWhole ? broughtBack([...outbox.values()], tablet.meta.device, word.page) : [];
  const gone = new Set(back);
  const left = [...outbox.values()].filter((entry) => !gone.has(entry));
  const put = new Set([...judged.entries, ...(again?.entries ?? []), ...(forgotten?.putOutbox ?? [])].map(nameOf));
  return {
    putOutbox: left.filter((entry) => put.has(nameOf(entry))),
    dropOutbox: [...back, ...(forgotten?.dropOutbox ?? [])],
    putKept: [...back, ...(forgotten?.putKept ?? [])],
    keptAt: Date.parse(word.serverTime),
    dropKept: again?.dropKept,
    ...(forgotten && { forgets: true, putDrafts: forgotten.putDrafts, dropDrafts: forgotten.dropDrafts }),
    dropUnreadable: mine ? answeredFor(tablet, word.verdicts ?? []) : [],
    ...records,
    ...(word.page?.areas && { identity: withAreas(tablet.identity, word.page) }),
    dropParcels: await answeredParcel(ports, word),
    meta: metaAfter(tablet.meta, word, {
      mine,
      conflict: judged.conflict,
      left,
      putRecords: records.putRecords,
      doubt: again?.doubt ?? tablet.meta.doubt,
      offered: again?.entries.length ?? 0,
      differing,
    }),
  };
}

function nameOf({ device, mutation }: OutboxEntry): string {
  return rowOf(device, mutation.n);
}

/** How many areas are not what the server holds, when a pull's end says what it holds. */
async function differingIn({ records }: Tablet, { page }: ServerWord, change: ReturnType<typeof recordsOf>): Promise<number> {
  if (!page?.digests || page.more) return 0;
  const { differingAreas } = await import('./compare-areas.ts');
  const after = new Map(records);
  for (const base of change.putRecords ?? []) after.set(recordKey(base.record.kind, base.record.id), base);
  for (const key of change.dropRecords ?? []) after.delete(key);
  return (await differingAreas(after, page.digests)).length;
}

/** Erasures are rare: what forgets more than the record is loaded when one comes. */
async function forgottenBy(tablet: Tablet, page: Changes | undefined, entries: readonly OutboxEntry[]): Promise<Forgotten | undefined> {
  if (!page?.changes.some(({ erased }) => erased)) return undefined;
  const { forgetErased } = await import('./forget-erased.ts');
  return forgetErased(tablet, page.changes, entries, await tablet.keptEntries(() => true));
}

/** Verdicts only ever move a waiting row. A sequence conflict leaves it waiting: it goes out again under a new identity (SY11). */
function judge(tablet: Tablet, verdicts: readonly Verdict[]): { readonly entries: OutboxEntry[]; readonly conflict: boolean } {
  const byNumber = new Map(verdicts.map((verdict) => [verdict.n, verdict]));
  const entries: OutboxEntry[] = [];
  let conflict = false;
  for (const entry of tablet.waiting()) {
    const verdict = entry.device === tablet.meta.device ? byNumber.get(entry.mutation.n) : undefined;
    if (!verdict) continue;
    if (verdict.verdict !== 'refused') entries.push({ ...entry, standing: 'received' });
    else if (verdict.reason === 'sequence-conflict') conflict = true;
    else entries.push({ ...entry, standing: 'refused', reason: verdict.reason });
  }
  return { entries, conflict };
}

/** A damaged row is of no more use once the server has what the parcel carried of it. */
function answeredFor(tablet: Tablet, verdicts: readonly Verdict[]): number[] {
  return verdicts.flatMap(({ n, reason }) => (tablet.unreadable.has(n) && reason !== 'sequence-conflict' ? [n] : []));
}

function recordsOf(tablet: Tablet, { page }: ServerWord): Pick<Delta, 'putRecords' | 'dropRecords'> {
  if (!page) return {};
  const { epoch, pulled } = tablet.meta;
  const put = new Map<string, BaseRecord>();
  const drop = new Set<string>();
  for (const change of page.changes) {
    const key = recordKey(change.kind, change.id);
    if (change.gone) {
      put.delete(key);
      drop.add(key);
    } else {
      drop.delete(key);
      put.set(key, { record: recordOf(change), epoch });
    }
  }
  /* The end of a pull from scratch: what it did not bring is no longer in scope. */
  if (!page.more && !pulled) {
    for (const [key, base] of tablet.records) if (base.epoch !== epoch && !put.has(key)) drop.add(key);
  }
  return { putRecords: [...put.values()], dropRecords: [...drop] };
}

function recordOf({ kind, id, area, fields, stamps, areaStamp }: RecordChange): MergedRecord {
  return { kind, id, area, areaStamp, fields, stamps };
}

/** Between two comparisons of the areas, in ms (SY38). */
export const compareEvery = 20 * 3_600_000;

interface Effects {
  readonly mine: boolean;
  readonly conflict: boolean;
  readonly left: readonly OutboxEntry[];
  readonly putRecords: readonly BaseRecord[] | undefined;
  readonly doubt: boolean | undefined;
  /** Rows offered again. */
  readonly offered: number;
  /** Areas that are not what the server holds. */
  readonly differing: number;
}

function metaAfter(meta: TabletMeta, word: ServerWord, effects: Effects): NonNullable<Delta['meta']> {
  const { page } = word;
  const seen = witnessStamps(meta.seen, stampsOf(effects.putRecords ?? []));
  const newer = meta.confirmedAt === undefined || word.serverTime >= meta.confirmedAt;
  return {
    conflict: meta.conflict || effects.conflict,
    seen,
    clock: settledClock(
      seen,
      effects.left.map(({ mutation }) => mutation.at),
    ),
    clockAheadMs: newer ? clockAhead(word.at, word.serverTime) : meta.clockAheadMs,
    ...(effects.mine && newer && { ...statementOf(word), confirmedAt: word.serverTime }),
    doubt: effects.doubt,
    ...(word.reported && { reported: word.reported }),
    ...(page && { cursor: page.cursor }),
    ...(page && !page.more && { pulled: true }),
    ...mending(meta, word, effects),
  };
}

/** A difference that a pull from scratch did not mend is not tried again before the next comparison: it would go round for ever. */
function mending(meta: TabletMeta, { page, serverTime }: ServerWord, { offered, differing }: Effects): Partial<TabletMeta> {
  const now = Date.parse(serverTime);
  const heals = differing > 0 && !(meta.healedAt !== undefined && Math.abs(now - meta.healedAt) < compareEvery);
  const { mended = { offered: 0, areas: 0 } } = meta;
  return {
    ...((offered > 0 || heals) && { mended: { offered: mended.offered + offered, areas: mended.areas + (heals ? differing : 0) } }),
    ...(page?.digests && { checkedAt: heals ? undefined : now, differing }),
    ...(heals && { healedAt: now }),
    ...((heals || offered > 0) && { cursor: undefined, epoch: meta.epoch + 1, pulled: false }),
  };
}

function* stampsOf(records: readonly BaseRecord[]): Iterable<string> {
  for (const { record } of records) {
    yield record.areaStamp;
    yield* Object.values(record.stamps);
  }
}

function withAreas(identity: Identity, page: Changes): Identity {
  const guides = page.guides === undefined ? identity.guides : { now: page.guides, before: identity.guides?.now };
  return { ...identity, areas: page.areas ?? identity.areas, guides };
}

async function answeredParcel(ports: TabletPorts, { shipped }: ServerWord): Promise<string[]> {
  if (!shipped) return [];
  const [id, parcel] = shipped;
  const present = await ports.store.parcel(id);
  return present && present.version === parcel.version ? [id] : [];
}
