import { areaText } from './area-text.ts';
import { aloud } from './vi-aloud.ts';

/** Reading aloud comes with forms and guides, whichever is opened first. */
export const aloudWords = areaText(aloud, async () => (await import('./en-aloud.ts')).aloud);
