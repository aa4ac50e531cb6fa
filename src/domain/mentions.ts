import type { Fields, FieldValue } from './mutation.ts';
import { parsePhone } from './phone.ts';
import { fold } from './vietnamese-text.ts';

/** What a person is told by in free text: full names as they were ever written (folded), personal numbers and telephone numbers (digits). */
export interface Mentions {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** A single syllable is no full name: it would be found everywhere. */
const leastSyllables = 2;

export function mentionsOf(writings: readonly Fields[]): Mentions {
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const { name, personalId, phone } of writings) {
    if (typeof name === 'string' && words(name).split(' ').length >= leastSyllables) names.add(words(name));
    if (typeof personalId === 'string') numbers.add(personalId);
    const digits = typeof phone === 'string' ? phoneDigits(phone) : '';
    if (digits.length >= 8) numbers.add(digits);
  }
  return { names, numbers };
}

function words(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function phoneDigits(text: string): string {
  return parsePhone(text)?.number ?? text.replace(/\D/g, '');
}

/** Whether a text tells of the person: the full name in any case and with or without marks, or a number however it is grouped. */
export function mentions(text: string, { names, numbers }: Mentions): boolean {
  const said = ` ${words(text)} `;
  if ([...names].some((name) => said.includes(` ${name} `))) return true;
  const digits = text.replace(/[\s.\-()]/g, '').replace(/\+84/g, '0');
  return [...numbers].some((number) => digits.includes(number));
}

/** The fields with every text that tells of the person cleared, except those named in `keep`; the very same object when there is none. */
export function withoutMentions(fields: Fields, found: Mentions, keep: ReadonlySet<string>): Fields {
  const cleared: [string, FieldValue][] = Object.entries(fields).flatMap(([field, value]) =>
    !keep.has(field) && tells(value, found) ? [[field, null] as [string, FieldValue]] : [],
  );
  return cleared.length === 0 ? fields : { ...fields, ...Object.fromEntries(cleared) };
}

function tells(value: FieldValue, found: Mentions): boolean {
  if (typeof value === 'string') return mentions(value, found);
  if (Array.isArray(value)) return value.some((item: FieldValue) => tells(item, found));
  return typeof value === 'object' && value !== null && Object.values(value).some((item: FieldValue) => tells(item, found));
}
