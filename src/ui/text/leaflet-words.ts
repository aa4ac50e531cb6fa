import { areaText } from './area-text.ts';
import { leaflet } from './vi-leaflet.ts';

/** Comes with its screen. */
export const leafletWords = areaText(leaflet, async () => (await import('./en-leaflet.ts')).leaflet);
