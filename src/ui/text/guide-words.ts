import type { Words } from '#guides/guide.ts';
import { areaText } from './area-text.ts';
import { language } from './language.ts';
import { guide } from './vi-guide.ts';

/** The texts of the guide runner; what the guides themselves say is in `guides/`, in both languages. */
export const guideWords = areaText(guide, async () => (await import('./en-guide.ts')).guide);

/** What a guide says, in the language chosen. */
export function said(words: Words): string {
  return words[language.value];
}
