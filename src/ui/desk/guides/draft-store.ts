import { certainties, type Guide } from '#guides/guide.ts';

/** A guide that is being written, as it lies in this browser. */
export interface StoredDraft {
  readonly guide: Guide;
  /** The version it was written over; 0 for a guide that did not exist. */
  readonly basedOn: number;
  /** ISO 8601 UTC. */
  readonly savedAt: string;
}

/** Guides are nobody's personal data, so a draft may lie in plain sight; it outlives the tab, so that a closed window costs nothing. */
function keyOf(node: string, guide: string): string {
  return `guide-draft/${node}/${guide}`;
}

/** For browsers that refuse to keep anything: then a draft lives as long as the page. */
const held = new Map<string, StoredDraft>();

export function readDraft(node: string, guide: string): StoredDraft | undefined {
  const key = keyOf(node, guide);
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(stored) ? stored : held.get(key);
  } catch {
    return held.get(key);
  }
}

export function writeDraft(node: string, draft: StoredDraft): void {
  const key = keyOf(node, draft.guide.id);
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    held.set(key, draft);
  }
}

export function dropDraft(node: string, guide: string): void {
  held.delete(keyOf(node, guide));
  try {
    localStorage.removeItem(keyOf(node, guide));
  } catch {
    // Nothing can be kept here, so nothing has to be dropped.
  }
}

/** The guides that have a draft at a node, new ones too. */
export function draftsAt(node: string): readonly StoredDraft[] {
  try {
    const start = keyOf(node, '');
    const names = Object.keys(localStorage).filter((key) => key.startsWith(start));
    return names.flatMap((key) => readDraft(node, key.slice(start.length)) ?? []);
  } catch {
    return [];
  }
}

const lists = ['prepare', 'rules', 'may', 'steps', 'obstacles', 'milestones', 'nextTime', 'apps', 'requires', 'coveredBy'] as const;

/** One that an older version of the desk left in another shape is not opened: half a form would be worse than none. */
function isDraft(stored: unknown): stored is StoredDraft {
  if (typeof stored !== 'object' || stored === null || !('guide' in stored) || !('basedOn' in stored)) return false;
  const guide = stored.guide as Partial<Guide> | null;
  if (typeof guide?.id !== 'string' || typeof stored.basedOn !== 'number' || !guide.audience || !guide.title || !guide.summary)
    return false;
  if (!lists.every((part) => Array.isArray(guide[part]))) return false;
  return (guide.steps ?? []).every(
    ({ facts, obstacles }) =>
      Array.isArray(obstacles) && Array.isArray(facts) && facts.every(({ certainty }) => certainties.includes(certainty)),
  );
}
