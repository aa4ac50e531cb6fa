import { personAnswers, personCautions, personErrors, personFields } from '#ui/field/forms/person-answers.ts';
import { phoneCaution, phoneReadBack } from '#ui/field/forms/phone-answer.ts';
import { forms } from '#ui/text/vi-forms.ts';
import { expect, test } from 'vitest';

const { remark } = forms;
const today = '2026-11-23';
const home = '01a20904-5614-7f55-be8c-04fc4f2f4936';
const kinds = (remarks: readonly { readonly field: string; readonly kind: string }[]) =>
  remarks.map(({ field, kind }) => `${field}: ${kind}`);

test('a number that is not whole says how many digits there are; nine are told to be those of the old card, before anybody tries to save', () => {
  expect(personErrors({ ...personAnswers(), name: 'A', personalId: '0251570034' }, today)).toEqual([
    { field: 'personalId', kind: 'personal-id-length', says: [10] },
  ]);
  expect(kinds(personCautions({ ...personAnswers(), personalId: '012 345 678' }, today))).toEqual(['personalId: old-id-number']);
  expect(personErrors({ ...personAnswers(), name: 'A', personalId: '' }, today)).toEqual([]);
});

test('what differs is said with both values', () => {
  const answers = { ...personAnswers(), name: 'A', personalId: '025 062 003 482', sex: 'female', birth: '1926' };
  expect(personCautions(answers, today)).toEqual([
    { field: 'personalId', kind: 'sex-differs', says: ['male', 'female'] },
    { field: 'personalId', kind: 'birth-year-differs', says: [1962, 1926] },
  ]);
  expect(remark['birth-year-differs']('1962', '1926')).toContain('Số này ghi năm sinh 1962, trong sổ là 1926');
  expect(remark['sex-differs']('male', 'female')).toContain('Số này là của nam, trong sổ chọn nữ');
  expect(personCautions({ ...personAnswers(), personalId: '003762003482' }, today)).toEqual([
    { field: 'personalId', kind: 'province-unknown', says: ['003'] },
    { field: 'personalId', kind: 'century-impossible', says: ['7'] },
  ]);
});

test.each(['H’Hen Niê', 'Y Ƀlô', 'Đinh Y-Bia', 'K. Sor', 'Thạch Sô Phia'])('the name %j is kept as it is, without a word', (name) => {
  expect(personCautions({ ...personAnswers(), name }, today)).toEqual([]);
  expect(personFields(home, { ...personAnswers(), name: `  ${name.normalize('NFD')} ` })['name']).toBe(name.normalize('NFC'));
});

test('a digit that slipped into a name is said and let through', () => {
  expect(kinds(personCautions({ ...personAnswers(), name: 'Lò Thị M0i' }, today))).toEqual(['name: name-odd']);
  expect(personErrors({ ...personAnswers(), name: 'Lò Thị M0i' }, today)).toEqual([]);
});

test('a number that will be kept otherwise than it was typed is read back', () => {
  expect(phoneReadBack('+84 912 345 678')).toBe('0912 345 678');
  expect(phoneReadBack('0912.345.678')).toBeUndefined();
  expect(phoneReadBack('0912')).toBeUndefined();
  expect(phoneCaution('01681234567')).toEqual({ field: 'phone', kind: 'phone-converted', says: ['0381 234 567'] });
});
