import { areaText } from './area-text.ts';
import { consent } from './vi-consent.ts';

/** Comes with the page of a person. */
export const consentWords = areaText(consent, async () => (await import('./en-consent.ts')).consent);
