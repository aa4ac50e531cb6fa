import { type SearchWord, searchWord, wordCost, wordsOf } from '#domain/search-word.ts';

/**
 * Every distinct word of names and addresses, numbered. A commune's ten thousand names are made of some hundred words:
 * what was typed is compared with each of those once, and the names by looking up numbers.
 */
export class Vocabulary {
  readonly words: SearchWord[] = [];
  private readonly numbers = new Map<string, number>();
  /** What stands between two spaces → its words: taking a text apart is slow, and the parts come again and again. */
  private readonly parts = new Map<string, readonly number[]>();

  numbersOf(text: string): readonly number[] {
    const numbers: number[] = [];
    for (const part of text.split(' ')) numbers.push(...(this.parts.get(part) ?? this.learnt(part)));
    return numbers;
  }

  /** By number: how far each word is from `asked`, see `wordCost`. */
  costs(asked: SearchWord): Uint8Array {
    const costs = new Uint8Array(this.words.length);
    for (const [number, held] of this.words.entries()) costs[number] = wordCost(asked, held);
    return costs;
  }

  /** The same words but for marks and capitals. */
  areAlike(some: readonly number[], others: readonly number[]): boolean {
    return some.length === others.length && some.every((word, index) => this.words[word]?.plain === this.words[others[index] ?? -1]?.plain);
  }

  private learnt(part: string): readonly number[] {
    const numbers = wordsOf(part).map((word) => this.numberOf(word));
    this.parts.set(part, numbers);
    return numbers;
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.words.push(searchWord(word));
    this.numbers.set(word, this.words.length - 1);
    return this.words.length - 1;
  }
}
