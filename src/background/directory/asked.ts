import { isNumber, noMatch, type SearchWord, searchWord, wordCosts, wordsOf } from '#domain/search-word.ts';
import type { KnownAreas } from './areas.ts';
import type { Findable } from './find-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One word of what was typed, compared with every known word beforehand. */
interface AskedWord {
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
const place = 6;
const village = 12;
/** The given name, by which people are called, goes before the other words of a name. */
const notGiven = 1;
const worstCost = 255;
const mostWords = 10;
const lanes = new Set('ngo ngach hem kiet xom to doi day khu so nha duong pho thon ap lo ban cum'.split(' '));

/** What was typed, ready to be held against everybody. */
export class Asked {
  private readonly words: readonly AskedWord[];

  constructor(vocabulary: Vocabulary, areas: KnownAreas, search: string) {
    const words = searchedWords(search).slice(0, mostWords);
    const named = areas.all.map(({ id, name, aliases = [] }) => ({ id, words: vocabulary.numbersOf([name, ...aliases].join(' ')) }));
    this.words = words.map((word, index) => {
      const costs = vocabulary.costs(word);
      const digits = /^\d{2,}$/.test(word.plain) ? word.plain : undefined;
      const next = words[index + 1];
      return {
        costs,
        digits,
        after: laneBefore(vocabulary, words, index),
        isLane: next !== undefined && isNumber(next) && lanes.has(word.plain),
        areas: isNumber(word) ? new Set() : areasWith(costs, named),
      };
    });
  }

  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  /** How far `entry` is from what was typed, at most {@link worstCost}; undefined when it does not match. A person matches by more than the place. */
  cost(entry: Findable): number | undefined {
    let total = 0;
    let own = entry.kind === 'home';
    let given = false;
    const last = entry.nameWords.at(-1) ?? -1;
    for (const word of this.words) {
      const mine = ownCost(word, entry);
      const placed = mine === noMatch || word.isLane ? placeCost(word, entry) : noMatch;
      const cost = placed === noMatch ? mine : placed;
      if (cost === noMatch) return undefined;
      own ||= mine !== noMatch;
      given ||= isBeginning(word.costs[last]);
      total += cost;
    }
    const villageOnly = total === village * this.words.length;
    if (!own || villageOnly) return undefined;
    return Math.min(worstCost, 2 * total + (given ? 0 : notGiven));
  }
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

function laneBefore(vocabulary: Vocabulary, words: readonly SearchWord[], index: number): Uint8Array | undefined {
  const [before, word] = [words[index - 1], words[index]];
  if (!before || !word || !isNumber(word)) return undefined;
  return lanes.has(before.plain) || isNumber(before) ? vocabulary.costs(before) : undefined;
}

interface NamedArea {
  readonly id: string;
  readonly words: readonly number[];
}

function areasWith(costs: Uint8Array, named: readonly NamedArea[]): ReadonlySet<string> {
  return new Set(named.filter(({ words }) => words.some((word) => isBeginning(costs[word]))).map(({ id }) => id));
}

function isBeginning(cost = noMatch): boolean {
  return cost <= wordCosts.beginsUnmarked;
}

function ownCost({ costs, digits }: AskedWord, { nameWords, numbers }: Findable): number {
  let best = noMatch;
  for (const word of nameWords) best = Math.min(best, costs[word] ?? noMatch);
  if (digits === undefined || best === 0) return best;
  for (const number of numbers) {
    if (number.endsWith(digits)) return 0;
    if (digits.length >= 4 && number.startsWith(digits)) best = Math.min(best, 1);
  }
  return best;
}

function placeCost({ costs, after, areas }: AskedWord, { placeWords, area }: Findable): number {
  let best = noMatch;
  for (const [index, word] of placeWords.entries()) {
    const cost = costs[word] ?? noMatch;
    if (cost >= best || (after && !isBeginning(after[placeWords[index - 1] ?? -1]))) continue;
    best = cost;
  }
  if (best < noMatch) return place + best;
  return areas.has(area) ? village : noMatch;
}
