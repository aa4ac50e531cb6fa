import { laneName } from '#domain/lane-name.ts';
import { expect, test } from 'vitest';

test('a lane is called as people wrote it, without the number of the door', () => {
  const named = [
    ['Số 12, Ngõ 5, Xóm Trên', 'Ngõ 5, Xóm Trên'],
    ['12/5A ngõ Giếng', 'ngõ Giếng'],
    ['Nhà số 3 Ngõ 5', 'Ngõ 5'],
    ['15 Lê Lợi', 'Lê Lợi'],
    ['ngách 12/7, ngõ 5', 'ngõ 5'],
    ['Xóm Trên', 'Xóm Trên'],
    ['cạnh nhà văn hoá', ''],
    ['', ''],
  ] as const;
  expect(named.map(([address]) => laneName(address))).toEqual(named.map(([, name]) => name));
});
