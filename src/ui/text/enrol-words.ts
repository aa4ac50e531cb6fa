import { areaText } from './area-text.ts';
import { enrol } from './vi-enrol.ts';

/** Comes with the screens of enrolling and with the change of a PIN: unlocking needs none of it. */
export const enrolWords = areaText(enrol, async () => (await import('./en-enrol.ts')).enrol);
