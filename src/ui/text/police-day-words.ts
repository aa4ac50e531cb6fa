import { areaText } from './area-text.ts';
import { policeDay } from './vi-police-day.ts';

/** Comes with its screen. */
export const policeDayWords = areaText(policeDay, async () => (await import('./en-police-day.ts')).policeDay);
