import { areaText } from './area-text.ts';
import { group } from './vi-group.ts';

/** Comes with its screens. */
export const groupWords = areaText(group, async () => (await import('./en-group.ts')).group);
