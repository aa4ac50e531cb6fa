import { addressed, type FormOfAddress } from '#domain/form-of-address.ts';
import type { Words } from '#guides/guide.ts';
import { signal } from '@preact/signals';
import { areaText } from './area-text.ts';
import { language } from './language.ts';
import { guide } from './vi-guide.ts';

/** The texts of the guide runner; what the guides themselves say is in `guides/`, in both languages. */
export const guideWords = areaText(guide, async () => (await import('./en-guide.ts')).guide);

/** What the person in front of one is spoken to in, while a guide is open: BCP 47, undefined for the language of the screens. */
export const spokenLanguage = signal<string | undefined>(undefined);

/** What the person in front of one is called in Vietnamese, while a guide is open; undefined for "bác", as guides are written. */
export const spokenTo = signal<FormOfAddress | undefined>(undefined);

/** What a guide says: in the language spoken to the person as far as the guide has it, else in that of the screens. */
export function said(words: Words): string {
  const tag = saidIn(words);
  const text = words[tag] ?? words.vi;
  return tag === 'vi' ? addressed(text, spokenTo.value) : text;
}

/** BCP 47: the language in which {@link said} says it. */
export function saidIn(words: Words): string {
  const spoken = spokenLanguage.value;
  return spoken !== undefined && words[spoken] ? spoken : language.value;
}
