import type { Area } from '#domain/area.ts';
import { areaTree, isWithin, pathName, pathTo, successors, villagesWithin, withDescendants } from '#domain/area-tree.ts';
import { expect, test } from 'vitest';

const anArea = (id: string, parent: string | null, change: Partial<Area> = {}): Area => ({
  id,
  parent,
  kind: 'village',
  name: id,
  validFrom: '2025-07-01',
  ...change,
});
const tree = areaTree([
  anArea('Thôn Chợ', 'Xã Mẫu', { validTo: '2026-01-01' }),
  anArea('Thôn Đông', 'Xã Mẫu'),
  anArea('Xã Mẫu', 'Tỉnh Mẫu', { kind: 'commune' }),
  anArea('Tỉnh Mẫu', null, { kind: 'province' }),
  anArea('Thôn Lạ', 'không biết'),
]);
const ids = (areas: readonly Area[]) => areas.map((area) => area.id);

test('a scope is the node and everything below it', () => {
  expect(ids(withDescendants(tree, 'Tỉnh Mẫu'))).toEqual(['Tỉnh Mẫu', 'Xã Mẫu', 'Thôn Chợ', 'Thôn Đông']);
  expect(withDescendants(tree, 'không biết')).toEqual([]);
  expect(isWithin(tree, 'Thôn Đông', 'Tỉnh Mẫu')).toBe(true);
  expect(isWithin(tree, 'Xã Mẫu', 'Thôn Đông')).toBe(false);
});

test('a path runs from the top to the area, its name as an address', () => {
  expect(ids(pathTo(tree, 'Thôn Đông'))).toEqual(['Tỉnh Mẫu', 'Xã Mẫu', 'Thôn Đông']);
  expect(pathName(tree, 'Thôn Đông')).toBe('Thôn Đông, Xã Mẫu, Tỉnh Mẫu');
});

test('an area whose parent is not known is a root', () => {
  expect(ids(pathTo(tree, 'Thôn Lạ'))).toEqual(['Thôn Lạ']);
  expect(ids(tree.children.get(null) ?? [])).toEqual(['Tỉnh Mẫu', 'Thôn Lạ']);
});

test('villages that no longer exist are left out on that day, not before', () => {
  expect(ids(villagesWithin(tree, 'Tỉnh Mẫu', '2026-01-01'))).toEqual(['Thôn Đông']);
  expect(ids(villagesWithin(tree, 'Tỉnh Mẫu', '2025-12-31'))).toEqual(['Thôn Chợ', 'Thôn Đông']);
});

test('a ring of parents ends all the same', () => {
  const ring = areaTree([anArea('a', 'b'), anArea('b', 'a')]);
  expect(pathTo(ring, 'a')).toHaveLength(2);
  expect(withDescendants(ring, 'a')).toHaveLength(2);
});

test('[SY22] a merged unit leads to where its records are now, through any number of merges, and a ring leads nowhere', () => {
  const chain = [
    anArea('Thôn Một', 'Xã Mẫu', { mergedInto: 'Thôn Hai' }),
    anArea('Thôn Hai', 'Xã Mẫu', { mergedInto: 'Thôn Ba' }),
    anArea('Thôn Ba', 'Xã Mẫu'),
    anArea('Thôn Tư', 'Xã Mẫu', { mergedInto: 'Thôn ngoài tầm' }),
    anArea('Thôn Năm', 'Xã Mẫu', { mergedInto: 'Thôn Tư' }),
    anArea('Vòng 1', 'Xã Mẫu', { mergedInto: 'Vòng 2' }),
    anArea('Vòng 2', 'Xã Mẫu', { mergedInto: 'Vòng 1' }),
  ];
  expect(Object.fromEntries(successors(chain))).toEqual({ 'Thôn Một': 'Thôn Ba', 'Thôn Hai': 'Thôn Ba', 'Thôn Năm': 'Thôn Tư' });
});
