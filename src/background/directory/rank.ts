import { noMatch, wordCosts } from '#domain/search-word.ts';
import { type AskedWord, isBeginning, placeCost, villageCost } from './asked.ts';
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
  const { nameWords, nameEnds, placeOf } = table;
  const { costs, digits, isLane } = word;
  const places = placeCosts(table, word);
  const numbers = digits === undefined ? undefined : numberCosts(table, digits);
  let k = 0;
  for (let i = 0; i < totals.length; i += 1) {
    const end = nameEnds[i] ?? 0;
    let cost = noMatch;
    let last = noMatch;
    for (; k < end; k += 1) {
      last = costs[nameWords[k] ?? 0] ?? noMatch;
      if (last < cost) cost = last;
    }
    if (totals[i] === none) continue;
    if (numbers) cost = Math.min(cost, numbers[i] ?? noMatch);
    if (cost !== noMatch) flags[i] = (flags[i] ?? 0) | ownWord | (isBeginning(last) ? givenName : 0);
    const placed = cost === noMatch || isLane ? (places[placeOf[i] ?? 0] ?? noMatch) : noMatch;
    if (placed !== noMatch) cost = placed;
    totals[i] = cost === noMatch ? none : (totals[i] ?? 0) + cost;
  }
}

/** The end of a number is as good as a whole word; the beginning, of a number typed from its beginning, as that of a word. */
function numberCosts(table: FindTable, digits: string): Uint8Array {
  const costs = new Uint8Array(table.entries.length).fill(noMatch);
  if (digits.length >= 4) markNumbers(table, numberBar + digits, costs, wordCosts.begins);
  markNumbers(table, digits + numberBar, costs, wordCosts.same);
  return costs;
}

function markNumbers({ numbers, numberEnds }: FindTable, part: string, costs: Uint8Array, cost: number): void {
  let entry = 0;
  for (let at = numbers.indexOf(part); at >= 0; at = numbers.indexOf(part, at + 1)) {
    while ((numberEnds[entry] ?? Number.POSITIVE_INFINITY) <= at) entry += 1;
    costs[entry] = cost;
  }
}

function placeCosts({ places }: FindTable, word: AskedWord): Uint8Array {
  const costs = new Uint8Array(places.length);
  let at = 0;
  for (const place of places) {
    costs[at] = placeCost(word, place);
    at += 1;
  }
  return costs;
}
