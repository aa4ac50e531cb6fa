import { areaText } from '#ui/text/area-text.ts';
import { desk } from '#ui/text/vi-desk.ts';

export type DeskTexts = typeof desk;

/** The desk's texts in the language chosen. */
export const deskWords = areaText<DeskTexts>(desk, async () => (await import('#ui/text/en-desk.ts')).desk);
