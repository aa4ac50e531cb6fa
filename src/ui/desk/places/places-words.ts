import { areaText } from '#ui/text/area-text.ts';
import { deskPlaces } from '#ui/text/vi-desk-places.ts';

/** The texts of the desk's screen for villages. */
export const placesWords = areaText(deskPlaces, async () => (await import('#ui/text/en-desk-places.ts')).deskPlaces);
