import { hasPhrase } from '#ui/desk/places/homes-to-move.tsx';
import { expect, test } from 'vitest';

const address = 'Ngõ 5, nhà 12, Đinh Thị Ngọc';

test.each([
  ['', true],
  ['ngo 5', true],
  ['Ngõ 5', true],
  ['nha 12', true],
  ['dinh thi', true],
  ['ng', true],
  ['ngo 12', false],
  ['ngo 5 dinh', false],
  ['nha 1', false],
  ['goc', false],
])('homes are filtered by words as they stand: "%s" is %s', (search, expected) => {
  expect(hasPhrase(address, search)).toBe(expected);
});

test('a lane is not taken for another whose number begins alike, nor for a house of that number', () => {
  const lanes = ['Ngõ 5, nhà 3', 'Ngõ 50, nhà 5', 'Ngõ 7, nhà 5', 'Ngõ 50, ngõ 5'];
  expect(lanes.filter((lane) => hasPhrase(lane, 'ngõ 5'))).toEqual(['Ngõ 5, nhà 3', 'Ngõ 50, ngõ 5']);
});
