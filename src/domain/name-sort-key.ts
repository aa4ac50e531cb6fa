import { nameParts } from './vietnamese-text.ts';

/** The letters of the Vietnamese alphabet that others would take for one: a before ă before â. Everything else keeps its own code point. */
const letters: Readonly<Record<string, string>> = {
  a: 'a0',
  ă: 'a1',
  â: 'a2',
  d: 'd0',
  đ: 'd1',
  ð: 'd1',
  e: 'e0',
  ê: 'e1',
  o: 'o0',
  ô: 'o1',
  ơ: 'o2',
  u: 'u0',
  ư: 'u1',
};
/** Ngang, huyền, hỏi, ngã, sắc, nặng: the order of a Vietnamese dictionary. */
const tones: Readonly<Record<string, string>> = { '\u0300': '1', '\u0309': '2', '\u0303': '3', '\u0301': '4', '\u0323': '5' };
const toneMarks = /[\u0300\u0309\u0303\u0301\u0323]/;
/** Longer names are told apart by their beginnings. Keeps an index entry small. */
const longest = 80;

/**
 * Text whose byte order is the order of {@link compareNames} for names of Vietnamese letters: given name, family, middle. A database that knows no
 * Vietnamese can then page through a list.
 */
export function nameSortKey(name: string): string {
  const { given, family, middle } = nameParts(Array.from(name).slice(0, longest).join(''));
  return [given, family, middle].map(wordsKey).join('\t');
}

/** Letters decide first, tones only between words of the same letters. */
function wordsKey(words: string): string {
  let [primary, secondary] = ['', ''];
  for (const letter of words.toLowerCase().normalize('NFD').normalize('NFC')) {
    const [bare, tone] = withoutTone(letter);
    primary += letters[bare] ?? bare;
    secondary += tone;
  }
  return `${primary}\u0001${secondary.replace(/0+$/, '')}`;
}

function withoutTone(letter: string): readonly [bare: string, tone: string] {
  const parts = Array.from(letter.normalize('NFD'));
  const mark = parts.find((part) => toneMarks.test(part));
  if (mark === undefined) return [letter, '0'];
  const bare = parts
    .filter((part) => part !== mark)
    .join('')
    .normalize('NFC');
  return [bare, tones[mark] ?? '0'];
}
