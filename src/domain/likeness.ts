import { birthLikeness } from './birth-likeness.ts';
import { type LikenedName, likenedName, nameLikeness, type WordMemo } from './name-likeness.ts';
import { personalIdParts } from './personal-id.ts';
import { isSlip } from './slips.ts';

/** Why two records may be one person: the same number, or a name and birth that agree as far as they are known. */
export type LikenessReason = 'same-number' | 'same-name-and-birth' | 'similar-name-and-birth';

export interface Likeness {
  readonly reason: LikenessReason;
  /** Greater is surer; only its order means something. */
  readonly weight: number;
  /** Nothing but the name speaks for it: worth saying only where few bear that name. */
  readonly byNameAlone: boolean;
}

export interface KnownOfLikened {
  readonly personalId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly birth?: string | null | undefined;
}

/** What is compared of a person, made once: folding ten thousand names for each keystroke would be felt. */
export interface Likened {
  /** 12 digits, or empty. */
  readonly number: string;
  readonly name: LikenedName;
  /** As stored, or empty. A number that says the year stands in for a birth that nobody wrote. */
  readonly birth: string;
}

export function likened({ personalId, name, birth }: KnownOfLikened, memo?: WordMemo): Likened {
  const number = /^\d{12}$/.test(personalId ?? '') ? (personalId ?? '') : '';
  return { number, name: likenedName(name ?? '', memo), birth: birth ? birth : yearOfNumber(number) };
}

function yearOfNumber(number: string): string {
  const year = personalIdParts(number)?.birthYear ?? 0;
  return year > 0 && year < 2100 ? String(year) : '';
}

/**
 * Suggested, never decided: a person looks at both. Two different numbers are two people, whatever their names, unless one number is a slip of the other.
 * The figures behind the rules are in `tests/bench/duplicates.bench.ts`.
 */
export function likeness(a: Likened, b: Likened): Likeness | undefined {
  if (a.number !== '' && a.number === b.number) return found('same-number', 100);
  const haveNumbers = a.number !== '' && b.number !== '';
  if (haveNumbers) return isSlip(a.number, b.number) ? bySlippedNumber(a, b) : undefined;
  const birth = birthLikeness(a.birth, b.birth);
  if (birth === 'apart') return undefined;
  const name = nameLikeness(a.name, b.name);
  if (name === 'other') return undefined;
  if (birth === 'unknown') return name === 'same' ? byName(a) : undefined;
  return byNameAndBirth[name][birth];
}

function found(reason: LikenessReason, weight: number): Likeness {
  return { reason, weight, byNameAlone: false };
}

function bySlippedNumber(a: Likened, b: Likened): Likeness | undefined {
  return nameLikeness(a.name, b.name) === 'other' ? undefined : found('similar-name-and-birth', 70);
}

/** Of two words ("Lò Thị") a name says too little. */
function byName({ name }: Likened): Likeness | undefined {
  return name.words.length < 3 ? undefined : { reason: 'similar-name-and-birth', weight: 20, byNameAlone: true };
}

const same = (weight: number) => found('same-name-and-birth', weight);
const similar = (weight: number) => found('similar-name-and-birth', weight);

const byNameAndBirth = {
  same: { equal: same(90), agrees: same(80), near: similar(60) },
  'marks-differ': { equal: same(85), agrees: similar(55), near: similar(40) },
  similar: { equal: similar(65), agrees: similar(50), near: undefined },
} as const;
