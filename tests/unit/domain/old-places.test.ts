import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findOldCommunes, isUnitNamed, type OldProvince, oldProvinceCode, oldProvincesOf, unitKey } from '#domain/old-places.ts';
import { expect, test } from 'vitest';

const folder = 'public/places';
const tables = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, OldProvince] => [file, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as OldProvince]);
const admin = JSON.parse(readFileSync('src/server/areas/admin-2026.json', 'utf8')) as { provinces: string[][]; wards: string[][] };
const table = (code: string): OldProvince => {
  const found = tables.find(([, { code: own }]) => own === code)?.[1];
  if (!found) throw new Error(`no table ${code}`);
  return found;
};

test('each of the 63 old provinces has a table of its own, small and under its code, with the licences beside', () => {
  expect(tables).toHaveLength(63);
  for (const [file, { code, name }] of tables) expect([file, oldProvinceCode(name)]).toEqual([`old-${code}.json`, code]);
  expect(Math.max(...tables.map(([file]) => readFileSync(`${folder}/${file}`).byteLength))).toBeLessThan(32_000);
  for (const owner of ['vietnamadminunits', 'thanglequoc']) expect(existsSync(`public/licences/LICENSE-${owner}.txt`)).toBe(true);
});

test('10,035 old communes, 471 of them split, lead to units of the present list under their present names', () => {
  const names = new Map(admin.wards.map(([code = '', name = '']) => [code, name]));
  const communes = tables.flatMap(([, one]) =>
    one.districts.flatMap(([, list]) => list.map(([name, present]) => ({ name, codes: present.split(' '), one }))),
  );
  expect([communes.length, communes.filter(({ codes }) => codes.length > 1).length]).toEqual([10_035, 471]);
  const wrong = communes.flatMap(({ codes, one }) => codes.filter((code) => !one.present[code]?.startsWith(`${names.get(code)}, `)));
  expect(wrong).toEqual([]);
});

test('every present province is made of old ones, and all 63 are part of one', () => {
  const parts = admin.provinces.map(([code = '']) => oldProvincesOf(code));
  expect(parts.every((part) => part.length > 0)).toBe(true);
  expect(new Set(parts.flat()).size).toBe(63);
});

test('units are one however they are written', () => {
  expect(new Set(['Xã Hoà Bình', 'X. Hòa Bình', 'hoa binh', 'XÃ HOÀ  BÌNH', 'Hòa Bình (cũ)'].map(unitKey))).toEqual(new Set(['hoa binh']));
  expect([unitKey('Quảng Ninh'), unitKey('Quán Thánh'), unitKey('Phường Quán Thánh'), unitKey('Xanh Đỏ')]).toEqual([
    'quang ninh',
    'quan thanh',
    'quan thanh',
    'xanh do',
  ]);
  expect([
    isUnitNamed('Phường Quán Thánh', 'quan thanh'),
    isUnitNamed('Quận Thanh', 'quan thanh'),
    isUnitNamed('Xã Thánh', 'quán thánh'),
  ]).toEqual([true, true, false]);
  expect([unitKey('Phường 01'), unitKey('P.1'), unitKey('Quận 1')]).toEqual(['1', '1', '1']);
  expect([
    oldProvinceCode('TP.HCM'),
    oldProvinceCode('Thừa Thiên Huế'),
    oldProvinceCode('tinh phu tho'),
    oldProvinceCode('Atlantis'),
  ]).toEqual(['79', '46', '25', undefined]);
});

test('a real old commune is found by name and district, a split one with all its successors', () => {
  expect(findOldCommunes(table('01'), 'Phường Trúc Bạch', 'Quận Ba Đình')).toEqual([
    { name: 'Phường Trúc Bạch', district: 'Quận Ba Đình', present: ['00004'] },
  ]);
  expect(findOldCommunes(table('01'), 'dien bien', 'ba dinh')[0]?.present).toEqual(['00004', '00070', '00190', '00226']);
  expect(findOldCommunes(table('25'), 'Xã Không Có')).toEqual([]);
});

test('marks and type word tell apart what folds to the same', () => {
  const twins: OldProvince = {
    code: '01',
    name: 'X',
    districts: [
      [
        'Huyện Y',
        [
          ['Xã Tân Lập', '1'],
          ['Xã Tân Lạp', '2'],
          ['Thị trấn Tân Lập', '3'],
        ],
      ],
    ],
    present: {},
  };
  const names = (written: string) => findOldCommunes(twins, written).map(({ present }) => present[0]);
  expect([names('xã tân lập'), names('Tân Lạp'), names('Tân Lập'), names('tan lap')]).toEqual([['1'], ['2'], ['1', '3'], ['1', '2', '3']]);
});
