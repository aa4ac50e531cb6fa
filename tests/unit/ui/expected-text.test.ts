import { ExpectedText } from '#ui/parts/expected-text.ts';
import { expect, test } from 'vitest';

const box = (value: string, selectionStart = value.length, selectionEnd = selectionStart) => ({ value, selectionStart, selectionEnd });
const letter = (data: string | null, inputType = 'insertText') => ({ inputType, data });

test('a letter is expected where the caret is, in the place of what is selected', () => {
  const expected = new ExpectedText();
  expect(expected.after(box(''), letter('l'))).toBe('l');
  expect(expected.after(box('la'), letter('n'))).toBe('lan');
  expect(expected.after(box('ln', 1), letter('a'))).toBe('lan');
  expect(expected.after(box('lan anh', 0, 4), letter('o'))).toBe('oanh');
});

test('a box that does not tell its caret is typed in at its end', () => {
  expect(new ExpectedText().after({ value: 'la', selectionStart: null, selectionEnd: null }, letter('n'))).toBe('lan');
});

test('while a word is composed, as a Vietnamese keyboard does, each letter replaces all of it and nothing around it', () => {
  const expected = new ExpectedText();
  const composing = (data: string) => letter(data, 'insertCompositionText');
  expected.beginComposing(box('vũ hà', 3));
  expect(expected.after(box('vũ hà', 3), composing('a'))).toBe('vũ ahà');
  expect(expected.after(box('vũ ahà', 4), composing('an'))).toBe('vũ anhà');
  expect(expected.after(box('vũ anhà', 5), composing('ân'))).toBe('vũ ânhà');
  expected.endComposing();
  expect(expected.after(box('vũ ânhà', 5), letter(' '))).toBe('vũ ân hà');
});

test('what is not a letter that is typed is not guessed at', () => {
  const expected = new ExpectedText();
  for (const inputType of ['deleteContentBackward', 'insertFromPaste', 'historyUndo', 'insertCompositionText'])
    expect(expected.after(box('lan'), letter(inputType === 'insertFromPaste' ? 'x' : null, inputType)), inputType).toBeUndefined();
  expect(expected.after(box('lan'), letter('x', 'insertCompositionText'))).toBeUndefined();
});
