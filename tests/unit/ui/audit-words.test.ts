import { actWords } from '#ui/desk/audit/act-words.ts';
import { expect, test } from 'vitest';

test('the audit counts lines where records are taken, and months where a deadline is set', () => {
  expect(actWords({ what: 'retention-anonymise-set', rows: 24 })).toBe('Đặt hạn bỏ thông tin cá nhân (24 tháng)');
  expect(actWords({ what: 'retention-anonymise-run', rows: 24 })).toBe('Bỏ thông tin cá nhân quá hạn (24 dòng)');
  expect(actWords({ what: 'retention-erase-ended', rows: null })).toBe('Bỏ hạn xóa dữ liệu');
});
