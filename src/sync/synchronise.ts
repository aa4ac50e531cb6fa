import type { Synchronised, Verdict } from '#protocol/answers.ts';
import { done, failed, type Failure, type Result } from '#domain/result.ts';
import { dayParcelBytes } from '#protocol/limits.ts';
import { shipLock } from './locks.ts';
import { sweepKept } from './keep-a-while.ts';
import { compareEvery, noteAnswer } from './note-answer.ts';
import { settledRows } from './offer-again.ts';
import { type NamedParcel, packWaiting } from './pack.ts';
import { receivedCount } from './received-numbers.ts';
import { settleReceipts } from './settle-receipts.ts';
import { heardIn } from './ship-shelf.ts';
import { startOver } from './start-over.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { Tablet } from './tablet.ts';
import { pullChanges, shipAndPull, shipParcel, type WireFailure } from './wire-client.ts';

export interface SyncReport {
  readonly authored: number;
  readonly received: number;
  readonly refused: number;
  readonly pulled: number;
}

/** Told how many records this synchronisation has pulled so far. */
export type OnPulled = (pulled: number) => void;

interface Trip {
  readonly ports: TabletPorts;
  readonly tablet: Tablet;
  readonly onPulled: (records: number) => void;
  /** Bytes of a parcel; halved when the server finds one too large. */
  limit: number;
  /** The server could not read a parcel: seal what waits again instead of trusting the shelf. */
  anew: 'no' | 'next' | 'done';
}

type Step = Result<true, WireFailure>;

/** Each repair below makes its failure impossible the next time, so more rounds than this mean the server contradicts itself. */
const mostRounds = 12;

/** Ships what waits and pulls what is new: on a usual day one round trip (SY5). `busy` when another tab or the service worker is shipping. `limit`: bytes of a parcel at most. */
export async function synchronise(
  ports: TabletPorts,
  tablet: Tablet,
  onPulled: OnPulled,
  limit = dayParcelBytes,
): Promise<Result<SyncReport>> {
  let pulled = 0;
  const trip: Trip = {
    ports,
    tablet,
    limit,
    anew: 'no',
    onPulled: (records) => {
      pulled += records;
      onPulled(pulled);
    },
  };
  const outcome = await ports.locks.ifFree(shipLock, () => rounds(trip));
  if (!outcome) return failed({ kind: 'busy' });
  if (!outcome.ok) return outcome;
  await writing(ports, tablet, () => tablet.packRecords());
  await sweepKept(ports, tablet);
  return done({ ...counts(tablet), pulled });
}

export function counts(tablet: Tablet): Omit<SyncReport, 'pulled'> {
  const { authored, received, told } = tablet.meta;
  const refused = tablet.entries().filter((entry) => entry.standing === 'refused').length;
  return { authored, received: receivedCount(received, told, authored), refused };
}

async function rounds(trip: Trip): Promise<Result<true>> {
  const settled = await settleReceipts(trip.ports, trip.tablet);
  if (!settled.ok) return settled;
  let last: Failure = { kind: 'server-error' };
  for (let round = 0; round < mostRounds; round += 1) {
    const outcome = await roundThenRenewal(trip);
    if (outcome.ok && outcome.value === 'done') return done(true);
    if (outcome.ok) continue;
    last = outcome.failure;
    if (!(await repaired(trip, outcome.failure))) return outcome;
  }
  return failed(last);
}

/** All that waits goes out under the old identity first: what the server already has of it must not be written anew (SY11). */
async function roundThenRenewal(trip: Trip): Promise<Result<'done' | 'again', WireFailure>> {
  const before = trip.tablet.meta.mended?.offered;
  const round = await oneRound(trip);
  if (!round.ok) return round;
  const { conflict, mended, pulled } = trip.tablet.meta;
  /* The server had forgotten work, or an area differed: what was found is mended at once. */
  if (!conflict) return done(mended?.offered === before && pulled ? 'done' : 'again');
  /* A restored or cloned storage is rare: what mends it is loaded when there is one. */
  const { renewIdentity } = await import('./renew-identity.ts');
  const renewed = await renewIdentity(trip.ports, trip.tablet);
  return renewed.ok ? done('again') : renewed;
}

