import { maskPersonalId } from './personal-id.ts';

/** Twelve digits, or a telephone number of ten (or with 84 before it), however they are spaced; not a part of a longer run of digits or of an id. */
const numbers = /(?<![\d-])(?:\d(?:[ .]?\d){11}|(?:\+?84|0)(?:[ .]?\d){9})(?![\d-])/g;

/** Personal numbers and telephone numbers that stand in a text are hidden but for their last three digits. */
export function maskNumbers(text: string): string {
  return text.replaceAll(numbers, (found) => maskPersonalId(found.replaceAll(/\D/g, '')));
}

/** Whether {@link maskNumbers} or a masked field left something out. */
export function isMasked(text: string): boolean {
  return text.includes('•');
}
