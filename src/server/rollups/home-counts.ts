import type { Visit } from '#domain/entities.ts';
import { isRemoved } from '#domain/merge.ts';
import { lastVisit, promisedReturn } from '#domain/visit-rules.ts';
import { figureKey, unknownPart } from '#domain/figure-keys.ts';
import { addLastingProgress, addPresentDuties, addPresentProgress, type Counts, guideRecords } from './progress-counts.ts';
import { fieldsOf, type State } from './subject.ts';

interface StandingVisit {
  readonly visit: Visit;
  readonly verified: boolean;
}

function standingVisits(state: State): readonly StandingVisit[] {
  const own = !state.isReturned('household', state.id);
  return state.records.flatMap(({ kind, id, fields }) =>
    kind === 'visit' && !isRemoved(fields) ? [{ visit: fields, verified: own && !state.isReturned(kind, id) }] : [],
  );
}

function isStanding(state: State): boolean {
  const fields = fieldsOf(state);
  return fields !== undefined && !isRemoved(fields);
}

export function lastingHomeCounts(state: State): Counts {
  const counts: Counts = new Map();
  if (!isStanding(state)) return counts;
  const verified = !state.isReturned('household', state.id);
  counts.set('home', verified);
  const visits = standingVisits(state);
  const met = visits.filter(({ visit }) => visit.outcome === 'met');
  if (visits.length > 0) counts.set('visited', visits.some(isVerified));
  if (met.length > 0) counts.set('met', met.some(isVerified));
  const last = lastOf(visits);
  if (last?.visit.outcome === 'refused') counts.set('refused', last.verified);
  addLastingProgress(counts, guideRecords(state, verified));
  return counts;
}

const isVerified = ({ verified }: StandingVisit) => verified;

function lastOf(visits: readonly StandingVisit[]): StandingVisit | undefined {
  const last = lastVisit(visits.map(({ visit }) => visit));
  return visits.find(({ visit }) => visit === last);
}

export function presentHomeCounts(state: State): Counts {
  const counts: Counts = new Map();
  if (!isStanding(state)) return counts;
  const verified = !state.isReturned('household', state.id);
  const visits = standingVisits(state);
  if (visits.length === 0) counts.set('unvisited', verified);
  const promised = promisedReturn(visits.map(({ visit }) => visit));
  if (promised !== undefined) counts.set(figureKey('due', 'promised', promised), lastOf(visits)?.verified ?? verified);
  addPresentProgress(counts, guideRecords(state, verified), unknownPart);
  addPresentDuties(counts, state, verified);
  return counts;
}
