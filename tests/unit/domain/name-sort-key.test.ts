import { nameSortKey } from '#domain/name-sort-key.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const syllable = fc.constantFrom(
  ...'an ân ăn ấn ẩn anh ánh đa da dạ đà bình bính bỉnh mai mãi mại hoa hòa hoà hoá huệ huế hương hường uyên ưng ơn ôn on ý y yến thị văn'.split(
    ' ',
  ),
);
const name = fc.array(syllable, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test('the byte order of the keys is the order of a Vietnamese list', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const byKey = Buffer.compare(Buffer.from(nameSortKey(a)), Buffer.from(nameSortKey(b)));
      /* Equal keys: names that differ only in what a list does not sort by. */
      expect([a, b, byKey === 0 ? 0 : Math.sign(compareNames(a, b))]).toEqual([a, b, byKey]);
    }),
    { seed: 20_261, numRuns: 4000 },
  );
});

test('given name first, d before đ, tones only between the same letters', () => {
  const names = ['Lê Thị Đào', 'Trần Văn An', 'Bùi Dung', 'Nguyễn Ấn', 'Đỗ Án', 'Vũ Ân'];
  const sorted = names.toSorted((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1));
  expect(sorted).toEqual(['Trần Văn An', 'Đỗ Án', 'Vũ Ân', 'Nguyễn Ấn', 'Bùi Dung', 'Lê Thị Đào']);
});
