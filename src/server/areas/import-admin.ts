import { done, type Result } from '#domain/result.ts';
import type { Database } from '../database/transaction.ts';
import admin from './admin-2026.json' with { type: 'json' };
import { insertAreas, type NewArea } from './area-tree.ts';

/** The day Vietnam went to two tiers; units renamed or raised since then keep it. */
const twoTiersSince = '2025-07-01';

/** Our id of a unit with an official code: `vn-01` a province, `vn-00004` a commune. */
export function officialAreaId(code: string): string {
  return `vn-${code}`;
}

/** The 34 provinces and 3,321 communes of the bundled list. Safe to repeat: what is there keeps its id and gets the list's name. */
export async function importOfficialAreas(db: Database): Promise<Result<{ readonly added: number }>> {
  const provinces = admin.provinces.map(([code = '', name = '']): NewArea => {
    return { id: officialAreaId(code), parent: null, kind: 'province', code, name, validFrom: twoTiersSince };
  });
  const communes = admin.wards.map(([code = '', name = '', province = '']): NewArea => {
    return { id: officialAreaId(code), parent: officialAreaId(province), kind: 'commune', code, name, validFrom: twoTiersSince };
  });
  const imported = await insertAreas(db, [...provinces, ...communes]);
  return imported.ok ? done(imported.value) : imported;
}
