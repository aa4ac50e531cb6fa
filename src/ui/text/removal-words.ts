import { areaText } from './area-text.ts';
import { removal } from './vi-removal.ts';

/** Apart from the forms' texts, because the dialog opens on screens that are not forms. */
export const removalWords = areaText(removal, async () => (await import('./en-removal.ts')).removal);
