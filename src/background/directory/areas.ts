import { isVillage, type Area } from '#domain/area.ts';
import { areaTree, existsOn } from '#domain/area-tree.ts';

export interface KnownAreas {
  readonly all: readonly Area[];
  /** The areas people live in: where one registers. */
  readonly villages: readonly Area[];
  name(id: string): string;
}

/** `on`: the day, ISO. */
export function knownAreas(areas: readonly Area[], on: string): KnownAreas {
  const tree = areaTree(areas);
  return {
    all: areas,
    villages: areas.filter((area) => isVillage(area) && existsOn(area, on) && (tree.children.get(area.id) ?? []).length === 0),
    name: (id) => tree.byId.get(id)?.name ?? '',
  };
}
