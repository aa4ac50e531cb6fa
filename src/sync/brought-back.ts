import type { Changes } from '#protocol/answers.ts';
import { covers } from './received-numbers.ts';
import type { OutboxEntry } from './tablet.ts';

/**
 * The rows a finished pull has brought back: acknowledged for their very content, and within what the server held in the pull's own snapshot (SY8).
 * Rows of a former identity were acknowledged before this pull began, so its end has brought them back too (SY11).
 */
export function broughtBack(entries: readonly OutboxEntry[], device: string, page: Changes | undefined, told: number): OutboxEntry[] {
  if (!page || page.more) return [];
  return entries.filter(
    (entry) => entry.standing === 'received' && (entry.device !== device || covers(page.received, told, entry.mutation.n)),
  );
}
