import { areaText } from '#ui/text/area-text.ts';
import { deskFigures } from '#ui/text/vi-desk-figures.ts';

/** The texts of the overview's figures and lists. */
export const figuresWords = areaText(deskFigures, async () => (await import('#ui/text/en-desk-figures.ts')).deskFigures);
