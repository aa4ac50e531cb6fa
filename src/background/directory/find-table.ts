import type { Findable, FindPlace } from './find-index.ts';

/** The number of no word. */
const noWord = 0xffff_ffff;
/** Stands around each number of an entry. */
export const numberBar = '|';

/**
 * Everybody and every home as columns of numbers, in the order of names: a letter that is typed is held against all of them,
 * and a walk over numbers is many times as quick as one over objects.
 */
export interface FindTable {
  readonly entries: readonly Findable[];
  /** 1: a home. */
  readonly isHome: Uint8Array;
  /** By number of a word: the entries whose name has it. */
  readonly having: readonly (readonly number[])[];
  /** The word people are called by. */
  readonly givenNames: Uint32Array;
  /** All numbers in one text, to be searched at once; those of entry i end at `numberEnds[i]`. */
  readonly numbers: string;
  readonly numberEnds: Uint32Array;
  readonly places: readonly FindPlace[];
  /** By number of a word: the places whose address has it. */
  readonly placesHaving: readonly (readonly number[])[];
  /** Area → its places. */
  readonly placesIn: ReadonlyMap<string, readonly number[]>;
  /** Entry → index in `places`. */
  readonly placeOf: Uint32Array;
  /** Seat of an entry → its index. */
  readonly indexes: Uint32Array;
}

export function findTable(entries: readonly Findable[]): FindTable {
  const having: number[][] = [];
  const places = new Map<FindPlace, number>();
  const isHome = new Uint8Array(entries.length);
  const indexes = new Uint32Array(entries.reduce((most, { seat }) => Math.max(most, seat), 0) + 1);
  const givenNames = new Uint32Array(entries.length);
  const numberEnds = new Uint32Array(entries.length);
  const placeOf = new Uint32Array(entries.length);
  for (const [index, entry] of entries.entries()) {
    indexes[entry.seat] = index;
    for (const word of entry.nameWords) (having[word] ??= []).push(index);
    givenNames[index] = entry.nameWords.at(-1) ?? noWord;
    numberEnds[index] = (numberEnds[index - 1] ?? 0) + entry.numbers.length;
    isHome[index] = Number(entry.kind === 'home');
    placeOf[index] = numbered(places, entry.place);
  }
  const numbers = entries.map((entry) => entry.numbers).join('');
  return {
    entries,
    isHome,
    having: withoutHoles(having),
    givenNames,
    numbers,
    numberEnds,
    placeOf,
    indexes,
    ...placeTable([...places.keys()]),
  };
}

function placeTable(places: readonly FindPlace[]): Pick<FindTable, 'places' | 'placesHaving' | 'placesIn'> {
  const having: number[][] = [];
  const placesIn = new Map<string, number[]>();
  for (const [index, { area, words }] of places.entries()) {
    for (const word of words) (having[word] ??= []).push(index);
    const neighbours = placesIn.get(area);
    if (neighbours) neighbours.push(index);
    else placesIn.set(area, [index]);
  }
  return { places, placesHaving: withoutHoles(having), placesIn };
}

function withoutHoles(lists: readonly (readonly number[] | undefined)[]): readonly (readonly number[])[] {
  return Array.from(lists, (list) => list ?? []);
}

function numbered(places: Map<FindPlace, number>, place: FindPlace): number {
  const known = places.get(place);
  if (known !== undefined) return known;
  places.set(place, places.size);
  return places.size - 1;
}
