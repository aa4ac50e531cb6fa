import { ageBandsOn } from '#domain/age-bands.ts';
import { figureKey, keyParts } from '#domain/figure-keys.ts';
import { shownBesideSum, shownCell, suppressed } from '#domain/small-cells.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

test('a figure of one to four people does not leave the desk; nought and five do', () => {
  expect([0, 1, 4, 5, 812].map(shownCell)).toEqual([0, suppressed, suppressed, 5, 812]);
});

test('beside a sum no hidden figure can be worked out from the others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const shown = shownBesideSum(counts);
      const hidden = shown.filter((cell) => cell === suppressed).length;
      expect(hidden).not.toBe(1);
      expect(hidden > 0).toBe(counts.some((count) => count > 0 && count < 5));
      for (const [i, cell] of shown.entries()) expect([suppressed, counts[i]]).toContain(cell);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('the parts of a figure’s key come back as they were, whatever stands in them', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/\p{Surrogate}/u.test(text));
  fc.assert(
    fc.property(part, part, (a, b) => {
      expect(keyParts(figureKey('milestone', a, b))).toEqual(['milestone', a, b]);
    }),
    { seed: 6, numRuns: 500 },
  );
});

test('every year of birth is in one age band, by the age reached this year', () => {
  const bands = ageBandsOn('2027-01-15');
  const bandOf = (year: string) => bands.filter(({ born }) => born && year >= born[0] && year <= born[1]);
  for (let year = 1900; year <= 2027; year += 1) expect(bandOf(String(year))).toHaveLength(1);
  expect([bandOf('2013')[0]?.from, bandOf('2014')[0]?.from, bandOf('1952')[0]?.from]).toEqual([14, 0, 75]);
  expect(bands.at(-1)).toEqual({});
});
