import { formsWords } from '#ui/text/forms-words.ts';

interface LanguageOption {
  readonly value: string;
  readonly title: string;
}

/** The languages of the lanes; a tag written by somebody else's app stays choosable. */
export function languageOptions(present: string): readonly LanguageOption[] {
  const known = Object.entries(formsWords().spokenLanguages).map(([value, title]) => ({ value, title }));
  return present === '' || known.some(({ value }) => value === present) ? known : [...known, { value: present, title: present }];
}
