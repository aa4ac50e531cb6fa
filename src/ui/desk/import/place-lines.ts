import type { OldProvince } from '#domain/old-places.ts';
import { findPlace, type KnownPlaces, oldProvincesNeeded, type PlaceFound, writtenKey } from '#domain/place-match.ts';
import type { WrittenPlace } from '#domain/import-rows.ts';
import type { ListChoices, PlaceQuestion } from './import-api.ts';
import type { LineHome } from './list-lines.ts';

/** Codes of the old provinces whose tables the written places of these homes call for. */
export function tablesNeeded(homes: readonly LineHome[], places: KnownPlaces): ReadonlySet<string> {
  const distinct = new Map(homes.map(({ written }) => [writtenKey(written), written]));
  return new Set([...distinct.values()].flatMap((written) => oldProvincesNeeded(written, places)));
}

/**
 * Gives each home its village, or its rows an error. What only a person can decide is asked once for all rows that say the same; the questions come back,
 * those with most rows first.
 */
export function placeHomes(
  homes: readonly LineHome[],
  choices: Pick<ListChoices, 'place' | 'answers'>,
  places: KnownPlaces,
  old: ReadonlyMap<string, OldProvince>,
): readonly PlaceQuestion[] {
  const own = new Set(places.villages.map(({ id }) => id));
  const found = new Map<string, PlaceFound>();
  const questions = new Map<string, PlaceQuestion>();
  for (const home of homes) {
    const place = choices.place.kind === 'one' ? choices.place.village : undefined;
    if (choices.place.kind === 'one') {
      settle(home, place !== undefined && own.has(place) ? { kind: 'found', village: place } : { kind: 'missing' });
      continue;
    }
    const key = writtenKey(home.written);
    const here = found.get(key) ?? asked(findPlace(home.written, places, old), places);
    found.set(key, here);
    if (here.kind === 'ask') questions.set(key, questionOf(home, key, here, questions.get(key)));
    const answer = choices.answers[key];
    settle(home, here.kind === 'ask' && answer !== undefined && own.has(answer) ? { kind: 'found', village: answer } : here);
  }
  return [...questions.values()].toSorted((a, b) => b.rows - a.rows);
}

/** Rows that say nothing of where they are are asked about together. */
function asked(found: PlaceFound, { villages }: KnownPlaces): PlaceFound {
  return found.kind === 'missing' ? { kind: 'ask', why: 'village-missing', among: villages.map(({ id }) => id) } : found;
}

function questionOf(
  home: LineHome,
  key: string,
  { why, among }: Extract<PlaceFound, { kind: 'ask' }>,
  before: PlaceQuestion | undefined,
): PlaceQuestion {
  return { key, why, among, written: before?.written ?? writtenText(home.written), rows: (before?.rows ?? 0) + home.lines.length };
}

export function writtenText({ village, commune, district, province }: WrittenPlace): string {
  return [village, commune, district, province].filter(Boolean).join(', ');
}

function settle(home: LineHome, found: PlaceFound): void {
  if (found.kind === 'found') {
    home.village = found.village;
    return;
  }
  for (const { problems } of home.lines) {
    if (found.kind === 'outside') problems.push({ level: 'error', kind: 'place-outside', detail: found.now.join('; ') });
    else problems.push({ level: 'error', kind: found.kind === 'ask' ? 'place-unknown' : 'place-missing' });
  }
}
