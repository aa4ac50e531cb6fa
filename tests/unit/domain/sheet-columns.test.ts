import { findHeading, guessRole, guessRoles, isNotData } from '#domain/sheet-columns.ts';
import { expect, test } from 'vitest';

test.each([
  ['Họ và tên', 'name'],
  ['HỌ TÊN', 'name'],
  ['Ho va ten', 'name'],
  ['Họ, chữ đệm và tên khai sinh', 'name'],
  ['Ngày sinh', 'birth'],
  ['Ngày, tháng, năm sinh', 'birth'],
  ['Năm sinh', 'birth'],
  ['Năm', 'birth'],
  ['Số CCCD', 'personalId'],
  ['Số định danh cá nhân', 'personalId'],
  ['CCCD/CMND', 'personalId'],
  ['Giới tính', 'sex'],
  ['Nam/Nữ', 'sex'],
  ['Nam', 'male'],
  ['Năm sinh Nữ', 'birth'],
  ['SĐT', 'phone'],
  ['Số điện thoại', 'phone'],
  ['Chủ hộ', 'head'],
  ['Họ tên chủ hộ', 'head'],
  ['Số hộ khẩu', 'householdCode'],
  ['Mã hộ', 'householdCode'],
  ['Quan hệ với chủ hộ', 'relation'],
  ['Thôn/Xóm', 'village'],
  ['Tổ dân phố', 'village'],
  ['Địa chỉ thường trú', 'address'],
  ['Xã', 'commune'],
  ['Phường/xã', 'commune'],
  ['Huyện', 'district'],
  ['Tỉnh', 'province'],
])('the heading "%s" is %s', (heading, role) => {
  expect(guessRole(heading)).toBe(role);
  expect(guessRole(heading.normalize('NFD'))).toBe(role);
});

test.each(['STT', 'Dân tộc', 'Ngày cấp CCCD', 'Nơi cấp CCCD', 'Tình trạng hôn nhân', 'Xác nhận', 'Số nhân khẩu', 'Ghi chú', ''])(
  'the heading "%s" is none of ours',
  (heading) => {
    expect(guessRole(heading)).toBeUndefined();
  },
);

test('a role goes to the first column that fits, and to no other', () => {
  expect(guessRoles(['Họ và tên', 'Họ tên cha', 'SĐT', 'Điện thoại'])).toEqual(['name', undefined, 'phone', undefined]);
});

test('the heading is found below its titles', () => {
  const rows = [
    ['ỦY BAN NHÂN DÂN XÃ'],
    [null, 'DANH SÁCH HỘ'],
    [],
    ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ'],
    [1, 'Bùi Thị Sen', 1961, 'Ngõ 3'],
  ];
  expect(findHeading(rows)).toEqual({ dataFrom: 4, headings: ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ'] });
});

test('a heading of two rows is read as one: the year of birth under "Nam" and under "Nữ"', () => {
  const rows = [
    ['STT', 'Họ và tên', 'Giới', null, 'Thôn'],
    [null, null, 'Nam', 'Nữ', null],
    [1, 'Bùi Thị Sen', null, 1961, '4'],
  ];
  const { dataFrom, headings } = findHeading(rows);
  expect(dataFrom).toBe(2);
  expect(guessRoles(headings)).toEqual([undefined, 'name', 'male', 'female', 'village']);
});

test('a sheet without any heading begins with its first row', () => {
  expect(findHeading([['Bùi Thị Sen', 1961]])).toEqual({ dataFrom: 0, headings: ['', ''] });
});

test.each([
  [[null, null, '']],
  [['Tổng cộng', null, 120]],
  [['Người lập danh sách']],
  [[null, 'Ngày 12 tháng 3 năm 2026']],
  [['(1)', '(2)', '(3)', '(4)']],
])('%j is not a row of data', (row) => {
  expect(isNotData(row)).toBe(true);
});

test.each([[[1, 'Tống Thị Cộng', 1961]], [['Công Thị Sen', 1961]], [[1, 'Bùi Thị Sen', 3]]])('%j is a row of data', (row) => {
  expect(isNotData(row)).toBe(false);
});
