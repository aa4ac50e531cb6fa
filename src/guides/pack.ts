import type { Guide } from './guide.ts';

/** What coordinators changed about the guides, for one guide at one node. */
export interface PackEntry {
  readonly guide: string;
  /** Offered at all? */
  readonly on: boolean;
  /** Where it stands in the order offered; those without a place follow in the order shipped. */
  readonly place?: number | undefined;
  /** A guide of the place itself, or a shipped one in other words. Absent: the guide as it was shipped. */
  readonly content?: Guide | undefined;
}

/** Everything that holds for one member. `version` changes whenever anything in it does. */
export interface GuidePack {
  readonly version: string;
  readonly entries: readonly PackEntry[];
}

/**
 * The guides as they are offered: those switched off are left out, edited ones take the place of the shipped ones, local ones join them.
 * An edited guide stays as it was edited even when a newer app ships other words: a coordinator answered for these, and the desk shows that they are old.
 */
export function applyPack(shipped: readonly Guide[], pack: GuidePack | undefined): readonly Guide[] {
  if (!pack) return shipped;
  const entries = new Map(pack.entries.map((entry) => [entry.guide, entry]));
  const known = new Map(shipped.map((guide) => [guide.id, guide]));
  for (const { guide, content } of pack.entries) if (content) known.set(guide, content);
  const order = [...known.keys()];
  return [...known.values()]
    .filter(({ id }) => entries.get(id)?.on !== false)
    .sort((a, b) => placeOf(entries.get(a.id)) - placeOf(entries.get(b.id)) || order.indexOf(a.id) - order.indexOf(b.id));
}

function placeOf(entry: PackEntry | undefined): number {
  return entry?.place ?? Number.MAX_SAFE_INTEGER;
}

/**
 * The guide a record was made under may be of another version than the one offered now, or be switched off. It is still shown for those who have begun
 * it, in its present words; `shipped` is the last resort.
 */
export function guideFor(id: string, offered: readonly Guide[], shipped: readonly Guide[], pack: GuidePack | undefined): Guide | undefined {
  return (
    offered.find((guide) => guide.id === id) ??
    pack?.entries.find((entry) => entry.guide === id)?.content ??
    shipped.find((guide) => guide.id === id)
  );
}
