import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '#protocol/base64url.ts';
import { formatEnrolmentCode, newEnrolmentCode, parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import { gunzip, gzip } from '#protocol/gzip.ts';

test('base64url gives back every byte and refuses other letters', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(Uint8Array.from(bytes));
    }),
    { seed: 20261123 },
  );
  for (const text of ['a+b', 'a/b', 'a=', 'ă', 'a b', 'a']) expect(fromBase64url(text), text).toBeUndefined();
});

test('an enrolment code is read in any case, with or without the dash, and with spaces', () => {
  for (const text of ['4F7K-9QZT', '4f7k9qzt', ' 4F7K 9QZT ', '4f7k-9qzt', '４Ｆ７Ｋ９ＱＺＴ'])
    expect(parseEnrolmentCode(text), text).toBe('4F7K9QZT');
  expect(formatEnrolmentCode('4F7K9QZT')).toBe('4F7K-9QZT');
});

test('a code with a look-alike letter, too short or too long is no code', () => {
  for (const text of ['4F7K-9QZI', '4F7K-9QZL', '4F7K-9QZO', '4F7K-9QZU', '4F7K-9QZ', '4F7K-9QZTT', '', 'ĐF7K-9QZT']) {
    expect(parseEnrolmentCode(text), text).toBeUndefined();
  }
});

test('every new code can be read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      const code = newEnrolmentCode((into) => (into.set(bytes), into));
      expect(parseEnrolmentCode(formatEnrolmentCode(code))).toBe(code);
    }),
    { seed: 20261123 },
  );
});

test('gunzip gives back what gzip folded, and stops at its limit', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(10_000));
  const folded = await gzip(bytes);
  expect(await gunzip(folded, 10_000)).toEqual(bytes);
  expect(await gunzip(folded, 9_999)).toBeUndefined();
  expect(await gunzip(folded.slice(0, -9), 10_000)).toBeUndefined();
  expect(await gunzip(new TextEncoder().encode('plain text'), 10_000)).toBeUndefined();
});
