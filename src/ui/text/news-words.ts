import { areaText } from './area-text.ts';
import { news } from './vi-news.ts';

/** Comes after an update, once. */
export const newsWords = areaText(news, async () => (await import('./en-news.ts')).news);
