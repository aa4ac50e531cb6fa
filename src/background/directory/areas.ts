import { isVillage, type Area } from '#domain/area.ts';
import { areaTree, existsOn, successors } from '#domain/area-tree.ts';

export interface KnownAreas {
  readonly all: readonly Area[];
  /** The areas people live in: where one registers. */
  readonly villages: readonly Area[];
  /** The unit a merged one became part of, or the unit itself (SY22). */
  current(id: string): string;
  /** The name it has now. */
  name(id: string): string;
}

/** `on`: the day, ISO. */
export function knownAreas(areas: readonly Area[], on: string): KnownAreas {
  const tree = areaTree(areas);
  const merged = successors(areas);
  const current = (id: string) => merged.get(id) ?? id;
  return {
    all: areas,
    villages: areas.filter((area) => isVillage(area) && existsOn(area, on) && (tree.children.get(area.id) ?? []).length === 0),
    current,
    name: (id) => tree.byId.get(current(id))?.name ?? '',
  };
}
