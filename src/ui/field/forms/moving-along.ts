import type { Home, PersonPage } from '#background/device-api.ts';
import { progressId } from '#domain/ids.ts';
import type { Change } from '#domain/mutation.ts';

type ReadPerson = (person: string) => Promise<PersonPage | undefined>;

/** A home that moves to another village takes along its people, their consents and progress, its visits and tasks. */
export async function movingAlong(home: Home, area: string, readPerson: ReadPerson): Promise<readonly Change[]> {
  const people = [...home.people.map(({ person }) => person), ...home.removedPeople];
  const pages = await Promise.all(people.map(({ id }) => readPerson(id)));
  const moved = (kind: Change['kind'], id: string): Change => ({ kind, id, area, set: {} });
  return [
    ...people.map(({ id }) => moved('person', id)),
    ...pages.flatMap((page) => (page ? page.consents.map(({ id }) => moved('consent', id)) : [])),
    ...pages.flatMap((page) =>
      page ? Object.keys(page.progress).map((guide) => moved('progress', progressId(page.person.id, guide))) : [],
    ),
    ...home.visits.map(({ id }) => moved('visit', id)),
    ...home.tasks.map(({ id }) => moved('task', id)),
  ];
}
