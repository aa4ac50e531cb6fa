import { cleanText, compareNames, fold, matchesFolded, nameKey, nameParts } from '#domain/vietnamese-text.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 500 };
const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ';
const letter = fc.constantFrom(...Array.from(letters + letters.toUpperCase()));
const word = fc.array(letter, { minLength: 1, maxLength: 6 }).map((chosen) => chosen.join(''));
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test('đ in every shape, marks and case fold away', () => {
  expect(fold('  ĐẶNG   Thị\u00a0Hoà ')).toBe('dang thi hoa');
  expect(fold('Ðặng ðình')).toBe('dang dinh');
  expect(fold('Hòa')).toBe(fold('Hoà'));
  expect(fold('H’Mông')).toBe("h'mong");
});

test('composed and decomposed text fold alike, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text)).toMatch(/^[a-z ]+$/);
    }),
    seed,
  );
});

test('folding any text at all is idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    seed,
  );
});

test('cleaning composes and collapses, and corrects nothing', () => {
  expect(cleanText('  nguyễn   văn\tan\n'.normalize('NFD'))).toBe('nguyễn văn an'.normalize('NFC'));
  expect(cleanText('Hòa Hoà')).toBe('Hòa Hoà');
});

test('a name is taken apart into family, middle and given', () => {
  expect(nameParts('Nguyễn Thị Minh Khai')).toEqual({ family: 'Nguyễn', middle: 'Thị Minh', given: 'Khai' });
  expect(nameParts('Niê')).toEqual({ family: '', middle: '', given: 'Niê' });
  expect(nameParts('')).toEqual({ family: '', middle: '', given: '' });
});

test('lists are ordered by given name, then family, then middle, in the Vietnamese alphabet', () => {
  const ordered = ['Trần Văn An', 'Lê Văn Ân', 'Bùi Thị Dung', 'Bùi Thị Đào', 'Lê Văn Đào', 'Lê Xuân Đào', 'Trần Thị Hòa'];
  expect(ordered.toReversed().sort(compareNames)).toEqual(ordered);
});

test('the order of names is total: antisymmetric, transitive, and equal only for the same text', () => {
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
      expect(compareNames(a, b) === 0).toBe(cleanText(a) === cleanText(b));
      const [first = '', , last = ''] = [a, b, c].sort(compareNames);
      expect(compareNames(first, last)).toBeLessThanOrEqual(0);
    }),
    seed,
  );
});

test('the same name written differently has one key', () => {
  expect(nameKey("H'Linh Niê")).toBe(nameKey('H Linh Niê'.replace(' ', '')));
  expect(nameKey('Lý Thị Mỹ')).toBe(nameKey('LÍ THỊ MĨ'));
  expect(nameKey('Lý Thị Mỹ')).not.toBe(nameKey('Lý Thị Mai'));
});

test('a search finds words by their beginnings, in any order, with or without marks', () => {
  const held = fold('Nguyễn Thị Hoà 1957');
  expect(matchesFolded('hòa ngu', held)).toBe(true);
  expect(matchesFolded('HOA 19', held)).toBe(true);
  expect(matchesFolded('', held)).toBe(true);
  expect(matchesFolded('hoan', held)).toBe(false);
  expect(matchesFolded('oa', held)).toBe(false);
});
