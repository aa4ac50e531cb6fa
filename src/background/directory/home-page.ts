import type { Consent } from '#domain/entities.ts';
import { reviewId } from '#domain/ids.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import type { ConsentState, Home, HomePerson, PersonPage } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import { type Directory, named, type View } from './directory.ts';
import { progressOf, text } from './record-views.ts';

export function homeOf(directory: Directory, areas: KnownAreas, id: string): Home | undefined {
  const household = directory.view('household', id);
  if (!household) return undefined;
  const people = directory.belongingTo('household', id, 'person').sort(byHeadThenName);
  const visits = directory.belongingTo('household', id, 'visit').sort(byStandingThenTime);
  const tasks = directory.belongingTo('household', id, 'task');
  return {
    household: named<'household'>(household),
    areaName: areas.name(household.record.area),
    people: people.filter((person) => !person.removed).map((person) => homePerson(directory, person)),
    removedPeople: people
      .filter((person) => person.removed && !text(person, 'mergedInto') && text(person, 'removed') !== 'restricted')
      .map((person) => named<'person'>(person)),
    visits: visits.map((visit) => Object.assign(named<'visit'>(visit), { review: reviewOf(directory, 'visit', visit.record.id) })),
    tasks: tasks.map((task) => named<'task'>(task)),
    progress: Object.fromEntries(progressOf(directory, id, 'household')),
    review: reviewOf(directory, 'household', id),
  };
}

export function personPageOf(directory: Directory, areas: KnownAreas, id: string): PersonPage | undefined {
  const person = directory.view('person', id);
  if (!person) return undefined;
  const householdId = person.record.fields['household'];
  const household = typeof householdId === 'string' ? directory.view('household', householdId) : undefined;
  const consents = directory.belongingTo('person', id, 'consent').map((consent) => named<'consent'>(consent));
  return {
    person: named<'person'>(person),
    household: household && named<'household'>(household),
    areaName: areas.name(person.record.area),
    consents,
    consent: consentState(consents),
    progress: Object.fromEntries(progressOf(directory, id)),
    review: reviewOf(directory, 'person', id),
  };
}

function homePerson(directory: Directory, person: View): HomePerson {
  const { id } = person.record;
  const consents = directory.belongingTo('person', id, 'consent').map((consent) => named<'consent'>(consent));
  return { person: named<'person'>(person), consent: consentState(consents), progress: Object.fromEntries(progressOf(directory, id)) };
}

function reviewOf(directory: Directory, kind: 'household' | 'person' | 'visit', id: string) {
  const review = directory.view('review', reviewId(kind, id));
  return review && named<'review'>(review);
}

/** One consent that stands is enough; withdrawn only when all that were given were withdrawn. */
export function consentState(consents: readonly Consent[]): ConsentState {
  const given = consents.filter((consent) => consent.givenAt);
  if (given.length === 0) return 'none';
  return given.some((consent) => !consent.withdrawnAt) ? 'given' : 'withdrawn';
}

function byHeadThenName(a: View, b: View): number {
  const isHead = (view: View) => Number(view.record.fields['relation'] === 'head');
  return isHead(b) - isHead(a) || compareNames(text(a, 'name'), text(b, 'name'));
}

function byStandingThenTime(a: View, b: View): number {
  if (a.removed !== b.removed) return Number(a.removed) - Number(b.removed);
  return (Date.parse(text(b, 'at')) || 0) - (Date.parse(text(a, 'at')) || 0);
}
