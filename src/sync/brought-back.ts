import type { Changes } from '#protocol/answers.ts';
import type { OutboxEntry } from './tablet.ts';

/**
 * The rows a finished pull has brought back: acknowledged for their very content, and within what the server held in the pull's own snapshot (SY8).
 * Only up to `through`: what lies beyond a gap may be newer than the snapshot, which then lists it neither as received nor as missing.
 * Rows of a former identity were acknowledged before this pull began, so its end has brought them back too (SY11).
 */
export function broughtBack(entries: readonly OutboxEntry[], device: string, page: Changes | undefined): OutboxEntry[] {
  if (!page || page.more) return [];
  return entries.filter((entry) => entry.standing === 'received' && (entry.device !== device || entry.mutation.n <= page.received.through));
}
