import type { Home } from '#background/device-api.ts';
import type { Person } from '#domain/entities.ts';
import { adultsOf, isSamePhone, phonesOf } from '#ui/field/forms/family.ts';
import { expect, test } from 'vitest';

const today = '2026-11-23';

function homeOf(phone: string | undefined, ...people: readonly (Person & { readonly id: string })[]): Home {
  const known = people.map((person) => ({ person: { ...person, area: 'v1', unsent: false }, consent: 'given' as const, progress: {} }));
  return { household: { id: 'h1', area: 'v1', unsent: false, phone }, people: known } as unknown as Home;
}

const family = homeOf(
  '0912000301',
  { id: 'a', name: 'Lò Thị Mới', sex: 'female', birth: '1957', phone: '0912000302' },
  { id: 'b', name: 'Lò Văn Mạnh', sex: 'male', phone: '0912000301' },
  { id: 'c', name: 'Lò Thị Hoa', birth: '2012-09-12' },
  { id: 'd', name: ' ' },
);

test('whoever is grown up, as far as is known, may consent for another; children and the person asked may not', () => {
  expect(adultsOf(family, today)).toEqual([
    { name: 'Lò Thị Mới', sex: 'female' },
    { name: 'Lò Văn Mạnh', sex: 'male' },
  ]);
  expect(adultsOf(family, today, 'a').map(({ name }) => name)).toEqual(['Lò Văn Mạnh']);
  expect(adultsOf(homeOf(undefined, { id: 'x', name: 'A', birth: '2008-11-24' }), today)).toEqual([]);
  expect(adultsOf(homeOf(undefined, { id: 'x', name: 'A', birth: '2008-11-23' }), today)).toHaveLength(1);
  expect(adultsOf(undefined, today)).toEqual([]);
});

test('each number of the family is offered once, the number of the home first', () => {
  expect(phonesOf(family)).toEqual([
    { number: '0912000301', shown: '0912 000 301', of: undefined },
    { number: '0912000302', shown: '0912 000 302', of: 'Lò Thị Mới' },
  ]);
  expect(phonesOf(family, 'a').map(({ number }) => number)).toEqual(['0912000301']);
  expect(isSamePhone('+84 912 000 301', '0912000301')).toBe(true);
  expect(isSamePhone('', '0912000301')).toBe(false);
});
