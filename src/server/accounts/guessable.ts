import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { vietnamesePasswords } from './vietnamese-passwords.ts';

/** zxcvbn's scale: 3 is at least 10⁸ guesses by somebody who knows the lists, names, dates and keyboard walks. */
const leastScore = 3;
/** Longer ones are judged by their beginning: the time to judge grows with the length, and this much is enough. */
const judged = 64;

/** Fifty thousand passwords of known breaches, and those of Vietnam. Built when the first password is set. */
let judge: ZxcvbnFactory | undefined;

/** Whether it is among the first hundred million guesses, as typed or without marks and spaces. `own`: names and the like that do not count. */
export function isGuessable(password: string, own: readonly string[]): boolean {
  judge ??= new ZxcvbnFactory({ dictionary: { ...dictionary, vietnamese: [...vietnamesePasswords] }, graphs: adjacencyGraphs });
  const inputs = own.flatMap((text) => [text, bare(text), ...text.split(/\s+/)]).filter((text) => text.length > 1);
  const scores = [password, bare(password)].map((text) => judge?.check(text.slice(0, judged), inputs).score ?? 0);
  return Math.min(...scores) < leastScore;
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replaceAll(/\s/g, '');
}
