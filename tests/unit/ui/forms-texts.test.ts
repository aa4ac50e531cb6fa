import { forms as enForms } from '#ui/text/en-forms.ts';
import { guide as enGuide } from '#ui/text/en-guide.ts';
import { removal as enRemoval } from '#ui/text/en-removal.ts';
import { forms as viForms } from '#ui/text/vi-forms.ts';
import { guide as viGuide } from '#ui/text/vi-guide.ts';
import { removal as viRemoval } from '#ui/text/vi-removal.ts';
import { expect, test } from 'vitest';

/** Every text with its path; those with blanks are said with a mark in them, which has to come through. */
function textsOf(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, (value as (...marks: string[]) => string)('‹1›', '‹2›')]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const pairs = [
  ['forms', viForms, enForms],
  ['guide', viGuide, enGuide],
  ['removal', viRemoval, enRemoval],
] as const;

test.each(pairs)('%s: both languages say the same things and leave none empty', (name, vi, en) => {
  const [left, right] = [textsOf(vi, name), textsOf(en, name)];
  expect(left.length).toBeGreaterThan(10);
  expect(right.map(([path]) => path)).toEqual(left.map(([path]) => path));
  expect([...left, ...right].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test.each(pairs)('%s: a number or name that Vietnamese says, English says too', (name, vi, en) => {
  const said = (text: string) => ['‹1›', '‹2›'].filter((mark) => text.includes(mark));
  const english = new Map(textsOf(en, name));
  const missing = textsOf(vi, name).filter(([path, text]) => String(said(english.get(path) ?? '')) !== String(said(text)));
  expect(missing).toEqual([]);
});

test.each(pairs)('%s: Vietnamese is in NFC, so that searching and hashing see one spelling', (name, vi) => {
  expect(textsOf(vi, name).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
});
