import { areaText } from '#ui/text/area-text.ts';
import { deskDoubles } from '#ui/text/vi-desk-doubles.ts';

/** The texts of the desk's screens for doubles. */
export const doublesWords = areaText(deskDoubles, async () => (await import('#ui/text/en-desk-doubles.ts')).deskDoubles);
