import { areaText } from './area-text.ts';
import { enrolAgain } from './vi-enrol-again.ts';

/** The texts for a tablet the server has forgotten. */
export const enrolAgainWords = areaText(enrolAgain, async () => (await import('./en-enrol-again.ts')).enrolAgain);
