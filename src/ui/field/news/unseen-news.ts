import type { NewsItem } from '#ui/text/vi-news.ts';

const key = 'news-seen';

/** What came out after the day that was seen last. A tablet that has seen none is new itself: nothing is news to it. */
export function unseenNews(items: readonly NewsItem[], seen: string | null): readonly NewsItem[] {
  return seen === null ? [] : items.filter(({ since }) => since > seen);
}

/** `yyyy-mm-dd`; null on a tablet that has never noted any. */
export function newsSeen(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function noteNewsSeen(items: readonly NewsItem[]): void {
  try {
    localStorage.setItem(key, items[0]?.since ?? '');
  } catch {
    // Storage refused: it is shown again next time.
  }
}
