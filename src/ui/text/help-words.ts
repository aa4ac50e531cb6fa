import { areaText } from './area-text.ts';
import { help } from './vi-help.ts';

/** Comes when somebody asks for help. */
export const helpWords = areaText(help, async () => (await import('./en-help.ts')).help);
