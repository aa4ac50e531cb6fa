import type { CitizenCard } from '#domain/citizen-card.ts';
import { helpAt } from '#ui/field/help/help-pages.ts';
import { holdCard, takeCard, takeCardOfNewHome } from '#ui/field/forms/card-in-hand.ts';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const card = { name: 'Vi Văn Thái', personalId: '038079000011' } as CitizenCard;

test('the head’s card goes to the first person of that home alone, once', () => {
  holdCard({ headOf: 'a' }, card);
  expect(takeCardOfNewHome()).toBeUndefined();
  expect(takeCard('a')).toEqual({ card, isHead: true });
  expect(takeCard('a')).toBeUndefined();
});

test('a head’s card that another home’s form comes by first is forgotten', () => {
  holdCard({ headOf: 'a' }, card);
  expect(takeCard('b')).toBeUndefined();
  expect(takeCard('a')).toBeUndefined();
});

test('a card scanned first goes to the home that is chosen, and makes nobody its head', () => {
  holdCard('any-home', card);
  expect(takeCardOfNewHome()).toBeUndefined();
  expect(takeCard('b')).toEqual({ card, isHead: false });
  expect(takeCard('b')).toBeUndefined();
});

test('or to the home that is written down by it', () => {
  holdCard('new-home', card);
  expect(takeCardOfNewHome()).toBe(card);
  expect(takeCardOfNewHome()).toBeUndefined();
});

test('every shortcut of the home screen leads to a screen, and one of them to the scanner', () => {
  const config = readFileSync('vite.config.ts', 'utf8');
  const [, shortcuts = ''] = /shortcuts: \[([^\]]+)\]/.exec(config) ?? [];
  const urls = Array.from(shortcuts.matchAll(/url: '([^']+)'/g), ([, url = '']) => url);
  expect(urls).toEqual(expect.arrayContaining(['/', '/scan', '/homes']));
  expect(urls.filter((url) => helpAt(url) === 'notFound')).toEqual([]);
});
