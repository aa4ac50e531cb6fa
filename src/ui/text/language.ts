import { storedChoice } from '#ui/choice-store.ts';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

const stored = storedChoice<Language>('language', languages, 'vi');

export const language = stored.chosen;
export const chooseLanguage = stored.choose;
