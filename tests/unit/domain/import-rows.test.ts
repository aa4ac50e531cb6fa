import { type ListRow, readRow, repeatedNumbers, roleColumns } from '#domain/import-rows.ts';
import type { Cell, ColumnRole } from '#domain/sheet-columns.ts';
import { expect, test } from 'vitest';

const roles: readonly (ColumnRole | undefined)[] = [undefined, 'name', 'birth', 'sex', 'personalId', 'phone', 'relation'];
const read = (...cells: readonly Cell[]) => readRow(cells, 7, roleColumns(roles), '2027-01-15');
const told = (row: ReturnType<typeof read>) => row.problems.map(({ level, kind, column }) => [level, kind, column]);

test('a good row is stored as people are stored', () => {
  const row = read(1, '  Bùi  Thị Sen ', '9/4/1961', 'Nữ', '025161000011', '0912345678', 'Chủ hộ');
  expect(row.problems).toEqual([]);
  expect(row.values).toMatchObject({
    row: 7,
    name: 'Bùi Thị Sen',
    birth: '1961-04-09',
    sex: 'female',
    personalId: '025161000011',
    phone: '0912345678',
    relation: 'head',
  });
});

test('errors name their column, and keep the row out; warnings and repairs stand apart', () => {
  expect(told(read(1, '', '31/02/1980', 'Nữ', '2519'))).toEqual([
    ['error', 'birth-unreadable', 2],
    ['error', 'number-length', 4],
    ['error', 'name-missing', 1],
  ]);
  expect(told(read(1, 'Bùi Văn Tre', 1990, 'Nam', 25_161_000_011, '123'))).toEqual([
    ['repair', 'zero-restored', 4],
    ['warning', 'phone-wrong', 5],
    ['warning', 'sex-differs', 4],
    ['warning', 'birth-year-differs', 4],
  ]);
});

test('a birth after today, a name with digits and a text beyond its field are errors', () => {
  expect(told(read(1, 'Bùi 2 Tre', 2028)).map(([, kind]) => kind)).toEqual(['name-odd', 'birth-future']);
  expect(told(read(1, 'x'.repeat(201))).map(([, kind]) => kind)).toEqual(['text-long', 'name-missing']);
});

test('older forms with a column for men and one for women give the sex and the birth', () => {
  const columns = roleColumns(['name', 'male', 'female']);
  expect(readRow(['Bùi Thị Sen', null, 1961], 2, columns, '2027-01-15').values).toMatchObject({ sex: 'female', birth: '1961' });
  expect(readRow(['Bùi Văn Tre', 'x', null], 2, columns, '2027-01-15').values).toMatchObject({ sex: 'male', birth: undefined });
  expect(readRow(['Bùi Văn Tre', 'x', 'x'], 2, columns, '2027-01-15').values.sex).toBeUndefined();
});

test('one personal number in two rows is found in the second', () => {
  const rows = ['025161000011', undefined, '025161000012', '025161000011', undefined].map((personalId, row): ListRow => {
    return { row, name: 'A', personalId, written: {} };
  });
  expect([...repeatedNumbers(rows)].map(({ row }) => row)).toEqual([3]);
});
