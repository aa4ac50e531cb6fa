import { areaText } from './area-text.ts';
import { practice } from './vi-practice.ts';

/** Comes with practice, and not before it. */
export const practiceWords = areaText(practice, async () => (await import('./en-practice.ts')).practice);
