import { areaText } from './area-text.ts';
import { forms } from './vi-forms.ts';

/** The texts of the forms travel with the forms, which are loaded when the first one opens. */
export const formsWords = areaText(forms, async () => (await import('./en-forms.ts')).forms);
