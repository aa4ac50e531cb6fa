import { dayInVietnam } from '#domain/dates.ts';
import { compareFollowUps, type FollowUp, followUpsOf, type HomeFacts } from '#domain/follow-ups.ts';
import { reviewId } from '#domain/ids.ts';
import { isApprovedNotActivated } from '#guides/progress-rules.ts';
import { isVisited, standingVisits } from '#domain/visit-rules.ts';
import type { Today, TodayEntry } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import { type Directory, named, type View } from './directory.ts';
import { progressOf, text } from './record-views.ts';
import type { HomesList } from './homes-list.ts';

const mostNeverVisited = 20;

/** Is the guide's goal reached, so that an appointment in it is no longer due? */
export type IsFinished = (guide: string, milestone: string | undefined) => boolean;

export function todayOf(
  directory: Directory,
  homes: HomesList,
  areas: KnownAreas,
  on: string,
  isFinished: IsFinished,
): Omit<Today, 'drafts'> {
  const followUps: FollowUp[] = [];
  const counts = { homes: 0, visited: 0, visitedToday: 0, neverVisited: 0 };
  for (const view of homes.homes()) {
    const facts = factsOf(directory, homes, view, isFinished);
    followUps.push(...followUpsOf(facts, on));
    counts.homes += 1;
    counts.visited += Number(isVisited(facts.visits));
    counts.visitedToday += Number(standingVisits(facts.visits).some((visit) => dayInVietnam(Date.parse(visit.at ?? '') || 0) === on));
  }
  counts.neverVisited = counts.homes - counts.visited;
  const entries = followUps.map((followUp) => entryOf(directory, areas, followUp)).sort((a, b) => compareFollowUps(a, b) || byPlace(a, b));
  const due = entries.filter(({ reason }) => reason !== 'never-visited');
  return { entries: entries.slice(0, due.length + mostNeverVisited), counts };
}

function factsOf(directory: Directory, homes: HomesList, view: View, isFinished: IsFinished): HomeFacts {
  const { id } = view.record;
  const people = homes.people(id).map((person) => person.record.id);
  return {
    household: id,
    me: directory.tablet.identity.member.id,
    visits: homes.visits(id),
    tasks: directory.belongingTo('household', id, 'task').map((task) => named<'task'>(task)),
    progress: [
      ...progressFacts(directory, isFinished, id, 'household'),
      ...people.flatMap((person) => progressFacts(directory, isFinished, person, 'person')),
    ],
    reviews: [
      ...reviewsOf(directory, 'household', id),
      ...people.flatMap((person) => reviewsOf(directory, 'person', person)),
      ...homes.visits(id).flatMap((visit) => reviewsOf(directory, 'visit', visit.id)),
    ],
  };
}

function progressFacts(directory: Directory, isFinished: IsFinished, subject: string, kind: 'person' | 'household'): HomeFacts['progress'] {
  return progressOf(directory, subject, kind).map(([guide, record]) => ({
    person: kind === 'person' ? subject : undefined,
    guide,
    record,
    activates: isApprovedNotActivated({ [guide]: record }),
    finished: record.independent === true || isFinished(guide, record.milestone ?? undefined),
  }));
}

function reviewsOf(directory: Directory, kind: 'household' | 'person' | 'visit', id: string): HomeFacts['reviews'] {
  const review = directory.view('review', reviewId(kind, id));
  return review ? [{ [kind]: id, record: named<'review'>(review) }] : [];
}

function entryOf(directory: Directory, areas: KnownAreas, followUp: FollowUp): TodayEntry {
  const household = directory.view('household', followUp.household);
  const person = followUp.person === undefined ? undefined : directory.view('person', followUp.person);
  return {
    ...followUp,
    head: text(household, 'head'),
    personName: person && text(person, 'name'),
    address: text(household, 'address'),
    areaName: areas.name(household?.record.area ?? ''),
  };
}

const places = new Intl.Collator('vi', { numeric: true });

/** As one walks: village by village, house numbers in order. */
function byPlace(a: TodayEntry, b: TodayEntry): number {
  return places.compare(a.areaName, b.areaName) || places.compare(a.address, b.address);
}
