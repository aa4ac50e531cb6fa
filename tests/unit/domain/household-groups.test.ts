import { groupHouseholds, possibleGroupings } from '#domain/household-groups.ts';
import type { ListRow } from '#domain/import-rows.ts';
import { expect, test } from 'vitest';

let row = 0;
const aRow = (change: Partial<ListRow>): ListRow => {
  row += 1;
  return { row, name: 'Bùi Thị Sen', written: {}, ...change };
};
const shape = (rows: readonly ListRow[], ...[grouping]: [Parameters<typeof groupHouseholds>[1]]) =>
  groupHouseholds(rows, grouping).households.map(({ head, rows: own }) => [head, ...own.map(({ name }) => name)]);

test('rows with one household number are one household; an empty cell belongs to the one above, as merged cells leave it', () => {
  const rows = [
    aRow({ householdCode: 'H1', name: 'Sen', relation: 'head', address: 'Ngõ 3' }),
    aRow({ name: 'Tre' }),
    aRow({ householdCode: 'H2', name: 'Mận' }),
    aRow({ householdCode: 'h1', name: 'Khế' }),
  ];
  expect(shape(rows, 'code')).toEqual([
    ['Sen', 'Sen', 'Tre', 'Khế'],
    ['Mận', 'Mận'],
  ]);
  expect(groupHouseholds(rows, 'code').households[0]).toMatchObject({ code: 'H1', address: 'Ngõ 3' });
});

test('the same household number in two villages is two households', () => {
  const rows = ['4', '5'].map((village) => aRow({ householdCode: '1', written: { village } }));
  expect(groupHouseholds(rows, 'code').households).toHaveLength(2);
});

test("rows that name one head are one household, however the name is written, and the head's own row is known", () => {
  const rows = [
    aRow({ head: 'Bùi Thị Lý', name: 'Tre' }),
    aRow({ head: 'BUI THI LI', name: 'Bùi Thị Lý' }),
    aRow({ head: 'Bùi Văn Hồi', name: 'Quế' }),
  ];
  expect(shape(rows, 'head')).toEqual([
    ['Bùi Thị Lý', 'Tre', 'Bùi Thị Lý'],
    ['Bùi Văn Hồi', 'Quế'],
  ]);
  expect(groupHouseholds(rows, 'head').households[0]?.rows.map(({ relation }) => relation)).toEqual([undefined, 'head']);
});

test('each head begins a household; who stands before the first one has no home', () => {
  const rows = [
    aRow({ name: 'Lạc' }),
    aRow({ name: 'Sen', relation: 'head' }),
    aRow({ name: 'Tre', relation: 'child' }),
    aRow({ name: 'Mận', relation: 'head' }),
  ];
  expect(shape(rows, 'start')).toEqual([
    ['Sen', 'Sen', 'Tre'],
    ['Mận', 'Mận'],
  ]);
  expect(groupHouseholds(rows, 'start').homeless.map(({ name }) => name)).toEqual(['Lạc']);
});

test('in a list of heads everybody is one', () => {
  const { households } = groupHouseholds([aRow({ name: 'Sen' }), aRow({ name: 'Sen' })], 'alone');
  expect(households.map(({ head, rows }) => [head, rows[0]?.relation])).toEqual([
    ['Sen', 'head'],
    ['Sen', 'head'],
  ]);
});

test('only the ways that the columns allow are offered, the surest first', () => {
  expect(possibleGroupings({ householdCode: true, head: false, relation: true })).toEqual(['code', 'start', 'alone']);
  expect(possibleGroupings({ householdCode: false, head: false, relation: false })).toEqual(['alone']);
});
