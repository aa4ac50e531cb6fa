import type { WrittenPlace } from './import-rows.ts';
import { findOldCommunes, isUnitNamed, type OldProvince, oldProvinceCode, oldProvincesOf, unitKey } from './old-places.ts';
import { fold } from './vietnamese-text.ts';

export interface KnownCommune {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  /** Official code, where it has one. */
  readonly code?: string | undefined;
}

export interface KnownVillage {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly commune: string;
}

/** The villages somebody may write to, their communes, and the official codes of the provinces above them. */
export interface KnownPlaces {
  readonly communes: readonly KnownCommune[];
  readonly villages: readonly KnownVillage[];
  readonly provinces: readonly string[];
}

export type PlaceFound =
  | { readonly kind: 'found'; readonly village: string }
  /** A person has to choose among these villages; `split` names the communes that an old one went to. */
  | {
      readonly kind: 'ask';
      readonly why: 'village-unknown' | 'village-twice' | 'village-missing' | 'commune-unknown' | 'commune-split';
      readonly among: readonly string[];
    }
  /** Every commune it may be lies outside my scope; `now` are their present names. */
  | { readonly kind: 'outside'; readonly now: readonly string[] }
  | { readonly kind: 'missing' };

const villageWords = /^(thon|xom|ban|ap|buon|bon|lang|khu pho|khu|khom|phum|soc|plei|to dan pho|to dp|tdp|kp|to|doi)\b\.?\s*(so\s+)?/;

/** A village's own name, folded, without its type word: "Thôn 4", "thôn số 04" and "4" are the same. */
export function villageKey(name: string): string {
  const folded = fold(name)
    .replaceAll(/[^\p{L}\p{N} ]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  return (folded.replace(villageWords, '') || folded).replaceAll(/\b0+(?=\d)/g, '').trim();
}

/** One text for all rows that say the same place, however they spell it. */
export function writtenKey({ village, commune, district, province }: WrittenPlace): string {
  return [villageKey(village ?? ''), unitKey(commune ?? ''), unitKey(district ?? ''), unitKey(province ?? '')].join('|');
}

/** Codes of the old provinces whose table may be needed to understand this place; none while present names suffice. */
export function oldProvincesNeeded(written: WrittenPlace, places: KnownPlaces): readonly string[] {
  if (written.commune === undefined) return [];
  if (written.district === undefined && presentCommunes(written.commune, places).length > 0) return [];
  const named = written.province === undefined ? undefined : oldProvinceCode(written.province);
  const own = places.provinces.flatMap(oldProvincesOf);
  if (named === undefined) return own;
  /* A present province may be meant by the name it shares with one of its old parts. */
  const besides = oldProvincesOf(named);
  return [...new Set([named, ...besides])];
}

export function findPlace(written: WrittenPlace, places: KnownPlaces, old: ReadonlyMap<string, OldProvince>): PlaceFound {
  const { village, commune } = written;
  if (village === undefined && commune === undefined) return places.villages.length === 1 ? only(places) : { kind: 'missing' };
  const communes = communesOf(written, places, old);
  if (communes.kind === 'outside') return communes;
  const within = places.villages.filter((place) => communes.ids === undefined || communes.ids.has(place.commune));
  return villageAmong(village, within, communes.doubt);
}

function only({ villages }: KnownPlaces): PlaceFound {
  return { kind: 'found', village: villages[0]?.id ?? '' };
}

type Communes =
  | {
      readonly kind: 'within';
      readonly ids?: ReadonlySet<string> | undefined;
      readonly doubt?: 'commune-unknown' | 'commune-split' | undefined;
    }
  | { readonly kind: 'outside'; readonly now: readonly string[] };

function communesOf(written: WrittenPlace, places: KnownPlaces, old: ReadonlyMap<string, OldProvince>): Communes {
  const { commune, district } = written;
  if (commune === undefined) return { kind: 'within' };
  const present = presentCommunes(commune, places);
  /* A district is said only in old addresses, and an old commune may lie elsewhere than the present one of its name. */
  if (present.length > 0 && district === undefined) return { kind: 'within', ids: new Set(present) };
  const tables = oldProvincesNeeded(written, places).flatMap((code) => old.get(code) ?? []);
  const found = tables.flatMap((table) => findOldCommunes(table, commune, district).map((unit) => ({ unit, table })));
  if (found.length === 0)
    return present.length > 0 ? { kind: 'within', ids: new Set(present) } : { kind: 'within', doubt: 'commune-unknown' };
  const codes = new Set(found.flatMap(({ unit }) => unit.present));
  const mine = places.communes.filter(({ code }) => code !== undefined && codes.has(code)).map(({ id }) => id);
  if (mine.length > 0) return { kind: 'within', ids: new Set(mine), doubt: mine.length > 1 ? 'commune-split' : undefined };
  const now = found.flatMap(({ unit, table }) => unit.present.map((code) => table.present[code] ?? code));
  return { kind: 'outside', now: [...new Set(now)] };
}

function presentCommunes(written: string, { communes }: KnownPlaces): readonly string[] {
  return communes
    .filter(({ name, aliases }) => [name, ...(aliases ?? [])].some((known) => isUnitNamed(known, written)))
    .map(({ id }) => id);
}

function villageAmong(
  written: string | undefined,
  within: readonly KnownVillage[],
  doubt: 'commune-unknown' | 'commune-split' | undefined,
): PlaceFound {
  const among = within.map(({ id }) => id);
  if (written === undefined) {
    const [first] = within;
    if (first && within.length === 1 && doubt !== 'commune-unknown') return { kind: 'found', village: first.id };
    return { kind: 'ask', why: doubt ?? 'village-missing', among };
  }
  const same = named(written, within);
  const [first] = same;
  /* A commune nobody knows may be anywhere: its village is not taken by its name alone. */
  if (first && same.length === 1 && doubt !== 'commune-unknown') return { kind: 'found', village: first.id };
  if (same.length > 1) return { kind: 'ask', why: 'village-twice', among: same.map(({ id }) => id) };
  return { kind: 'ask', why: doubt ?? 'village-unknown', among };
}

/**
 * Full name first ("Thôn 4" is not "Tổ 4" where both exist), then the name without its type word, then either with the other's ("Làng Vân" for "Thôn
 * Làng Vân").
 */
function named(written: string, within: readonly KnownVillage[]): readonly KnownVillage[] {
  const matching = (isSame: (known: string) => boolean) => within.filter(({ name, aliases }) => [name, ...(aliases ?? [])].some(isSame));
  const fully = matching((known) => fold(known) === fold(written));
  if (fully.length > 0) return fully;
  const own = matching((known) => villageKey(known) === villageKey(written));
  return own.length > 0 ? own : matching((known) => villageKey(known) === fold(written) || fold(known) === villageKey(written));
}
