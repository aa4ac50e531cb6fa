import { areaText } from './area-text.ts';
import { personRights } from './vi-person-rights.ts';

export const personRightsWords = areaText(personRights, async () => (await import('./en-person-rights.ts')).personRights);
