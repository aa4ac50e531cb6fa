import { isNumber, noMatch, type SearchWord, searchWord, wordCosts, wordsOf } from '#domain/search-word.ts';
import type { KnownAreas } from './areas.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One word of what was typed, compared with every known word beforehand. */
export interface AskedWord {
  /** By number of the word in the vocabulary. */
  readonly costs: Uint8Array;
  /** Two digits or more: may be the end of a number. */
  readonly digits: string | undefined;
  /** The "5" of "ngõ 5" is no other 5 of the address: the words it may follow. */
  readonly after: Uint8Array | undefined;
  /** The "ngõ" of "ngõ 5" is rather a lane than a family name. */
  readonly isLane: boolean;
  /** Villages whose name has the word. */
  readonly areas: ReadonlySet<string>;
}

/** A name first, then a lane, then a village; within each as `wordCosts` say. */
const lane = 6;
export const villageCost = 12;
const mostWords = 10;
const laneWords = new Set('ngo ngach hem kiet xom to doi day khu so nha duong pho thon ap lo ban cum'.split(' '));

/** What was typed, ready to be held against everybody; nothing when there is no word in it. */
export function askedWords(vocabulary: Vocabulary, areas: KnownAreas, search: string): readonly AskedWord[] {
  const words = searchedWords(search).slice(0, mostWords);
  const named = areas.all.map(({ id, name, aliases = [] }) => ({
    id: areas.current(id),
    words: vocabulary.numbersOf([name, ...aliases].join(' ')),
  }));
  return words.map((word, index): AskedWord => {
    const costs = vocabulary.costs(word);
    const next = words[index + 1];
    return {
      costs,
      digits: /^\d{2,}$/.test(word.plain) ? word.plain : undefined,
      after: wordBefore(vocabulary, words, index),
      isLane: next !== undefined && isNumber(next) && laneWords.has(word.plain),
      areas: isNumber(word) ? new Set() : areasWith(costs, named),
    };
  });
}

function searchedWords(search: string): readonly SearchWord[] {
  const digits = search.replaceAll(/[\s.+-]/g, '');
  const words = /^\d{2,}$/.test(digits) ? [asWritten(digits)] : wordsOf(search);
  return words.map(searchWord);
}

/** A phone typed the international way. */
function asWritten(digits: string): string {
  return digits.startsWith('84') && digits.length >= 11 ? `0${digits.slice(2)}` : digits;
}

function wordBefore(vocabulary: Vocabulary, words: readonly SearchWord[], index: number): Uint8Array | undefined {
  const [before, word] = [words[index - 1], words[index]];
  if (!before || !word || !isNumber(word)) return undefined;
  return laneWords.has(before.plain) || isNumber(before) ? vocabulary.costs(before) : undefined;
}

interface NamedArea {
  readonly id: string;
  readonly words: readonly number[];
}

function areasWith(costs: Uint8Array, named: readonly NamedArea[]): ReadonlySet<string> {
  return new Set(named.filter(({ words }) => words.some((word) => isBeginning(costs[word]))).map(({ id }) => id));
}

export function isBeginning(cost = noMatch): boolean {
  return cost <= wordCosts.beginsUnmarked;
}

/** How far the words of an address are from one that was typed. */
export function laneCost({ costs, after }: AskedWord, words: readonly number[]): number {
  let best = noMatch;
  let before = -1;
  for (const word of words) {
    const cost = costs[word] ?? noMatch;
    if (cost < best && (!after || isBeginning(after[before]))) best = cost;
    before = word;
  }
  return best === noMatch ? noMatch : lane + best;
}
