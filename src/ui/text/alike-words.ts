import { areaText } from './area-text.ts';
import { alike } from './vi-alike.ts';

/** Travels with the forms, which are loaded when the first one opens. */
export const alikeWords = areaText(alike, async () => (await import('./en-alike.ts')).alike);
