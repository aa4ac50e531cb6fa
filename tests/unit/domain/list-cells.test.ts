import { readBirth, readPersonalId, readPhone, readRelation, readSex, readSexColumn } from '#domain/list-cells.ts';
import { expect, test } from 'vitest';

test.each([
  ['1961-04-09', { value: '1961-04-09' }],
  ['1961-04-09 00:00:00', { value: '1961-04-09' }],
  ['9/4/1961', { value: '1961-04-09' }],
  [1961, { value: '1961' }],
  ['1961.0', { value: '1961' }],
  [9_041_961, { value: '1961-04-09' }],
  [22_380, { value: '1961-04-09', repair: 'date-from-number' }],
  ['', {}],
  [null, {}],
  ['31/02/1980', { wrong: 'birth-unreadable' }],
  ['khoảng 1950', { wrong: 'birth-unreadable' }],
  [12, { wrong: 'birth-unreadable' }],
])('the birth cell %j reads as %j', (cell, read) => {
  expect(readBirth(cell)).toEqual(read);
});

test.each([
  ['025161000011', { value: '025161000011' }],
  ['025 161 000 011', { value: '025161000011' }],
  ["'025161000011", { value: '025161000011' }],
  [25_161_000_011, { value: '025161000011', repair: 'zero-restored' }],
  [1_161_000_011, { value: '001161000011', repair: 'zero-restored' }],
  ['25961000011', { wrong: 'number-length' }],
  ['123456789', { wrong: 'number-old' }],
  ['2519', { wrong: 'number-length' }],
  ['2.51610E+10', { wrong: 'number-cut' }],
  ['2,5161E+10', { wrong: 'number-cut' }],
  ['', {}],
])('the number cell %j reads as %j', (cell, read) => {
  expect(readPersonalId(cell)).toEqual(read);
});

test.each([
  ['0912 345 678', '0912345678', undefined],
  [912_345_678, '0912345678', 'zero-restored'],
  ['+84 912 345 678', '0912345678', undefined],
  ['01682345678', '0382345678', 'phone-converted'],
  ['0912345678 / 0987654321', '0912345678', undefined],
])('the phone cell %j reads as %s', (cell, number, repair) => {
  const read = readPhone(cell);
  expect([read.value?.number, read.repair]).toEqual([number, repair]);
});

test('a phone that cannot be one is said to be wrong', () => {
  expect(readPhone('12345')).toEqual({ wrong: 'phone-wrong' });
});

test.each([
  ['Nam', 'male'],
  ['NỮ', 'female'],
  ['nu', 'female'],
  ['Gái', 'female'],
])('the sex cell %s reads as %s', (cell, sex) => {
  expect(readSex(cell)).toEqual({ value: sex });
});

test('under a column that is a sex stands a tick or a birth', () => {
  expect(readSexColumn('x')).toEqual({ here: true, birth: {} });
  expect(readSexColumn(1961)).toEqual({ here: true, birth: { value: '1961' } });
  expect(readSexColumn(null)).toEqual({ here: false, birth: {} });
  expect(readSexColumn('0').here).toBe(false);
});

test.each([
  ['Chủ hộ', 'head'],
  ['CHỦ HỘ', 'head'],
  ['Vợ', 'spouse'],
  ['con trai', 'child'],
  ['Bà', 'grandparent'],
  ['Ba', 'parent'],
  ['Cháu nội', 'grandchild'],
  ['Em gái', 'sibling'],
  ['Con dâu', 'Con dâu'],
  ['Cháu', 'Cháu'],
])('the relation %s is kept as %s', (cell, relation) => {
  expect(readRelation(cell)).toBe(relation);
});
