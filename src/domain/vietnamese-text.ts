/** Text as Vietnamese people write it: marks typed or not, composed or not, old or new style of tone marks. */
const marks = /\p{M}/gu;
const spaces = /[\s\u00a0\u200b\ufeff]+/g;

/** What is stored: NFC, spaces collapsed, ends trimmed. Nothing else is corrected: the person knows how their name is written. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll(spaces, ' ').trim();
}

/**
 * The search form of a text: lower case, no marks, đ as d, spaces collapsed. `fold('Hoà') === fold('Hòa') === 'hoa'`.
 * đ (and its look-alike ð) has no Unicode decomposition, so it is named here.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(marks, '')
    .replaceAll(/[đð]/g, 'd')
    .replaceAll(/[’ʼ`]/g, "'")
    .replaceAll(spaces, ' ')
    .trim();
}

export interface NameParts {
  readonly family: string;
  readonly middle: string;
  readonly given: string;
}

/** Family, middle, given, in the order they are written. A name of one word is a given name. */
export function nameParts(name: string): NameParts {
  const words = cleanText(name).split(' ');
  const given = words.at(-1) ?? '';
  if (words.length < 2) return { family: '', middle: '', given };
  return { family: words[0] ?? '', middle: words.slice(1, -1).join(' '), given };
}

const collator = new Intl.Collator('vi');

/** The order of Vietnamese lists: given name, then family, then middle, by the Vietnamese alphabet (d before đ, a ă â). */
export function compareNames(a: string, b: string): number {
  const [left, right] = [nameParts(a), nameParts(b)];
  return (
    collator.compare(left.given, right.given) ||
    collator.compare(left.family, right.family) ||
    collator.compare(left.middle, right.middle) ||
    compareUnits(cleanText(a), cleanText(b))
  );
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Equal for names that may be the same name written differently: marks, case, y or i (Lý, Lí), H' or H. Suggest by it, never merge by it. */
export function nameKey(name: string): string {
  return fold(name)
    .replaceAll('y', 'i')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .replaceAll(spaces, ' ')
    .trim();
}

/**
 * Does every word of `query` begin some word of `text`, in any order? `text` must be folded already, so that a directory folds each name once.
 * An empty query matches.
 */
export function matchesFolded(query: string, foldedText: string): boolean {
  const words = foldedText.split(' ');
  return fold(query)
    .split(' ')
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}
