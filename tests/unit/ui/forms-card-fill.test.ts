import { replacedBy } from '#ui/field/forms/card-fill.ts';
import { fillFromCard, personAnswers } from '#ui/field/forms/person-answers.ts';
import { expect, test } from 'vitest';

const card = { personalId: '025157003482', name: 'Lò Thị Mới', birth: '1957-03-12', sex: 'female' } as const;

test('a card over an empty form replaces nothing', () => {
  expect(replacedBy(personAnswers(), fillFromCard(card))).toEqual([]);
});

test('the same answers typed in another way are no difference', () => {
  const typed = { ...personAnswers(), personalId: '025157003482', name: ' Lò  Thị Mới'.normalize('NFD'), birth: '12031957', sex: 'female' };
  expect(replacedBy(typed, fillFromCard(card))).toEqual([]);
});

test('every answer that the card says otherwise is named with both values', () => {
  const typed = { ...personAnswers(), personalId: '025157003483', name: 'Lò Thị Mời', birth: '1958', sex: 'male', phone: '0912345678' };
  expect(replacedBy(typed, fillFromCard(card))).toEqual([
    { field: 'personalId', was: '025157003483', now: '025 157 003 482' },
    { field: 'name', was: 'Lò Thị Mời', now: 'Lò Thị Mới' },
    { field: 'birth', was: '1958', now: '12/03/1957' },
    { field: 'sex', was: 'male', now: 'female' },
  ]);
});
