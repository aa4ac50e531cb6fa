import type { Guide } from '#guides/guide.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import type { Database } from '../database/transaction.ts';
import { holdingSettings, settingsAbove } from '../guides/guide-settings.ts';

/** The guides of a node, those switched off too (what was reached counts), in the words that hold there. */
export async function knownGuides(db: Database, path: string): Promise<readonly Guide[]> {
  const holding = holdingSettings(await settingsAbove(db, path));
  const shipped = new Set(shippedGuides.map(({ id }) => id));
  const local = [...holding.values()].flatMap(({ guide, content }) => (content && !shipped.has(guide) ? [content] : []));
  return [...shippedGuides.map((guide) => holding.get(guide.id)?.content ?? guide), ...local];
}
