import type { Fields } from './mutation.ts';

/** What is erased of a person or a home, and what is never written for them again (SY28). The same rules on the tablet and the server. */
export interface Named {
  readonly kind: string;
  readonly id: string;
}

export type IsErased = (kind: string, id: string) => boolean;

/** Person and home fields of records that stay although what they name is erased: their own words are not about it. */
const ownSubjects = new Set(['person', 'household']);

/** What a record is about: when one of these is erased, it goes along. A visit is about the home, not about those who were there. */
export function subjectsOf(kind: string, id: string, set: Fields): readonly Named[] {
  if (ownSubjects.has(kind)) return [];
  if (kind === 'progress') return bothOf(id.split('/')[0]);
  if (kind === 'review') {
    const cut = id.indexOf('/');
    return cut < 0 ? [] : [{ kind: id.slice(0, cut), id: id.slice(cut + 1) }, ...subjectsOf(id.slice(0, cut), id.slice(cut + 1), {})];
  }
  const { person, household } = set;
  if (isId(person)) return [{ kind: 'person', id: person }];
  return isId(household) ? [{ kind: 'household', id: household }] : [];
}

export function isErasedWork(kind: string, id: string, set: Fields, isErased: IsErased): boolean {
  return isErased(kind, id) || subjectsOf(kind, id, set).some((subject) => isErased(subject.kind, subject.id));
}

/** The same writing without the erased among those who were there. */
export function withoutErased(set: Fields, isErased: IsErased): Fields {
  const { present } = set;
  if (!Array.isArray(present)) return set;
  const left = present.filter((id) => !isId(id) || !isErased('person', id));
  return left.length === present.length ? set : { ...set, present: left };
}

function bothOf(id: string | undefined): readonly Named[] {
  if (id === undefined || id === '') return [];
  return [
    { kind: 'person', id },
    { kind: 'household', id },
  ];
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
