import { cleanText, compareNames, type NameParts } from './vietnamese-text.ts';

/** Something listed under a name; `id` keeps those of one name in a steady order. */
export interface NamedItem {
  readonly id: string;
  readonly name: string;
}

const collator = new Intl.Collator('vi');

/**
 * The order of `compareNames`, for thousands at once. Comparing by the alphabet's rules is slow and the parts of names are few:
 * each distinct part is ranked once, and the names are compared by numbers.
 */
export function sortedByName<Item extends NamedItem>(items: readonly Item[]): Item[] {
  const taken = items.map((item) => ({ item, ...partsOf(item.name) }));
  const rank = ranks(taken);
  return taken
    .map(({ item, text, given, family, middle }) => ({ item, text, given: rank(given), family: rank(family), middle: rank(middle) }))
    .sort(
      (a, b) => a.given - b.given || a.family - b.family || a.middle - b.middle || byUnits(a.text, b.text) || byUnits(a.item.id, b.item.id),
    )
    .map(({ item }) => item);
}

/** As `nameParts`, without making lists of words. */
function partsOf(name: string): NameParts & { readonly text: string } {
  const text = cleanText(name);
  const [first, last] = [text.indexOf(' '), text.lastIndexOf(' ')];
  return {
    text,
    family: text.slice(0, Math.max(0, first)),
    middle: text.slice(first + 1, Math.max(first + 1, last)),
    given: text.slice(last + 1),
  };
}

/** What the alphabet cannot tell apart has one rank. */
function ranks(names: readonly NameParts[]): (text: string) => number {
  const parts = new Set<string>();
  for (const { family, middle, given } of names) parts.add(family).add(middle).add(given);
  const distinct = [...parts].sort((a, b) => collator.compare(a, b));
  const known = new Map<string, number>();
  let rank = 0;
  for (const [index, text] of distinct.entries()) {
    if (index > 0 && collator.compare(distinct[index - 1] ?? '', text) !== 0) rank += 1;
    known.set(text, rank);
  }
  return (text) => known.get(text) ?? 0;
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byName(a: NamedItem, b: NamedItem): number {
  return compareNames(a.name, b.name) || byUnits(a.id, b.id);
}

/** So few that finding the place of each is quicker than sorting all. */
const few = 32;

/** `fresh` among `kept`, which is in order already. */
export function withNewcomers<Item extends NamedItem>(kept: readonly Item[], fresh: readonly Item[]): Item[] {
  if (fresh.length > few) return sortedByName([...kept, ...fresh]);
  const all = [...kept];
  for (const item of fresh) all.splice(placeOf(all, item), 0, item);
  return all;
}

function placeOf(sorted: readonly NamedItem[], item: NamedItem): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = sorted[middle];
    if (there && byName(there, item) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
