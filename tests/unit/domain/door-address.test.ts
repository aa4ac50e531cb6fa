import { readDoorAddress } from '#domain/door-address.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const read = (address: string) => {
  const { lane, door } = readDoorAddress(address);
  return [lane, door.map(({ number, letter }) => `${number}${letter}`).join('/')];
};

test.each([
  ['Số 12, ngõ 5', 'ngo 5', '12'],
  ['Số nhà 12A ngõ 5', 'ngo 5', '12a'],
  ['Ngõ 3, nhà 7', 'ngo 3', '7'],
  ['12/5A ngõ Giếng', 'ngo gieng', '12/5a'],
  ['ngách 12/7 ngõ 5', 'ngo 5', '12/7'],
  ['Số 3, ngách 12, ngõ 5', 'ngo 5', '12/3'],
  ['Số 3 ngách 12/7', 'ngo 12', '7/3'],
  ['Xóm Trên', 'xom tren', ''],
  ['Tổ 3', 'to 3', ''],
  ['SN 8, tổ dân phố 3', 'to 3', '8'],
  ['15 Lê Lợi', 'duong le loi', '15'],
  ['Số 15 đường Ngô Quyền, Tổ 2', 'to 2, duong ngo quyen', '15'],
  ['ngõ 5, xóm Trên', 'xom tren, ngo 5', ''],
  ['Xóm Trên, ngõ 5, số 9', 'xom tren, ngo 5', '9'],
  ['hẻm 45/3 đường Lê Lợi', 'duong le loi, hem 45/3', ''],
  ['cạnh nhà văn hoá', '', ''],
  ['', '', ''],
])('%s', (address, lane, door) => {
  expect(read(address)).toEqual([lane, door]);
});

test('the same address is read alike with and without marks and capitals', () => {
  expect(read('SỐ 12, NGÕ GIẾNG ĐÁ')).toEqual(read('so 12, ngo gieng da'));
});

test('any text at all is read without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (address) => {
      expect(typeof readDoorAddress(address).lane).toBe('string');
    }),
    { seed: 7 },
  );
});
