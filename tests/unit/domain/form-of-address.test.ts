import { addressed, formOfAddress } from '#domain/form-of-address.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { expect, test } from 'vitest';

const on = '2026-11-26';

test('a volunteer of twenty says ông, bà, chú, cô, anh, chị or em, by age and sex', () => {
  const spoken = (birth: string, sex: string) => {
    const form = formOfAddress(birth, sex, on);
    return form && `${form.you}–${form.me}`;
  };
  expect([spoken('1966-11-26', 'male'), spoken('1957', 'female')]).toEqual(['ông–cháu', 'bà–cháu']);
  expect([spoken('1966-11-27', 'male'), spoken('1986', 'female')]).toEqual(['chú–cháu', 'cô–cháu']);
  expect([spoken('1986-11-27', 'male'), spoken('2008-11-26', 'female')]).toEqual(['anh–em', 'chị–em']);
  expect([spoken('2008-11-27', 'male'), spoken('2011', 'female')]).toEqual(['em–mình', 'em–mình']);
});

test('whose age or sex is not known stays bác', () => {
  for (const form of [formOfAddress(undefined, 'male', on), formOfAddress('1957', 'unknown', on), formOfAddress('1957', null, on)]) {
    expect(form).toBeUndefined();
    expect(addressed('Thưa bác, cháu ngồi bên.', form)).toBe('Thưa bác, cháu ngồi bên.');
  }
});

test('every bác and cháu is said as the person is called, with its capital, and no other word is touched', () => {
  const bà = formOfAddress('1950', 'female', on);
  const anh = formOfAddress('1995', 'male', on);
  const em = formOfAddress('2011', 'male', on);
  expect(addressed('Thưa bác, cháu chỉ bác. Bác đọc, Cháu nghe.', bà)).toBe('Thưa bà, cháu chỉ bà. Bà đọc, Cháu nghe.');
  expect(addressed('Thưa bác, cháu chỉ bác. Bác đọc, Cháu nghe.', anh)).toBe('Thưa anh, em chỉ anh. Anh đọc, Em nghe.');
  expect(addressed('Thưa bác, bác gọi con cháu giúp cháu.', em)).toBe('Chào em, em gọi người nhà giúp mình.');
  expect(addressed('Bác gọi con cháu, hỏi bác sĩ, bác bỏ.', bà)).toBe('Bà gọi con cháu, hỏi bác sĩ, bác bỏ.');
});

test('in the shipped guides nothing of bác and cháu is left for somebody who is called otherwise', () => {
  const anh = formOfAddress('1995', 'male', on);
  const texts = shippedGuides.flatMap(({ summary, prepare, steps }) => [
    summary.vi,
    ...prepare.map(({ vi }) => vi),
    ...steps.flatMap(({ title, words, caution }) => [title.vi, words.vi, caution?.vi ?? '']),
  ]);
  const left = texts.map((text) => addressed(text, anh)).filter((text) => /(?<!\p{L})(bác|cháu)(?!\p{L}| sĩ)/iu.test(text));
  expect(texts.filter((text) => text.includes('bác')).length).toBeGreaterThan(50);
  expect(left).toEqual([]);
});
