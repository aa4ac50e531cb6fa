import { areaText } from '#ui/text/area-text.ts';
import { deskReview } from '#ui/text/vi-desk-review.ts';

/** The texts of the desk's review queue. */
export const reviewWords = areaText(deskReview, async () => (await import('#ui/text/en-desk-review.ts')).deskReview);