async function oneRound(trip: Trip): Promise<Step> {
  const { ports, tablet } = trip;
  const header = await ports.settings.read();
  if (!header) return failed({ kind: 'locked' });
  const packed = await packWaiting(ports, tablet, { key: header.serverKey, limit: trip.limit, anew: trip.anew === 'next' });
  if (!packed.ok) return packed;
  if (trip.anew === 'next') trip.anew = 'done';
  const parcels = packed.value;
  const side = parcels.length > 0 && !tablet.meta.pulled;
  const outcome = side ? await bothWays(trip, parcels) : await tripByTrip(trip, parcels);
  /* A revoked tablet is told what it still has to do. */
  if (!outcome.ok && outcome.failure.tablet) await hear(trip, { tablet: outcome.failure.tablet });
  /* An app too old to pull may always ship (SY15). */
  if (!side && !outcome.ok && outcome.failure.kind === 'app-too-old') await shipAll(trip, parcels);
  return outcome;
}

/** Parcel after parcel, each with its pull: what comes back for a day's own work is next to nothing. */
async function tripByTrip(trip: Trip, [first, ...others]: readonly NamedParcel[]): Promise<Step> {
  let outcome = await oneTrip(trip, first);
  for (const parcel of others) if (outcome.ok) outcome = await oneTrip(trip, parcel);
  return outcome;
}

async function oneTrip(trip: Trip, parcel: NamedParcel | undefined): Promise<Step> {
  const { ports, tablet } = trip;
  const { device, cursor } = tablet.meta;
  const told = parcel?.[1].authored ?? tablet.meta.told;
  const asked = askedFor(trip);
  let ahead: AskedPage | undefined;
  const onNext = (after: string) => void (ahead = askForPage(trip, after));
  const answer = await shipAndPull(ports.fetch, { token: tablet.identity.token, cursor, ...asked.request, onNext }, parcel?.[1]);
  if (!answer.ok) return answer;
  const { received, serverTime } = answer.value;
  const { verdicts, page } = await unfolded(tablet, answer.value);
  const word = { device, at: ports.now(), verdicts, received, serverTime, told, shipped: parcel, page, ...asked.word };
  if (page?.more) ahead ??= askForPage(trip, page.cursor);
  const noted = await noteAnswer(ports, tablet, word);
  if (!noted.ok) return noted;
  await hear(trip, answer.value);
  trip.onPulled(answer.value.changes.length);
  if (page?.more === false) return done(true);
  return pullToTheEnd(trip, ahead);
}

/** Without a page when the tablet does not come to what the server holds of its own work: then the next page is to say it in full. */
async function unfolded(
  tablet: Tablet,
  answer: Synchronised,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly page?: Synchronised | undefined }> {
  if (!answer.accepted) return { verdicts: answer.verdicts, page: answer };
  const { allVerdicts, ownChanges } = await import('./in-brief.ts');
  const verdicts = allVerdicts(tablet, answer);
  const own = answer.own ? await ownChanges(tablet, answer.own, verdicts) : [];
  return { verdicts, page: own && { ...answer, changes: [...answer.changes, ...own] } };
}

/** Something to ship, and everything to pull: side by side, since one direction leaves the other idle. */
async function bothWays(trip: Trip, parcels: readonly NamedParcel[]): Promise<Step> {
  const [shipped, pulled] = await Promise.all([shipAll(trip, parcels), pullToTheEnd(trip)]);
  if (!shipped.ok) return shipped;
  if (!pulled.ok) return pulled;
  const acknowledged = trip.tablet.entries().some((entry) => entry.standing === 'received');
  return acknowledged && !trip.tablet.meta.conflict ? pullToTheEnd(trip) : done(true);
}

async function shipAll({ ports, tablet }: Trip, parcels: readonly NamedParcel[]): Promise<Step> {
  const { device } = tablet.meta;
  for (const parcel of parcels) {
    const answer = await shipParcel(ports.fetch, tablet.identity.token, parcel[1]);
    if (!answer.ok) return answer;
    const { verdicts, received, serverTime } = answer.value;
    const word = { device, at: ports.now(), verdicts, received, serverTime, told: parcel[1].authored, shipped: parcel };
    const noted = await noteAnswer(ports, tablet, word);
    if (!noted.ok) return noted;
  }
  return done(true);
}

