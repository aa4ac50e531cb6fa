import type { Visit } from './entities.ts';
import { isRemoved } from './merge.ts';
import type { Fields } from './mutation.ts';

/** Visits that count: not removed, with a time, newest first. */
export function standingVisits<Of extends Visit>(visits: Iterable<Of>): readonly Of[] {
  return [...visits].filter((visit) => !isRemovedVisit(visit) && visit.at).sort((a, b) => compareTimes(b.at, a.at));
}

function isRemovedVisit(visit: Visit): boolean {
  const removed: Fields = { removed: visit.removed ?? null };
  return isRemoved(removed);
}

/** ISO times in UTC sort as text only when written alike ("…:00Z" against "…:00.000Z"), so they are compared as instants. */
function compareTimes(a: string | null | undefined, b: string | null | undefined): number {
  return Date.parse(a ?? '') - Date.parse(b ?? '');
}

export function lastVisit<Of extends Visit>(visits: Iterable<Of>): Of | undefined {
  return standingVisits(visits)[0];
}

/** Somebody of ours has stood at the door, whatever came of it. */
export function isVisited(visits: Iterable<Visit>): boolean {
  return lastVisit(visits) !== undefined;
}

/** We have spoken with somebody of the home at least once. */
export function isMet(visits: Iterable<Visit>): boolean {
  return standingVisits(visits).some((visit) => visit.outcome === 'met');
}

/**
 * The day we agreed to come back, while nobody has been there since: a later visit settles an earlier promise.
 * A home that refused or has moved away is not gone back to unless a day was agreed.
 */
export function promisedReturn(visits: Iterable<Visit>): string | undefined {
  return lastVisit(visits)?.returnOn ?? undefined;
}
