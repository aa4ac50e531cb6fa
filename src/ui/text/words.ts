import { areaText } from './area-text.ts';
import { language } from './language.ts';
import { localeFormats, type LocaleFormats } from './locale-formats.ts';
import { vi } from './vi.ts';

type Texts = typeof vi;

/** The texts of the field screens and of all parts: `words().homes.title`. */
export const words = areaText<Texts>(vi, async () => (await import('./en.ts')).en);

const formatsOf = { vi: localeFormats('vi-VN'), en: localeFormats('en-GB') };

/** Dates and numbers in the language chosen. */
export function formats(): LocaleFormats {
  return formatsOf[language.value];
}
