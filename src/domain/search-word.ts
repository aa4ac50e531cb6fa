import { fold } from './vietnamese-text.ts';

/** A word as a search sees it. Where the mark of the tone stands (Hoà, Hòa) makes no difference. */
export interface SearchWord {
  /** Without marks, y as i (Lý, Lí): what decides whether it is found. */
  readonly plain: string;
  /** With the marks that make another letter (ă, â, đ, ê, ô, ơ, ư), without the tone. */
  readonly shape: string;
  readonly tone: string;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const apostrophes = /[’ʼ`']/g;
const gaps = /[^\p{L}\p{M}\p{N}]+/u;

/** "12/5A ngõ Giếng" → 12, 5A, ngõ, Giếng; H'Linh stays one word. */
export function wordsOf(text: string): string[] {
  return text.replaceAll(apostrophes, '').split(gaps).filter(Boolean);
}

export function searchWord(word: string): SearchWord {
  const marked = word.toLowerCase().normalize('NFD');
  return {
    plain: fold(word).replaceAll('y', 'i'),
    shape: marked.replaceAll(tones, '').normalize('NFC').replaceAll('ð', 'đ'),
    tone: (marked.match(tones) ?? []).join(''),
  };
}

export function isNumber({ plain }: SearchWord): boolean {
  return plain >= '0' && plain < ':';
}

/** How far a held word is from the one that was typed; the best first. */
export const wordCosts = { same: 0, begins: 1, sameUnmarked: 2, beginsUnmarked: 3, within: 4, withinUnmarked: 5 } as const;
export const noMatch = 255;

/** Numbers are found by their beginning only: a 5 inside 15 is another door; so is a single letter inside a word. */
export function wordCost(asked: SearchWord, held: SearchWord): number {
  const at = held.plain.indexOf(asked.plain);
  if (at < 0 || asked.plain === '') return noMatch;
  const marksAgree = asked.tone === held.tone;
  if (at > 0) {
    if (asked.plain.length < 2 || isNumber(asked)) return noMatch;
    return marksAgree && held.shape.includes(asked.shape) ? wordCosts.within : wordCosts.withinUnmarked;
  }
  const whole = held.plain.length === asked.plain.length;
  if (marksAgree && held.shape.startsWith(asked.shape)) return whole ? wordCosts.same : wordCosts.begins;
  return whole ? wordCosts.sameUnmarked : wordCosts.beginsUnmarked;
}
