import { areaText } from './area-text.ts';
import { install } from './vi-install.ts';

export const installWords = areaText(install, async () => (await import('./en-install.ts')).install);
