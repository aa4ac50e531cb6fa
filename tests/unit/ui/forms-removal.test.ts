import type { Home, PersonPage } from '#background/device-api.ts';
import { removalReasons } from '#domain/entities.ts';
import { misfitField } from '#protocol/entity-schemas.ts';
import { movingAlong } from '#ui/field/forms/moving-along.ts';
import { reasonsToRemove, removalChanges, undoChanges } from '#ui/field/forms/removal.ts';
import { expect, test } from 'vitest';

const person = { kind: 'person', id: 'p1', area: 'v1' } as const;
const now = '2026-11-23T08:00:00.000Z';
const consents = [
  { id: 'c1', area: 'v1' },
  { id: 'c2', area: 'v1', withdrawnAt: '2026-10-01T00:00:00.000Z' },
];

test('a removal says why, and undoing it leaves the record as it was', () => {
  expect(removalChanges(person, 'moved', consents, now)).toEqual([{ ...person, set: { removed: 'moved' } }]);
  expect(undoChanges(person, 'moved', consents)).toEqual([{ ...person, set: { removed: null } }]);
});

test('withdrawing ends the consents that still stand, and undoing gives back only those', () => {
  expect(removalChanges(person, 'withdrew', consents, now)).toEqual([
    { ...person, set: { removed: 'withdrew' } },
    { kind: 'consent', id: 'c1', area: 'v1', set: { withdrawnAt: now } },
  ]);
  expect(undoChanges(person, 'withdrew', consents)).toEqual([
    { ...person, set: { removed: null } },
    { kind: 'consent', id: 'c1', area: 'v1', set: { withdrawnAt: null } },
  ]);
});

test('every reason offered is one the contract knows, and every reason is offered somewhere', () => {
  const offered = Object.values(reasonsToRemove).flat();
  /* Restricting is the desk's, upon a person's request. */
  expect(new Set([...offered, 'restricted'])).toEqual(new Set(removalReasons));
  for (const removed of offered) expect(misfitField('person', { removed })).toBeUndefined();
});

test('a home that moves takes its people, their consents and progress, its visits and tasks along', async () => {
  const named = (id: string) => ({ id, area: 'v1', unsent: false });
  const home: Home = {
    household: named('h1'),
    areaName: 'Thôn Đồng Bưởi',
    people: [{ person: named('p1'), consent: 'given', progress: {} }],
    removedPeople: [named('p2')],
    visits: [named('t1')],
    progress: {},
    tasks: [named('k1')],
  };
  const page = (id: string): PersonPage => ({
    person: named(id),
    areaName: '',
    consents: id === 'p1' ? [named('c1')] : [],
    consent: 'given',
    progress: id === 'p1' ? { 'vneid-level-1': named('p1/vneid-level-1') } : {},
  });
  const moved = await movingAlong(home, 'v2', (id) => Promise.resolve(page(id)));
  expect(moved.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'person p1',
    'person p2',
    'consent c1',
    'progress p1/vneid-level-1',
    'visit t1',
    'task k1',
  ]);
  expect(moved.every(({ area, set }) => area === 'v2' && Object.keys(set).length === 0)).toBe(true);
});
