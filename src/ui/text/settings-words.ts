import { areaText } from './area-text.ts';
import { settings } from './vi-settings.ts';

/** Comes with its screen. */
export const settingsWords = areaText(settings, async () => (await import('./en-settings.ts')).settings);
