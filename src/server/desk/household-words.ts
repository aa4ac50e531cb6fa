import { fold, matchesFolded } from '#domain/vietnamese-text.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';

/** What a search of homes compares with. */
export interface HomeTexts {
  readonly head: string;
  readonly address: string;
  readonly phone: string;
  /** Of the people living there. */
  readonly names: readonly string[];
}

/** The end of its telephone, or the beginnings of words of its head and address, or of one of its people. */
export function isFound(home: HomeTexts, search: string): boolean {
  const digits = endOfNumber(search);
  if (digits) return home.phone.replaceAll(/\D/g, '').endsWith(digits);
  return [`${home.head} ${home.address}`, ...home.names].some((text) => matchesFolded(search, fold(text)));
}

function endOfNumber(search: string): string | undefined {
  const digits = search.replaceAll(/\D/g, '');
  return digits.length >= 3 && digits.length === search.replaceAll(/[\s.]/g, '').length ? digits : undefined;
}

/** Longer words are cut in the index. */
const longestWord = 40;
/** Only what is folded in the same way here and in the database, see version 18. */
const plain = /^[a-z0-9'.,/()-]+$/;

/** The search as the index of words understands it, at least as wide; undefined when it could not tell few from many: letter by letter, or in another script. */
export function wordsQuery(search: string): string | undefined {
  const digits = endOfNumber(search);
  if (digits) return `'#${digits.slice(-20).split('').toReversed().join('')}':*`;
  const words = fold(search).split(' ');
  if (!words.every((word) => plain.test(word))) return undefined;
  const telling = words.filter((word) => word.length > 1);
  return telling.length === 0 ? undefined : telling.map((word) => `'${word.slice(0, longestWord).replaceAll("'", "''")}':*`).join(' & ');
}

/** More records than these are not few: they are met soon enough by walking through the names. */
const fewRecords = 1000;

/**
 * Homes anywhere that the words may mean, all of them, or undefined when they are not few. `generate_series` keeps the planner from reading whole kinds in
 * the hope of an early end, which it would do for a word it knows nothing of.
 */
export async function homesByWords(db: Database, search: string, few = fewRecords): Promise<readonly string[] | undefined> {
  const query = wordsQuery(search);
  if (query === undefined) return undefined;
  const { rows } = await recordsByWords(query, few + 1).execute(db);
  return rows.length > few ? undefined : [...new Set(rows.flatMap(({ home }) => home ?? []))];
}

/** The statement of {@link homesByWords}. */
export function recordsByWords(query: string, limit: number) {
  return sql<{ home: string | null }>`
    select found.home from generate_series(1, 1) one cross join (
      select case kind when 'household' then id else fields ->> 'household' end as home from records
      where kind in ('household', 'person') and record_words(kind, fields) @@ ${query}::tsquery offset 0
    ) found limit ${limit}`;
}
