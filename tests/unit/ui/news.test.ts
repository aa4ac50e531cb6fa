import { unseenNews } from '#ui/field/news/unseen-news.ts';
import { news as en } from '#ui/text/en-news.ts';
import { news as vi } from '#ui/text/vi-news.ts';
import { expect, test } from 'vitest';

const items = [
  { since: '2026-12-01', lines: ['b'] },
  { since: '2026-11-26', lines: ['a'] },
];

test('after an update only what came since is news, once; a new tablet has no news', () => {
  expect(unseenNews(items, '2026-11-26').map(({ since }) => since)).toEqual(['2026-12-01']);
  expect(unseenNews(items, '2026-10-01')).toHaveLength(2);
  expect(unseenNews(items, '2026-12-01')).toEqual([]);
  expect(unseenNews(items, null)).toEqual([]);
});

test('news is short, newest first, and the same in both languages', () => {
  const days = vi.items.map(({ since }) => since);
  expect(days.length).toBeGreaterThan(0);
  expect(days).toEqual([...days].sort().reverse());
  expect(en.items.map(({ since, lines }) => [since, lines.length])).toEqual(vi.items.map(({ since, lines }) => [since, lines.length]));
  expect(vi.items.filter(({ lines }) => lines.length > 4 || lines.some((line) => line.length > 80))).toEqual([]);
});
