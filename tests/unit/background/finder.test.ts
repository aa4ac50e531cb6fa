import type { FindHit, FindQuery } from '#background/device-api.ts';
import type { Change } from '#domain/mutation.ts';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { anEnrolledTablet, type TestTablet, village } from './a-tablet.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const change = (kind: string, record: string, set: Change['set'], area = village): Change => ({ kind, id: record, area, set });
const home = (n: number, head: string, address = '', more: Change['set'] = {}) => change('household', id(n), { head, address, ...more });
const person = (n: number, household: number, name: string, more: Change['set'] = {}) =>
  change('person', id(n), { household: id(household), name, ...more });

let tablet: TestTablet;

beforeEach(async () => {
  tablet = await anEnrolledTablet();
});

const save = async (...changes: Change[]) => {
  const saved = await tablet.device.save(changes);
  if (!saved.ok) throw new Error(saved.failure.kind);
};
const find = (search: string, query: Partial<FindQuery> = {}) =>
  tablet.device.find({ search, show: 'all', offset: 0, limit: 50, ...query });
const shown = ({ kind, name }: FindHit) => (kind === 'home' ? `nhà ${name}` : name);
const found = async (search: string, query: Partial<FindQuery> = {}) => (await find(search, query)).hits.map(shown);

test('anybody is found by any part of the name, in any order of words, with or without marks', async () => {
  await save(home(1, 'Trần Văn Bưởi'), person(11, 1, 'Nguyễn Thị Hoà'), person(12, 1, 'Phạm Đình Thìn'));
  for (const search of ['hòa', 'HOA', 'hoa nguyen', 'thị hoà ngu', 'uyen', ' hoa  '])
    expect(await found(search), search).toEqual(['Nguyễn Thị Hoà']);
  expect(await found('dinh')).toEqual(['Phạm Đình Thìn']);
  expect(await found('hoa pham')).toEqual([]);
  expect(await found('')).toEqual([]);
});

test('marks as typed come first, whole words before beginnings before inner parts, then the Vietnamese order', async () => {
  await save(
    home(1, ''),
    ...['Lê Lân', 'Lê Lang', 'Vũ Lan', 'Lê Lan', 'Lê Làn', 'Lê Loan', 'Y Hlan', 'Lan Anh'].map((name, index) =>
      person(11 + index, 1, name),
    ),
  );
  expect(await found('lan')).toEqual(['Lê Lan', 'Vũ Lan', 'Lan Anh', 'Lê Lang', 'Lê Làn', 'Lê Lân', 'Y Hlan']);
  expect(await found('lân')).toEqual(['Lê Lân', 'Lê Lan', 'Vũ Lan', 'Lê Làn', 'Lan Anh', 'Lê Lang', 'Y Hlan']);
});

test('a tone mark in its old or new place is the same mark', async () => {
  await save(home(1, ''), person(11, 1, 'Lê Hòa'), person(12, 1, 'An Hoà'), person(13, 1, 'An Hoa'));
  expect(await found('Hoà')).toEqual(['An Hoà', 'Lê Hòa', 'An Hoa']);
});

test('a home is found by its head and by its lane, a person together with the lane', async () => {
  await save(
    home(1, 'Trần Văn Bưởi', 'Số 7, ngõ 5'),
    home(2, 'Lê Thị Cúc', 'Số 5, ngõ 7'),
    person(11, 1, 'Vũ Thị Lan'),
    person(12, 2, 'Ngô Thị Lan'),
  );
  expect(await found('buoi')).toEqual(['nhà Trần Văn Bưởi']);
  expect(await found('ngõ 5')).toEqual(['nhà Trần Văn Bưởi']);
  expect(await found('lan ngo 5')).toEqual(['Vũ Thị Lan']);
  expect(await found('lan ngo 7')).toEqual(['Ngô Thị Lan']);
  expect(await found('lan so 5')).toEqual(['Ngô Thị Lan']);
  expect((await found('ngõ')).length).toBe(3);
  await save(person(13, 1, 'Ngọc Lan'));
  expect(await found('lan ngo 5')).toEqual(['Ngọc Lan', 'Vũ Thị Lan']);
});

test('the village narrows a search and finds nothing by itself', async () => {
  await save(home(1, 'Trần Văn Tỵ'), person(11, 1, 'Vũ Thị Lan'));
  expect(await found('lan đồng bưởi')).toEqual(['Vũ Thị Lan']);
  expect(await found('ty buoi')).toEqual(['nhà Trần Văn Tỵ']);
  expect(await found('đồng bưởi')).toEqual([]);
});

test('a head who is registered is shown once, as the person', async () => {
  await save(
    home(1, 'Trần Văn Bưởi', 'Ngõ 3'),
    person(11, 1, 'Trần văn Bưởi'),
    home(2, 'Ông Bưởi'),
    person(12, 2, 'Lê Bưởi', { relation: 'head' }),
  );
  expect(await found('bưởi')).toEqual(['Lê Bưởi', 'Trần văn Bưởi']);
  expect(await found('ông bưởi')).toEqual(['nhà Ông Bưởi']);
  expect(await found('ngõ 3')).toEqual(['nhà Trần Văn Bưởi']);
});

