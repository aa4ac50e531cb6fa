import { type Area, isVillage } from './area.ts';

/** The areas one knows, by id and by parent. An area whose parent is not known counts as a root. */
export interface AreaTree {
  readonly byId: ReadonlyMap<string, Area>;
  readonly children: ReadonlyMap<string | null, readonly Area[]>;
}

export function areaTree(areas: Iterable<Area>): AreaTree {
  const byId = new Map<string, Area>();
  for (const area of areas) byId.set(area.id, area);
  const children = new Map<string | null, Area[]>();
  for (const area of byId.values()) {
    const parent = area.parent !== null && byId.has(area.parent) ? area.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(area);
    else children.set(parent, [area]);
  }
  return { byId, children };
}

/** The node and everything below it, parents before children. Nothing when the node is not known. */
export function withDescendants(tree: AreaTree, node: string): readonly Area[] {
  const root = tree.byId.get(node);
  const found = new Set<Area>(root ? [root] : []);
  for (const area of found) for (const child of tree.children.get(area.id) ?? []) found.add(child);
  return [...found];
}

/** From the topmost known unit down to the area itself. */
export function pathTo(tree: AreaTree, id: string): readonly Area[] {
  const path: Area[] = [];
  for (let area = tree.byId.get(id); area && !path.includes(area); area = area.parent === null ? undefined : tree.byId.get(area.parent)) {
    path.push(area);
  }
  return path.toReversed();
}

/** As an address is written, smallest first: "Thôn Đồng Bưởi, Xã An Lạc Trung, Tỉnh Phú Thọ". */
export function pathName(tree: AreaTree, id: string): string {
  return pathTo(tree, id)
    .map((area) => area.name)
    .toReversed()
    .join(', ');
}

/** Is the area the node itself or somewhere below it? */
export function isWithin(tree: AreaTree, area: string, node: string): boolean {
  return pathTo(tree, area).some((unit) => unit.id === node);
}

/** The areas people live in, at or below the node, that exist on that day. */
export function villagesWithin(tree: AreaTree, node: string, on: string): readonly Area[] {
  return withDescendants(tree, node).filter((area) => isVillage(area) && existsOn(area, on));
}

export function existsOn(area: Area, on: string): boolean {
  return area.validFrom <= on && (area.validTo === undefined || on < area.validTo);
}

/**
 * Merged unit → the unit its records are in now, through any number of merges as far as the units are known. A ring, which nobody should make, leads
 * nowhere.
 */
export function successors(areas: Iterable<Area>): ReadonlyMap<string, string> {
  const merged = new Map<string, Area>();
  const known = new Set<string>();
  for (const area of areas) {
    known.add(area.id);
    if (area.mergedInto !== undefined) merged.set(area.id, area);
  }
  const found = new Map<string, string>();
  for (const area of merged.values()) {
    const to = endOfChain(area, merged, known);
    if (to !== undefined && to !== area.id) found.set(area.id, to);
  }
  return found;
}

function endOfChain(from: Area, merged: ReadonlyMap<string, Area>, known: ReadonlySet<string>): string | undefined {
  const seen = new Set<string>();
  let at = from;
  while (!seen.has(at.id)) {
    seen.add(at.id);
    const next = at.mergedInto;
    if (next === undefined || !known.has(next)) return at.id;
    const further = merged.get(next);
    if (!further) return next;
    at = further;
  }
  return undefined;
}
