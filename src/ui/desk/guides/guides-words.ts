import type { Words } from '#guides/guide.ts';
import { areaText } from '#ui/text/area-text.ts';
import { language } from '#ui/text/language.ts';
import { deskGuideForm } from '#ui/text/vi-desk-guide-form.ts';
import { deskGuides } from '#ui/text/vi-desk-guides.ts';

/** The texts of the desk's screens for guides, and of the editor's fields. */
export const guidesWords = areaText(deskGuides, async () => (await import('#ui/text/en-desk-guides.ts')).deskGuides);
export const formWords = areaText(deskGuideForm, async () => (await import('#ui/text/en-desk-guide-form.ts')).deskGuideForm);

/** What a guide says, in the language of the screen; a draft may have it in the other only. */
export function inMyWords(words: Words): string {
  return words[language.value] || words.vi || words.en;
}
