import { noMatch, searchWord, wordCost, wordCosts, wordsOf } from '#domain/search-word.ts';
import { expect, test } from 'vitest';

const cost = (asked: string, held: string) => wordCost(searchWord(asked), searchWord(held));

test('the old and the new place of the tone mark are one', () => {
  expect(cost('Hoà', 'Hòa')).toBe(wordCosts.same);
  expect(cost('Thuỷ', 'Thủy')).toBe(wordCosts.same);
  expect(searchWord('Hòa'.normalize('NFD'))).toEqual(searchWord('Hòa'));
});

test('marks decide the rank of a word, never whether it is found', () => {
  expect([cost('lan', 'Lan'), cost('lan', 'Lang'), cost('lan', 'Lân'), cost('lan', 'Lãng'), cost('lan', 'Hoalan')]).toEqual([
    wordCosts.same,
    wordCosts.begins,
    wordCosts.sameUnmarked,
    wordCosts.beginsUnmarked,
    wordCosts.within,
  ]);
  expect(cost('làn', 'Lan')).toBe(wordCosts.sameUnmarked);
  expect(cost('d', 'Đào')).toBe(wordCosts.beginsUnmarked);
  expect(cost('Lý', 'Lí')).toBe(wordCosts.sameUnmarked);
});

test('an inner part needs two letters, and numbers match from their beginning only', () => {
  expect([cost('o', 'Hoa'), cost('5', '15'), cost('oa', 'Hòa')]).toEqual([noMatch, noMatch, wordCosts.withinUnmarked]);
  expect([cost('5', '5A'), cost('5', '54'), cost('lam', 'Lan')]).toEqual([wordCosts.begins, wordCosts.begins, noMatch]);
});

test('words end at spaces and at the signs of addresses, not at an apostrophe', () => {
  expect(wordsOf('Số 12/5A, ngõ Giếng')).toEqual(['Số', '12', '5A', 'ngõ', 'Giếng']);
  expect(wordsOf('H’Linh Niê')).toEqual(['HLinh', 'Niê']);
  expect(wordsOf(' , ')).toEqual([]);
});
