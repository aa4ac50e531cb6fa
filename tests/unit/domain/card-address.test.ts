import { addressAtTheDoor } from '#domain/card-address.ts';
import { expect, test } from 'vitest';

test.each([
  ['Xóm Giếng, Nga My, Phú Bình, Thái Nguyên', 'Xóm Giếng'],
  ['Số 5, Ngõ 3, Xóm Giếng, Nga My, Phú Bình, Thái Nguyên', 'Số 5, Ngõ 3, Xóm Giếng'],
  ['Tổ 4, Phường 5, Quận 8, TP Hồ Chí Minh', 'Tổ 4'],
  ['Ấp 2, Xã Tân Bình, Huyện Châu Thành, Tỉnh Tiền Giang', 'Ấp 2'],
  ['Số 7, Ấp 2, Xã Tân Bình, Tỉnh Đồng Tháp', 'Số 7, Ấp 2'],
])('of %j the part before the commune is kept', (card, kept) => {
  expect(addressAtTheDoor(card)).toBe(kept);
});

test.each([
  'Nga My, Phú Bình, Thái Nguyên',
  'Xã Nga My, Huyện Phú Bình, Thái Nguyên',
  'Xóm Giếng, Nga My',
  'Bang California, Nơi Đăng Ký, Một, Hai',
  '',
])('%j cannot be told apart and stays whole', (card) => {
  expect(addressAtTheDoor(card)).toBe(card);
});
