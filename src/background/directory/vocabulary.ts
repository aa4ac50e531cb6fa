import { type SearchWord, searchWord, wordCost, wordsOf } from '#domain/search-word.ts';

/**
 * Every distinct word of names and addresses, numbered. A commune's ten thousand names are made of some hundred words:
 * what was typed is compared with each of those once, and the names by looking up numbers.
 */
export class Vocabulary {
  readonly words: SearchWord[] = [];
  private readonly numbers = new Map<string, number>();

  numbersOf(text: string): readonly number[] {
    return wordsOf(text).map((word) => this.numberOf(word));
  }

  /** By number: how far each word is from `asked`, see `wordCost`. */
  costs(asked: SearchWord): Uint8Array {
    return Uint8Array.from(this.words, (held) => wordCost(asked, held));
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.words.push(searchWord(word));
    this.numbers.set(word, this.words.length - 1);
    return this.words.length - 1;
  }
}