/** `ahead`: the page that has been asked for already, if it is the one that follows. */
async function pullToTheEnd({ ports, tablet, onPulled }: Trip, ahead?: AskedPage): Promise<Step> {
  for (let more = true; more;) {
    const asked = ahead?.after === tablet.meta.cursor ? ahead : undefined;
    const { word, answer, next } = asked ?? askForPage({ ports, tablet });
    /* While this page comes in and is sealed the line has the next one to carry, and no more than that. */
    void next.then((after) => (ahead = askForPage({ ports, tablet }, after)));
    const page = await answer;
    if (!page.ok) return page;
    const { received, serverTime, cursor } = page.value;
    ({ more } = page.value);
    if (more && ahead?.after !== cursor) ahead = askForPage({ ports, tablet }, cursor);
    const noted = await noteAnswer(ports, tablet, { ...word, at: ports.now(), received, serverTime, page: page.value });
    if (!noted.ok) return noted;
    await hear({ ports, tablet }, page.value);
    onPulled(page.value.changes.length);
  }
  return done(true);
}

type AskedPage = ReturnType<typeof askForPage>;

/** `after`: the end of a page that is not noted yet; what was mended is not told a second time then. `next`: where the page after this one begins, if there is one. */
function askForPage({ ports, tablet }: Pick<Trip, 'ports' | 'tablet'>, after?: string) {
  const { device, told, cursor } = tablet.meta;
  const { request, word } = askedFor({ ports, tablet });
  const news = after === undefined ? undefined : { mended: undefined };
  let onNext: (cursor: string) => void = () => undefined;
  const next = new Promise<string>((resolve) => (onNext = resolve));
  const answer = pullChanges(ports.fetch, { token: tablet.identity.token, cursor: after ?? cursor, ...request, ...news, onNext });
  return { after, word: { device, told, ...word, ...(news && { reported: undefined }) }, answer, next };
}

/** What goes with a pull, and what the answer then is about. */
function askedFor({ ports, tablet }: Pick<Trip, 'ports' | 'tablet'>) {
  const { checkedAt, clockAheadMs, mended, reported } = tablet.meta;
  const since = Math.abs(ports.now() - clockAheadMs - (checkedAt ?? 0));
  const news = mended && {
    offered: mended.offered - (reported?.offered ?? 0),
    areas: mended.areas - (reported?.areas ?? 0),
  };
  const isNews = news !== undefined && news.offered + news.areas > 0;
  return {
    request: { digests: since >= compareEvery, mended: isNews ? news : undefined },
    word: { settled: settledRows(tablet), reported: isNews ? mended : undefined },
  };
}

async function hear({ ports, tablet }: Pick<Trip, 'ports' | 'tablet'>, answer: unknown): Promise<void> {
  const word = ports.heard && heardIn(tablet.meta.device, answer);
  if (word) await ports.heard?.(word);
}

/** Mends what the tablet itself can mend, so that the next round goes through; false when only time or a person can. */
async function repaired(trip: Trip, failure: WireFailure): Promise<boolean> {
  if (failure.kind === 'key-unknown' && failure.serverKey) return takeKey(trip, failure);
  if (failure.kind === 'too-large' && trip.limit > 1024) {
    trip.limit = Math.floor(trip.limit / 2);
    return true;
  }
  if (failure.kind === 'parcel-unreadable' && trip.anew === 'no') {
    trip.anew = 'next';
    return true;
  }
  if (failure.kind === 'cursor-unknown') return (await startOver(trip.ports, trip.tablet)).ok;
  return failure.kind === 'stale';
}

async function takeKey({ ports, tablet }: Trip, { serverKey }: WireFailure): Promise<boolean> {
  const taken = await writing(ports, tablet, async () => {
    const header = await ports.settings.read();
    if (!header || !serverKey || header.serverKey.id === serverKey.id) return failed({ kind: 'key-unknown' });
    await ports.settings.write({ ...header, serverKey });
    return done(true);
  });
  return taken.ok;
}
