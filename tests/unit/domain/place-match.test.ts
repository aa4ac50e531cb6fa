import { readAddress } from '#domain/written-address.ts';
import { findPlace, type KnownPlaces, oldProvincesNeeded, villageKey, writtenKey } from '#domain/place-match.ts';
import type { OldProvince } from '#domain/old-places.ts';
import { expect, test } from 'vitest';

/** An invented corner of Thái Nguyên (old code 19, with Bắc Kạn 06 merged into it). */
const old: ReadonlyMap<string, OldProvince> = new Map([
  [
    '19',
    {
      code: '19',
      name: 'Tỉnh Thái Nguyên',
      districts: [
        [
          'Huyện Phú Mơ',
          [
            ['Xã Suối Cũ', '90001'],
            ['Xã Chia Đôi', '90001 90002'],
            ['Xã Ngoài Xa', '90009'],
            ['Xã Suối Mơ', '90002'],
          ],
        ],
        ['Huyện Khác', [['Xã Suối Cũ', '90009']]],
      ],
      present: {
        '90001': 'Xã Suối Mơ, Tỉnh Thái Nguyên',
        '90002': 'Xã Đồng Mây, Tỉnh Thái Nguyên',
        '90009': 'Xã Ngoài Xa, Tỉnh Thái Nguyên',
      },
    },
  ],
]);
const places: KnownPlaces = {
  provinces: ['19'],
  communes: [
    { id: 'mo', name: 'Xã Suối Mơ', code: '90001' },
    { id: 'may', name: 'Xã Đồng Mây', code: '90002' },
  ],
  villages: [
    { id: 'buoi', name: 'Thôn Đồng Bưởi', commune: 'mo', aliases: ['Xóm Bưởi Cũ'] },
    { id: 'bon', name: 'Thôn 4', commune: 'mo' },
    { id: 'to-bon', name: 'Tổ dân phố 4', commune: 'mo' },
    { id: 'bon-may', name: 'Thôn 4', commune: 'may' },
    { id: 'coc', name: 'Bản Cọc', commune: 'may' },
  ],
};
const find = (written: Parameters<typeof findPlace>[0]) => findPlace(written, places, old);
const found = (village: string) => ({ kind: 'found', village });

test.each(['Thôn Đồng Bưởi', 'thon dong buoi', 'Đồng Bưởi', 'ĐỒNG BƯỞI', 'Xóm Bưởi cũ', 'buoi cu'])(
  '"%s" is found by name, alias or without marks',
  (village) => {
    expect(find({ village })).toEqual(found('buoi'));
  },
);

test('the type word counts where it tells two villages apart, and is optional where it does not', () => {
  expect(find({ village: 'Tổ dân phố 4', commune: 'Suối Mơ' })).toEqual(found('to-bon'));
  expect(find({ village: 'Thôn 4', commune: 'Suối Mơ' })).toEqual(found('bon'));
  expect(find({ village: '4', commune: 'Đồng Mây' })).toEqual(found('bon-may'));
  expect([villageKey('Thôn số 04'), villageKey('TDP 4'), villageKey('4')]).toEqual(['4', '4', '4']);
});

test('a type word may be part of the name', () => {
  const lang: KnownPlaces = {
    ...places,
    villages: [
      { id: 'van', name: 'Thôn Làng Vân', commune: 'mo' },
      { id: 'x', name: 'Thôn X', commune: 'mo' },
    ],
  };
  expect(findPlace({ village: 'Làng Vân' }, lang, old)).toEqual(found('van'));
});

test('a name that several villages bear is asked, among those only', () => {
  expect(find({ village: 'Thôn 4' })).toEqual({ kind: 'ask', why: 'village-twice', among: ['bon', 'bon-may'] });
});

test('a village nobody knows is asked, within the commune that is written', () => {
  expect(find({ village: 'Thôn Lạ', commune: 'Đồng Mây' })).toEqual({ kind: 'ask', why: 'village-unknown', among: ['bon-may', 'coc'] });
  expect(find({ village: 'Cọc', commune: 'Xã Chưa Nghe' })).toMatchObject({ kind: 'ask', why: 'commune-unknown' });
});

