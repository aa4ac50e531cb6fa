import { newUuid } from '#domain/ids.ts';
import { valueOrFail } from '#domain/result.ts';
import admin from '../areas/admin-2026.json' with { type: 'json' };
import type { NewArea } from '../areas/area-tree.ts';
import { officialAreaId } from '../areas/import-admin.ts';
import type { Origin } from './demo-names.ts';
import type { Dice } from './seeded-dice.ts';

/** An invented commune in a real province: no unit of these names is in the official list (a test says so). */
export interface DemoVillage {
  readonly id: string;
  readonly name: string;
  readonly homes: number;
  /** Share of homes that have had a visit by now. */
  readonly reached: number;
  readonly origins: readonly (readonly [Origin, number])[];
}

export interface DemoPlaces {
  readonly areas: readonly NewArea[];
  readonly province: string;
  readonly cluster: string;
  readonly commune: string;
  readonly villages: readonly DemoVillage[];
}

const provinceCode = '25';
const since = '2025-07-01';

const villages: readonly Omit<DemoVillage, 'id'>[] = [
  { name: 'Thôn Đồng Bưởi', homes: 186, reached: 0.97, origins: [['kinh', 1]] },
  { name: 'Thôn Cầu Tre', homes: 164, reached: 0.93, origins: [['kinh', 1]] },
  { name: 'Khu Bến Cát', homes: 205, reached: 0.9, origins: [['kinh', 1]] },
  {
    name: 'Xóm Giếng Đá',
    homes: 142,
    reached: 0.86,
    origins: [
      ['kinh', 4],
      ['muong', 6],
    ],
  },
  {
    name: 'Bản Nà Sao',
    homes: 118,
    reached: 0.78,
    origins: [
      ['dao', 5],
      ['hmong', 4],
      ['kinh', 1],
    ],
  },
  {
    name: 'Thôn Gò Mận',
    homes: 121,
    reached: 0.66,
    origins: [
      ['kinh', 8],
      ['muong', 2],
    ],
  },
];

export const communeName = 'Xã Suối Mơ';
export const neighbourName = 'Xã Đồng Mây';
export const clusterName = 'Cụm xã Ven Suối';

/** `at`: Unix milliseconds the ids are made of. `size`: so many times the usual number of homes. */
export function demoPlaces(dice: Dice, at: number, size: number): DemoPlaces {
  const provinceName = valueOrFail(admin.provinces.find(([code]) => code === provinceCode)?.[1], 'the province is in the official list');
  const fresh = () => newUuid(at, dice.bytes);
  const [province, cluster, commune, neighbour] = [officialAreaId(provinceCode), fresh(), fresh(), fresh()];
  const inhabited = villages.map((village): DemoVillage =>
    Object.assign({ id: fresh() }, village, { homes: Math.round(village.homes * size) }),
  );
  const village = (id: string, parent: string, name: string): NewArea => ({ id, parent, kind: 'village', name, validFrom: since });
  const areas: NewArea[] = [
    { id: province, parent: null, kind: 'province', code: provinceCode, name: provinceName, validFrom: since },
    { id: cluster, parent: province, kind: 'district', name: clusterName, validFrom: since },
    { id: commune, parent: cluster, kind: 'commune', name: communeName, validFrom: since },
    { id: neighbour, parent: cluster, kind: 'commune', name: neighbourName, validFrom: since },
    ...inhabited.map(({ id, name }) => village(id, commune, name)),
    village(fresh(), neighbour, 'Thôn Rừng Cọ'),
    village(fresh(), neighbour, 'Thôn Đồi Chè'),
  ];
  return { areas, province, cluster, commune, villages: inhabited };
}
