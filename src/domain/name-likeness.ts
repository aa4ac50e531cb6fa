import { isSlip } from './slips.ts';
import { nameKey } from './vietnamese-text.ts';

/** `same`: but for marks left out, case and spaces. `marks-differ`: Hùng and Hưng. `similar`: a slip in one word, or a middle word left out. */
export type NameLikeness = 'same' | 'marks-differ' | 'similar' | 'other';

export interface LikenedName {
  /** The folded name, spaces left out. */
  readonly key: string;
  readonly words: readonly string[];
  /** The marks of each word, wherever in it they are written: Hoà has those of Hòa. Empty where none were typed. */
  readonly marks: readonly string[];
}

/** A slip in a shorter word is another word: Lan, Lam, Lành. */
const longEnoughToSlip = 4;

/** Names share their words: those met already are not folded again. Kept by whoever keeps the names. */
export type WordMemo = Map<string, readonly [folded: string, marks: string]>;

export function likenedName(name: string, memo: WordMemo = new Map()): LikenedName {
  const pairs = name
    .split(/\s+/)
    .map((word) => likenedWord(word, memo))
    .filter(([folded]) => folded !== '');
  const words = pairs.map(([folded]) => folded);
  return { key: words.join(''), words, marks: pairs.map(([, marks]) => marks) };
}

function likenedWord(word: string, memo: WordMemo): readonly [folded: string, marks: string] {
  const known = memo.get(word);
  if (known) return known;
  const made = [nameKey(word), marksOf(word)] as const;
  memo.set(word, made);
  return made;
}

function marksOf(word: string): string {
  const found = word
    .toLowerCase()
    .normalize('NFD')
    .match(/[\p{M}đ]/gu);
  return found ? found.sort().join('') : '';
}

export function nameLikeness(a: LikenedName, b: LikenedName): NameLikeness {
  if (a.words.length < 2 || b.words.length < 2) return 'other';
  if (a.key === b.key) return haveOtherMarks(a, b) ? 'marks-differ' : 'same';
  const [longer, shorter] = a.words.length >= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const isSimilar = longer.length === shorter.length ? hasOneSlip(longer, shorter) : lacksOneMiddle(longer, shorter);
  return isSimilar ? 'similar' : 'other';
}

/** Marks left out say nothing; marks written otherwise do. */
function haveOtherMarks(a: LikenedName, b: LikenedName): boolean {
  if (a.marks.length !== b.marks.length) return false;
  const isBare = (name: LikenedName) => name.marks.every((marks) => marks === '');
  if (isBare(a) || isBare(b)) return false;
  return a.marks.some((marks, i) => marks !== b.marks[i]);
}

function hasOneSlip(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((word, i) => word !== b[i]);
  const [word, other] = [a[at] ?? '', b[at] ?? ''];
  if (Math.max(word.length, other.length) < longEnoughToSlip) return false;
  return isSlip(word, other) && a.every((same, i) => i === at || same === b[i]);
}

function lacksOneMiddle(longer: readonly string[], shorter: readonly string[]): boolean {
  if (longer.length !== shorter.length + 1) return false;
  const at = longer.findIndex((word, i) => word !== shorter[i]);
  if (at < 1 || at >= longer.length - 1) return false;
  return longer.slice(at + 1).every((word, i) => word === shorter[at + i]);
}
