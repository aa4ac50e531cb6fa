import type { Findable, FindPlace } from './find-index.ts';

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
  /** The words of entry i's name: `nameWords[nameEnds[i - 1]…nameEnds[i]]`. */
  readonly nameWords: Uint32Array;
  readonly nameEnds: Uint32Array;
  /** All numbers in one text, to be searched at once; those of entry i end at `numberEnds[i]`. */
  readonly numbers: string;
  readonly numberEnds: Uint32Array;
  readonly places: readonly FindPlace[];
  /** Entry → index in `places`. */
  readonly placeOf: Uint32Array;
  /** Seat of an entry → its index. */
  readonly indexes: Uint32Array;
}

export function findTable(entries: readonly Findable[]): FindTable {
  const words: number[] = [];
  const places = new Map<FindPlace, number>();
  const isHome = new Uint8Array(entries.length);
  const indexes = new Uint32Array(entries.reduce((most, { seat }) => Math.max(most, seat), 0) + 1);
  const nameEnds = new Uint32Array(entries.length);
  const numberEnds = new Uint32Array(entries.length);
  const placeOf = new Uint32Array(entries.length);
  for (const [index, entry] of entries.entries()) {
    indexes[entry.seat] = index;
    for (const word of entry.nameWords) words.push(word);
    nameEnds[index] = words.length;
    numberEnds[index] = (numberEnds[index - 1] ?? 0) + entry.numbers.length;
    isHome[index] = Number(entry.kind === 'home');
    placeOf[index] = numbered(places, entry.place);
  }
  const numbers = entries.map((entry) => entry.numbers).join('');
  return {
    entries,
    isHome,
    nameWords: Uint32Array.from(words),
    nameEnds,
    numbers,
    numberEnds,
    places: [...places.keys()],
    placeOf,
    indexes,
  };
}

function numbered(places: Map<FindPlace, number>, place: FindPlace): number {
  const known = places.get(place);
  if (known !== undefined) return known;
  places.set(place, places.size);
  return places.size - 1;
}
