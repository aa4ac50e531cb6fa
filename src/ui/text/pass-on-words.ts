import { areaText } from './area-text.ts';
import { passOn } from './vi-pass-on.ts';

/** The texts for passing a tablet on. */
export const passOnWords = areaText(passOn, async () => (await import('./en-pass-on.ts')).passOn);
