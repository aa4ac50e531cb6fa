import type { news as viNews } from './vi-news.ts';

export const news: typeof viNews = {
  title: 'What is new',
  seen: 'Seen',
  items: [
    {
      since: '2026-11-26',
      lines: [
        'Help on every screen: tap the question mark at the top.',
        'Colours for bright sun, black on white: choose them in Settings.',
        'After a new home, go straight on with its first person.',
      ],
    },
  ],
};