test('an old commune leads to the villages of the present one', () => {
  expect(find({ village: 'Thôn 4', commune: 'Suối Cũ', district: 'Phú Mơ', province: 'Thái Nguyên' })).toEqual(found('bon'));
});

test('an old commune of the same name as a present one is told by its district', () => {
  expect(find({ village: 'Thôn 4', commune: 'Suối Mơ', district: 'Phú Mơ' })).toEqual(found('bon-may'));
  expect(find({ village: 'Thôn 4', commune: 'Suối Mơ' })).toEqual(found('bon'));
});

test('a commune that was split is asked, among the villages of its successors', () => {
  expect(find({ commune: 'Chia Đôi', district: 'Phú Mơ' })).toEqual({
    kind: 'ask',
    why: 'commune-split',
    among: places.villages.map(({ id }) => id),
  });
  expect(find({ village: 'Cọc', commune: 'Chia Đôi', district: 'Phú Mơ' })).toEqual(found('coc'));
});

test('outside my scope the present name of the commune is told', () => {
  expect(find({ village: 'Thôn 4', commune: 'Ngoài Xa', district: 'Phú Mơ' })).toEqual({
    kind: 'outside',
    now: ['Xã Ngoài Xa, Tỉnh Thái Nguyên'],
  });
});

test('nothing written is missing, unless there is only one village it can be', () => {
  expect(find({})).toEqual({ kind: 'missing' });
  expect(findPlace({}, { ...places, villages: places.villages.slice(0, 1) }, old)).toEqual(found('buoi'));
});

test('tables are called for only when an old unit may be meant, and only of the provinces in question', () => {
  expect(oldProvincesNeeded({ village: '4', commune: 'Suối Mơ' }, places)).toEqual([]);
  expect(oldProvincesNeeded({ village: '4' }, places)).toEqual([]);
  expect(oldProvincesNeeded({ commune: 'Suối Cũ', province: 'Tỉnh Bắc Kạn' }, places)).toEqual(['06']);
  expect(oldProvincesNeeded({ commune: 'Suối Cũ' }, places)).toEqual(['06', '19']);
});

test('places written in several ways are one question', () => {
  expect(writtenKey({ village: 'Thôn Lạ', commune: 'Xã Hoà Bình' })).toBe(writtenKey({ village: 'thon la', commune: 'X. Hòa Bình' }));
});

test.each([
  [
    'Ngõ 3, thôn Bưởi, xã Nga My, huyện Phú Bình, tỉnh Thái Nguyên',
    { village: 'thôn Bưởi', commune: 'xã Nga My', district: 'huyện Phú Bình', province: 'tỉnh Thái Nguyên' },
    'Ngõ 3',
  ],
  ['Bưởi, Nga My, Phú Bình, Thái Nguyên', { village: 'Bưởi', commune: 'Nga My', district: 'Phú Bình', province: 'Thái Nguyên' }, undefined],
  ['Số 5 ngõ 3, Xã Nga My', { commune: 'Xã Nga My' }, 'Số 5 ngõ 3'],
  ['Số 5, P. Bưởi, TP. Thái Nguyên, Thái Nguyên', { commune: 'P. Bưởi', district: 'TP. Thái Nguyên', province: 'Thái Nguyên' }, 'Số 5'],
  ['Tổ 4, P1, Q.5, TP.HCM', { village: 'Tổ 4', commune: 'P1', district: 'Q.5', province: 'TP.HCM' }, undefined],
  ['Xanh Bờ, ngõ 3', {}, 'Xanh Bờ, ngõ 3'],
  ['Ngõ 3', {}, 'Ngõ 3'],
])('the address "%s" is taken apart', (address, written, lane) => {
  expect(readAddress(address)).toEqual({ written, lane });
});
