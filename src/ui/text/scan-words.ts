import { areaText } from './area-text.ts';
import { scan } from './vi-scan.ts';

/** Apart from the forms' texts, because the scanner opens on forms only when it is asked for. */
export const scanWords = areaText(scan, async () => (await import('./en-scan.ts')).scan);
