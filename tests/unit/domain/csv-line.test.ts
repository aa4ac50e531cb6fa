import { csvLine } from '#domain/csv-line.ts';
import Papa from 'papaparse';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('no text begins as a formula would, and numbers stay numbers', () => {
  expect(csvLine(['=1+1', '+84 912', '-3', '@x', '\tx', -3, true, null, undefined, 'Bà "Nụ", tổ 3'])).toBe(
    `'=1+1,'+84 912,'-3,'@x,"'\tx",-3,true,,,"Bà ""Nụ"", tổ 3"\r\n`.replace(`"'\tx"`, `'\tx`),
  );
});

test('any text comes back as it was, but for the mark before a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [line] = Papa.parse<string[]>(csvLine(cells), { newline: '\r\n' }).data;
      expect(line?.map((cell, at) => (cell === `'${cells[at]}` ? cells[at] : cell))).toEqual(cells);
      expect(line?.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
    }),
    { seed: 7, numRuns: 300 },
  );
});
