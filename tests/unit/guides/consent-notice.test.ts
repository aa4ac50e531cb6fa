import { consentPurposes } from '#domain/entities.ts';
import { countWords } from '#guides/check-words.ts';
import { consentNotice, consentNoticeVersion } from '#guides/consent-notice.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');
const hashes = (['vi', 'en'] as const).map((language) => hashOf(consentNotice(language).text));

test('the version changes whenever a word does: this text is version 2026-11.2', () => {
  expect([consentNoticeVersion, ...hashes]).toMatchInlineSnapshot(`
    [
      "2026-11.2",
      "nWT1IlBOwnCfWiBoy01bASE8YiSfrHWrlZ83U86DoDc",
      "phrShvxN6jjXfrXSb9jBCLu7mzg-QFcnCdsOiN4Yrac",
    ]
  `);
});

test('what an earlier version said is kept word for word: consents name it by its hash', () => {
  const kept = ['vi', 'en'].map((language) => readFileSync(`src/server/deploy/notices/2026-11.1.${language}.txt`, 'utf8'));
  expect(kept.map(hashOf)).toEqual(['yCoJDVMU202F1s7uptPmTQCGl3yYnND6odAJlQPWSc0', 'phrShvxN6jjXfrXSb9jBCLu7mzg-QFcnCdsOiN4Yrac']);
});

test('the whole notice is short enough to be listened to', () => {
  const words = countWords(consentNotice('vi').text);
  expect(words).toBeGreaterThan(60);
  expect(words).toBeLessThanOrEqual(125);
});

test('it says who, which data, every purpose by itself, and the rights', () => {
  const { text, purposes } = consentNotice('vi');
  for (const said of ['Ủy ban nhân dân', 'số định danh', 'không hỏi mật khẩu', 'xem, sửa', 'xóa', 'rút lại', 'vẫn giúp']) {
    expect(text.normalize('NFC')).toContain(said);
  }
  expect(purposes.map(({ id }) => id)).toEqual([...consentPurposes]);
  for (const { words } of purposes) expect(text).toContain(`• ${words}`);
});

test('what is shown in parts is what is hashed as a whole', () => {
  const { opening, purposes, closing, text } = consentNotice('en');
  expect([...opening, ...purposes.map(({ words }) => `• ${words}`), ...closing].join('\n')).toBe(text);
});
