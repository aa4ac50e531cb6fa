import type { consentPurposes } from '#domain/entities.ts';
import type { Words } from './guide.ts';

export type ConsentPurpose = (typeof consentPurposes)[number];
export type NoticeLanguage = 'vi' | 'en';

/**
 * What is said before anything about a person is saved (Law 91/2025/QH15, Decree 356/2025/NĐ-CP): who, which data, what for, which rights.
 * Change a word and the version changes with it: consents name the version and the hash of the text that was shown. What earlier versions said stays in
 * `src/server/deploy/notices`.
 * The hash is of one text for everybody, young and old, so the Vietnamese calls nobody anything: neither "bác" nor "cháu".
 */
export const consentNoticeVersion = '2026-11.2';

const who: Words = {
  vi: 'Tổ công nghệ số cộng đồng làm việc cho Ủy ban nhân dân địa phương.',
  en: 'I am from the community digital team and work for the People’s Committee of this commune.',
};

const data: Words = {
  vi: 'Tổ xin phép ghi họ tên, năm sinh, giới tính, số định danh, điện thoại, nơi ở và những việc đã được hướng dẫn. Không chụp giấy tờ, không hỏi mật khẩu hay mã OTP.',
  en: 'I would like to note your name, birth, sex, personal number, telephone, home and what you were guided through. No pictures of papers, no passwords, no codes.',
};

/** Each is ticked for itself; none is ticked beforehand. */
export const purposeWords: Readonly<Record<ConsentPurpose, Words>> = {
  registration: { vi: 'Ghi tên vào sổ của tổ', en: 'Write me in the team’s book' },
  guidance: { vi: 'Ghi các bước đã làm để lần sau làm tiếp', en: 'Keep the steps done, to go on next time' },
  reporting: { vi: 'Đếm vào báo cáo, không nêu tên', en: 'Count me in reports, without my name' },
};

const purposesFollow: Words = {
  vi: 'Đồng ý việc nào thì chọn việc đó:',
  en: 'I tick only what you agree to:',
};

const rights: Words = {
  vi: 'Không đồng ý thì tổ vẫn giúp. Người được ghi tên có quyền xem, sửa, xin bản sao, yêu cầu xóa hoặc rút lại đồng ý bất cứ lúc nào: nói với tổ hoặc với Ủy ban.',
  en: 'If you do not agree, I help you all the same. You may see, correct, copy, delete your data or withdraw consent at any time: tell the team or the Committee.',
};

export interface ConsentNotice {
  readonly version: string;
  readonly language: NoticeLanguage;
  /** The whole text as shown and hashed (SHA-256 over its UTF-8): paragraphs and purposes, a line each. */
  readonly text: string;
  /** Before the purposes are ticked. */
  readonly opening: readonly string[];
  readonly purposes: readonly { readonly id: ConsentPurpose; readonly words: string }[];
  /** After them. */
  readonly closing: readonly string[];
}

export function consentNotice(language: NoticeLanguage): ConsentNotice {
  const opening = [who, data, purposesFollow].map((words) => words[language]);
  const purposes = (['registration', 'guidance', 'reporting'] as const).map((id) => ({ id, words: purposeWords[id][language] }));
  const closing = [rights[language]];
  const text = [...opening, ...purposes.map(({ words }) => `• ${words}`), ...closing].join('\n');
  return { version: consentNoticeVersion, language, text, opening, purposes, closing };
}
