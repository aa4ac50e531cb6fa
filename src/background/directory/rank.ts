import { noMatch, wordCosts } from '#domain/search-word.ts';
import { type AskedWord, isBeginning, laneCost, villageCost } from './asked.ts';
import { type FindTable, numberBar } from './find-table.ts';

/** No entry is that far away: so much does not match. */
const none = 0xffff;
/** Beside the sum of the costs: the given name, by which people are called, goes before the other words of a name. */
const [ownWord, givenName] = [1, 2];

/** Indexes of the entries that match, best first; of those that match alike, in the order of the table, which is that of names. */
export function ranked(table: FindTable, words: readonly AskedWord[], isShown: (entry: number) => boolean): readonly number[] {
  const totals = new Uint16Array(table.entries.length);
  const flags = new Uint8Array(table.entries.length);
  for (const word of words) addCosts(table, word, totals, flags);
  const villageOnly = villageCost * words.length;
  /* A person is found by more than the place, a home by more than the village; a head who is registered is shown once. */
  const isFoundPerson = (i: number) => totals[i] !== none && ((flags[i] ?? 0) & ownWord) !== 0;
  const isFoundHome = (i: number) =>
    totals[i] !== villageOnly && !table.entries[i]?.heads.some((seat) => isFoundPerson(table.indexes[seat] ?? -1));
  const byRank: number[][] = [];
  for (let i = 0; i < totals.length; i += 1) {
    const total = totals[i] ?? none;
    if (total === none || !(table.isHome[i] === 1 ? isFoundHome(i) : isFoundPerson(i)) || !isShown(i)) continue;
    (byRank[2 * total + (((flags[i] ?? 0) & givenName) === 0 ? 1 : 0)] ??= []).push(i);
  }
  return inARow(byRank);
}

function inARow(groups: readonly (readonly number[] | undefined)[]): readonly number[] {
  const all: number[] = [];
  for (const group of groups) for (const each of group ?? []) all.push(each);
  return all;
}

/** One more word: what it costs is added, and who does not match it is out. */
function addCosts(table: FindTable, word: AskedWord, totals: Uint16Array, flags: Uint8Array): void {
  const { givenNames, placeOf } = table;
  const own = ownCosts(table, word);
  const places = placeCosts(table, word);
  for (let i = 0; i < totals.length; i += 1) {
    const total = totals[i] ?? none;
    if (total === none) continue;
    const mine = own[i] ?? noMatch;
    const placed = mine === noMatch || word.isLane ? (places[placeOf[i] ?? 0] ?? noMatch) : noMatch;
    const cost = placed === noMatch ? mine : placed;
    totals[i] = cost === noMatch ? none : total + cost;
    if (mine !== noMatch) flags[i] = (flags[i] ?? 0) | ownWord | (isBeginning(word.costs[givenNames[i] ?? -1]) ? givenName : 0);
  }
}

/** How far the word is from each name, or number; only the entries that have a word like it are visited. */
function ownCosts(table: FindTable, { costs, digits }: AskedWord): Uint8Array {
  const own = new Uint8Array(table.entries.length).fill(noMatch);
  for (const [number, entries] of table.having.entries()) {
    const cost = costs[number] ?? noMatch;
    if (cost === noMatch) continue;
    for (const entry of entries) if (cost < (own[entry] ?? 0)) own[entry] = cost;
  }
  if (digits !== undefined) markNumbers(table, digits, own);
  return own;
}

/** The end of a number is as good as a whole word; the beginning, of a number typed from its beginning, as that of a word. */
function markNumbers(table: FindTable, digits: string, own: Uint8Array): void {
  if (digits.length >= 4) markPart(table, numberBar + digits, own, wordCosts.begins);
  markPart(table, digits + numberBar, own, wordCosts.same);
}

function markPart({ numbers, numberEnds }: FindTable, part: string, own: Uint8Array, cost: number): void {
  let entry = 0;
  for (let at = numbers.indexOf(part); at >= 0; at = numbers.indexOf(part, at + 1)) {
    while ((numberEnds[entry] ?? Number.POSITIVE_INFINITY) <= at) entry += 1;
    own[entry] = Math.min(cost, own[entry] ?? cost);
  }
}

/** The village first, then what is written of the lane. */
function placeCosts(table: FindTable, word: AskedWord): Uint8Array {
  const costs = new Uint8Array(table.places.length).fill(noMatch);
  for (const area of word.areas) for (const place of table.placesIn.get(area) ?? []) costs[place] = villageCost;
  for (const [number, places] of table.placesHaving.entries()) {
    if ((word.costs[number] ?? noMatch) === noMatch) continue;
    for (const place of places) costs[place] = Math.min(costs[place] ?? noMatch, laneCost(word, table.places[place]?.words ?? []));
  }
  return costs;
}
