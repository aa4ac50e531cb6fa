import type { SheetRow } from '#domain/sheet-columns.ts';
import { guessRoles } from '#domain/sheet-columns.ts';
import type { ImportAnswer } from '#protocol/import-rows.ts';
import type { ListChoices } from '#ui/desk/import/import-api.ts';
import { readLines } from '#ui/desk/import/list-lines.ts';
import { addAnswer, noteAnswer, noTotals, partsOf, readyHomes } from '#ui/desk/import/list-parts.ts';
import { placeHomes } from '#ui/desk/import/place-lines.ts';
import { countsOf, pageOf, placeOf, wrongRows } from '#ui/desk/import/preview-rows.ts';
import { expect, test } from 'vitest';

const heading = ['Mã hộ', 'Họ và tên', 'Năm sinh', 'Số CCCD', 'Thôn', 'Địa chỉ'];
const places = {
  node: { id: 'xa', name: 'Xã Thử' },
  provinces: ['19'],
  communes: [{ id: 'xa', name: 'Xã Thử' }],
  villages: [
    { id: 'a', name: 'Thôn A', commune: 'xa' },
    { id: 'b', name: 'Thôn B', commune: 'xa' },
  ],
};
const written: Pick<ListChoices, 'roles' | 'grouping' | 'place' | 'answers'> = {
  roles: guessRoles(heading),
  grouping: 'code',
  place: { kind: 'written' },
  answers: {},
};

function prepared(rows: readonly SheetRow[], change: Partial<ListChoices> = {}) {
  const choices = { ...written, ...change };
  const list = readLines([heading, ...rows], choices, '2027-01-15');
  const questions = placeHomes(list.homes, choices, places, new Map());
  return { list, questions, ready: readyHomes(list.homes) };
}

const family: readonly SheetRow[] = [
  ['H1', 'Bùi Thị Sen', 1961, 25_161_000_011, 'A', 'Ngõ 3'],
  [null, 'Bùi Văn Tre', 1990, null, null, null],
];

test('rows become homes with their village; blank rows and totals are passed over', () => {
  const { ready, list } = prepared([...family, [], ['Tổng cộng', 2]]);
  expect(list.lines).toHaveLength(2);
  expect(ready.map(({ home }) => home)).toEqual([
    {
      village: 'a',
      head: 'Bùi Thị Sen',
      code: 'H1',
      address: 'Ngõ 3',
      people: [
        expect.objectContaining({ name: 'Bùi Thị Sen', personalId: '025161000011' }),
        expect.objectContaining({ name: 'Bùi Văn Tre' }),
      ],
    },
  ]);
});

test('a row with an error stays out and its family goes in; row numbers are the spreadsheet’s', () => {
  const { ready, list } = prepared([...family, [null, null, 2001]]);
  expect(ready[0]?.home.people).toHaveLength(2);
  const rows = pageOf(list.lines, places, 'errors', 0, 10);
  expect(rows.map(({ row, problems }) => [row, problems[0]?.kind])).toEqual([[4, 'name-missing']]);
  expect(countsOf(list.lines)).toEqual({ all: 3, errors: 1, warnings: 1, told: 0 });
  expect([placeOf(list.lines, 'all', 3), placeOf(list.lines, 'errors', 3), placeOf(list.lines, 'all', 99)]).toEqual([1, 0, 2]);
});

test('an unknown village is asked once, with its rows, and the answer places them all', () => {
  const strange = family.map((row) => row.map((cell) => (cell === 'A' ? 'Xóm Lạ' : cell)));
  const { questions, ready } = prepared([...strange, ['H2', 'Hà Văn Mận', 1950, null, 'xom la', null]]);
  expect(ready).toEqual([]);
  expect(questions).toEqual([{ key: 'la|||', written: 'Xóm Lạ', rows: 3, why: 'village-unknown', among: ['a', 'b'] }]);
  expect(prepared(strange, { answers: { 'la|||': 'b' } }).ready[0]?.home.village).toBe('b');
  expect(prepared(strange, { answers: { 'la|||': 'village-of-others' } }).ready).toEqual([]);
});

test('one village for all asks nothing; none chosen lets nobody in', () => {
  expect(prepared(family, { place: { kind: 'one', village: 'b' } }).ready[0]?.home.village).toBe('b');
  const { ready, list } = prepared(family, { place: { kind: 'one', village: '' } });
  expect([ready, list.lines[0]?.problems.at(-1)?.kind]).toEqual([[], 'place-missing']);
});

test('a household of more than 60 people is a column taken for something else', () => {
  const crowd = Array.from({ length: 61 }, (_, at): SheetRow => ['H1', `Bùi Văn ${'Tre'.repeat((at % 5) + 1)}`, 1961, null, 'A', null]);
  expect(prepared(crowd).list.lines.every(({ problems }) => problems.some(({ kind }) => kind === 'household-large'))).toBe(true);
});

test('parts hold at most 500 people, cut no household and leave nobody out', () => {
  const rows = Array.from({ length: 2000 }, (_, at): SheetRow => [
    `H${Math.floor(at / 7)}`,
    'Bùi Văn Tre',
    1961,
    null,
    at % 14 < 7 ? 'A' : 'B',
    null,
  ]);
  const { ready } = prepared(rows);
  const parts = partsOf(ready);
  const sizes = parts.map((part) => part.reduce((people, { lines }) => people + lines.length, 0));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2000);
  expect(new Set(parts.flat()).size).toBe(ready.length);
  expect(parts.length).toBeLessThanOrEqual(5);
});

test('what the server says stands at its rows, in the totals, and in the sheet of what did not go in', () => {
  const { ready, list } = prepared([...family, ['H2', 'Hà Văn Mận', '31/02/1980', null, 'A', null]]);
  const answer: ImportAnswer = {
    homes: [
      {
        outcome: 'same',
        id: 'h',
        differs: ['address'],
        people: [
          { outcome: 'same', id: 'p', differs: ['phone'] },
          { outcome: 'refused', reason: 'removed' },
        ],
      },
    ],
    written: 0,
  };
  noteAnswer(ready, answer);
  const totals = noTotals();
  addAnswer(totals, answer);
  expect(totals).toMatchObject({ homes: { same: 1 }, people: { same: 1, refused: 1 }, differing: 2, written: 0 });
  expect(pageOf(list.lines, places, 'told', 0, 10).map(({ row, answer: said }) => [row, said?.differs ?? said?.reason])).toEqual([
    [2, ['address', 'phone']],
    [3, 'removed'],
  ]);
  const words = { sheet: 's', row: 'Dòng', problem: 'Lỗi', now: 'nay là', kinds: { removed: 'đã gỡ', 'birth-unreadable': 'ngày sai' } };
  expect(wrongRows(list.lines, heading, words)).toEqual([
    [...heading, 'Dòng', 'Lỗi'],
    [null, 'Bùi Văn Tre', 1990, null, null, null, 3, 'đã gỡ'],
    ['H2', 'Hà Văn Mận', '31/02/1980', null, 'A', null, 4, 'ngày sai'],
  ]);
});
