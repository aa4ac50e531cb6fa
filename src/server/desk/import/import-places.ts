import { isVillage } from '#domain/area.ts';
import { existsOn } from '#domain/area-tree.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { ImportPlaces } from '#protocol/import-rows.ts';
import { asArea } from '../../areas/area-tree.ts';
import type { Services } from '../../services.ts';
import { inVietnameseOrder, pathAreas } from '../records-answer.ts';
import { below, type ScopedArea } from '../scope.ts';

/** The villages at and below a node that exist today, with the communes and provinces they lie in. */
export async function importPlaces(services: Pick<Services, 'db' | 'now'>, node: ScopedArea): Promise<ImportPlaces> {
  const [low, high] = below(node.path);
  const rows = await services.db
    .selectFrom('areas')
    .where('path', '>=', low)
    .where('path', '<', high)
    .selectAll()
    .orderBy('path')
    .execute();
  const above = await pathAreas(services, node.path);
  const today = dayInVietnam(services.now());
  const within = new Map([...above, ...rows.map(asArea)].map((area) => [area.id, area]));
  const villages = rows.map(asArea).filter((area) => isVillage(area) && existsOn(area, today));
  const communeOf = (village: { readonly parent: string | null }) => village.parent ?? '';
  const communes = [...new Set(villages.map(communeOf))].flatMap((id) => within.get(id) ?? []);
  return {
    node: { id: node.id, name: node.name },
    provinces: [...within.values()].flatMap(({ kind, code }) => (kind === 'province' && code !== undefined ? [code] : [])),
    communes: inVietnameseOrder(communes).map(({ id, name, code, aliases }) => ({ id, name, code, aliases })),
    villages: inVietnameseOrder(villages).map((village) => {
      const { id, name, aliases } = village;
      return { id, name, aliases, commune: communeOf(village) };
    }),
  };
}
