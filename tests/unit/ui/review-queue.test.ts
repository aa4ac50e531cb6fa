import { actOfKey } from '#ui/desk/review/queue-keys.ts';
import { sentencesOf, suggestedComment, titleOf } from '#ui/desk/review/problem-sentences.ts';
import { mendedChanges } from '#ui/field/forms/returned-card.tsx';
import { expect, test } from 'vitest';

const plain = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

test('letters, capitals and arrows act; shortcuts of the browser and half-typed Vietnamese do not', () => {
  expect(['j', 'J', 'ArrowDown', 'x', 'a', 'r', 'Escape', 'q', 'constructor'].map((key) => actOfKey({ ...plain, key }))).toEqual([
    'next',
    'next',
    'next',
    'choose',
    'approve',
    'give-back',
    'leave',
    undefined,
    undefined,
  ]);
  expect(actOfKey({ ...plain, key: 'r', ctrlKey: true })).toBeUndefined();
  expect(actOfKey({ ...plain, key: 'a', isComposing: true })).toBeUndefined();
});

test('a mismatch is told in one sentence for each thing that differs, and nothing of the number but that', () => {
  const problem = {
    kind: 'number-mismatch',
    warnings: ['sex-differs', 'birth-year-differs'],
    numberSays: { sex: 'female', birthYear: 1960 },
  } as const;
  const fields = { personalId: '•••••••••234', birth: '1961-03', sex: 'male' };
  expect(sentencesOf(problem, fields)).toEqual([
    'Số định danh là của nữ, trong sổ ghi nam.',
    'Số định danh ghi năm sinh 1960, trong sổ là 1961.',
  ]);
  expect(suggestedComment([{ kind: 'mended' }, problem], fields)).toMatch(/^Số định danh là của nữ.*nhìn thẻ căn cước\.$/);
  expect(suggestedComment([{ kind: 'sample', week: '2026-11-23' }], fields)).toBe('');
});

test('an hour is told by its beginning in Vietnam, and a visit by whose door it was', () => {
  expect(sentencesOf({ kind: 'pace', of: 'visits', count: 24, from: '2026-11-25T18:40:00.000Z' }, {})).toEqual([
    'Một máy ghi 24 nhà trong một giờ, từ 01:40 ngày 26/11/2026. Không ai đi kịp như vậy.',
  ]);
  expect(titleOf({ kind: 'visit', title: 'Lò Văn Tủa', about: '2026-11-25T02:05:00.000Z' })).toBe('Lượt thăm nhà Lò Văn Tủa, 25/11 09:05');
});

test('saving a returned record answers it, with words or without; any other record answers nobody', () => {
  const place = { id: 'p', area: 'a1' };
  const answer = { kind: 'review', id: 'person/p', area: 'a1' };
  expect(mendedChanges('person', place, { state: 'returned' }, { reply: ' Đúng rồi. ' })).toEqual([
    { ...answer, set: { state: 'mended', answer: 'Đúng rồi.' } },
  ]);
  expect(mendedChanges('person', place, { state: 'returned' }, { reply: '' })).toEqual([
    { ...answer, set: { state: 'mended', answer: null } },
  ]);
  expect(mendedChanges('person', place, { state: 'approved' }, { reply: 'x' })).toEqual([]);
  expect(mendedChanges('person', place, undefined, { reply: '' })).toEqual([]);
});