test('the last digits of a number or phone find who has it, spaces or not, from two digits on', async () => {
  await save(
    home(1, 'Trần Văn Bưởi', '', { phone: '0320009911' }),
    person(11, 1, 'Vũ Thị Lan', { personalId: '025190990456', phone: '0910001234' }),
    person(12, 1, 'Lê Văn An', { personalId: '025190990457' }),
  );
  expect(await found('456')).toEqual(['Vũ Thị Lan']);
  expect(await found('12 34')).toEqual(['Vũ Thị Lan']);
  expect(await found('+84 91 000 1234')).toEqual(['Vũ Thị Lan']);
  expect(await found('9911')).toEqual(['nhà Trần Văn Bưởi']);
  expect(await found('lan 456')).toEqual(['Vũ Thị Lan']);
  expect(await found('an 456')).toEqual(['Vũ Thị Lan']);
  expect([await found('6'), await found('990'), await found('457 lan')]).toEqual([[], [], []]);
});

test('people of one name are told apart', async () => {
  await save(
    home(1, 'Trần Văn Bưởi', 'Ngõ 3'),
    person(11, 1, 'Vũ Thị Lan', { birth: '1957', personalId: '025157990123' }),
    person(12, 1, 'Vũ Thị Lan', { birth: '1990-03-01' }),
  );
  expect((await find('vũ lan')).hits).toEqual([
    {
      kind: 'person',
      household: id(1),
      person: id(11),
      name: 'Vũ Thị Lan',
      birthYear: 1957,
      lastDigits: '123',
      head: 'Trần Văn Bưởi',
      address: 'Ngõ 3',
      areaName: 'Thôn Đồng Bưởi',
      unsent: true,
    },
    expect.objectContaining({ person: id(12), birthYear: 1990, lastDigits: undefined }),
  ]);
});

test('the filters of the list narrow what is found, and pages follow one another', async () => {
  await save(
    home(1, 'An'),
    home(2, 'An'),
    person(11, 1, 'Lê An'),
    change('visit', id(21), { household: id(2), at: '2026-10-20T02:00:00.000Z', outcome: 'absent', returnOn: '2026-11-09' }),
  );
  expect(await found('an', { show: 'not-visited' })).toEqual(['nhà An', 'Lê An']);
  expect(await found('an', { show: 'come-back' })).toEqual(['nhà An']);
  expect(await found('an', { area: 'elsewhere' })).toEqual([]);
  const [first, second] = [await find('an', { limit: 2 }), await find('an', { offset: 2, limit: 2 })];
  expect([first.total, first.hits.length, second.hits.map(shown)]).toEqual([3, 2, ['Lê An']]);
});

test('what is saved is found at once: renamed, moved to another lane or home, removed and brought back', async () => {
  await save(home(1, 'Bưởi', 'Ngõ 3'), home(2, 'Cúc', 'Ngõ 4'), person(11, 1, 'Vũ Lan'));
  expect(await found('lan ngo 3')).toEqual(['Vũ Lan']);
  await save(change('household', id(1), { address: 'Ngõ 9' }));
  expect([await found('lan ngo 3'), await found('lan ngo 9')]).toEqual([[], ['Vũ Lan']]);
  await save(change('person', id(11), { household: id(2), name: 'Vũ Làn' }));
  expect([await found('lan ngo 9'), await found('lan ngo 4')]).toEqual([[], ['Vũ Làn']]);
  await save(change('person', id(11), { removed: 'mistake' }));
  expect(await found('lan')).toEqual([]);
  await save(change('person', id(11), { removed: null }));
  expect(await found('lan')).toEqual(['Vũ Làn']);
  await save(change('household', id(2), { removed: 'moved' }));
  expect([await found('lan'), await found('cuc')]).toEqual([[], []]);
});

test('an index that followed every change answers like one that was built afresh', async () => {
  const step = fc.oneof(
    fc
      .record({
        n: fc.nat(3),
        head: fc.constantFrom('An', 'Ân', 'Lan'),
        address: fc.constantFrom('Ngõ 1', 'Ngõ 2'),
        removed: fc.constantFrom(null, 'moved'),
      })
      .map(({ n, ...set }) => change('household', id(n), set)),
    fc
      .record({
        n: fc.nat(5),
        household: fc.nat(3),
        name: fc.constantFrom('Vũ An', 'Lê Lan', 'Lê Ân'),
        removed: fc.constantFrom(null, 'mistake'),
      })
      .map(({ n, household, ...set }) => change('person', id(10 + n), { household: id(household), ...set })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const each of steps) {
        await save(each);
        await find('an');
      }
      const followed = await Promise.all(['an', 'lan', 'ngo 1', 'an ngo 2'].map((search) => find(search)));
      await tablet.device.lock();
      await tablet.device.unlock('135790');
      expect(await Promise.all(['an', 'lan', 'ngo 1', 'an ngo 2'].map((search) => find(search)))).toEqual(followed);
    }),
    { numRuns: 25, seed: 11 },
  );
});

test('a locked tablet finds nobody', async () => {
  await save(home(1, 'Trần Văn Bưởi'));
  expect((await find('buoi')).total).toBe(1);
  await tablet.device.lock();
  expect(await find('buoi')).toEqual({ total: 0, hits: [] });
});
