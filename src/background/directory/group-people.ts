import { birthYear } from '#domain/birth.ts';
import { purposeStands } from '#domain/consent.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import type { GroupPerson } from '../device-api.ts';
import { type Directory, named, type View } from './directory.ts';
import { progressOf, text } from './record-views.ts';

/** Everybody of a village who was not removed, in the order of Vietnamese lists. */
export function groupPeopleOf(directory: Directory, area: string): readonly GroupPerson[] {
  const people: GroupPerson[] = [];
  for (const view of directory.ofKind('person')) {
    if (!view.removed && view.record.area === area) people.push(groupPerson(directory, view));
  }
  return people.sort((a, b) => compareNames(a.name, b.name));
}

function groupPerson(directory: Directory, view: View): GroupPerson {
  const { id, area } = view.record;
  const birth = text(view, 'birth');
  const consents = directory.belongingTo('person', id, 'consent').map((consent) => named<'consent'>(consent));
  return {
    id,
    area,
    name: text(view, 'name'),
    birthYear: birth ? birthYear(birth) : undefined,
    lastDigits: text(view, 'personalId').slice(-3) || undefined,
    head: text(directory.view('household', text(view, 'household')), 'head'),
    mayRecord: purposeStands(consents, 'guidance'),
    progress: Object.fromEntries(progressOf(directory, id)),
  };
}
