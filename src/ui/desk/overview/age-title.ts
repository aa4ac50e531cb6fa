import { figuresWords } from './figures-words.ts';

/** "14–24", "Từ 75"; a band without a beginning is of those whose year nobody knows. */
export function ageTitle({ from, to }: { readonly from?: number | undefined; readonly to?: number | undefined }): string {
  const words = figuresWords();
  if (from === undefined) return words.ageUnknown;
  return to === undefined ? words.ageFrom(String(from)) : words.ageFromTo(String(from), String(to));
}
