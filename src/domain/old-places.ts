import { personalIdProvinces } from './personal-id-provinces.ts';
import { cleanText, fold } from './vietnamese-text.ts';

/** The units of one province of before 2025-07-01 and where its communes are now: `public/places/old-<code>.json`. */
export interface OldProvince {
  readonly code: string;
  readonly name: string;
  /** District, then its communes: name, and the present codes separated by spaces (several where a commune was split). */
  readonly districts: readonly (readonly [name: string, communes: readonly (readonly [name: string, present: string])[]])[];
  /** Present code → present name with its province. */
  readonly present: Readonly<Record<string, string>>;
}

export interface OldCommune {
  readonly name: string;
  readonly district: string;
  /** Present codes; more than one where it was split. */
  readonly present: readonly string[];
}

/** Old province code (two digits) followed by the present one it went to; two digits alone kept their code. */
const provinceMoves =
  '01 0208 04 0619 08 1015 11 12 14 15 1725 19 20 22 24 25 2625 2724 3031 31 33 3433 3537 3637 37 38 40 42 44 4544 46 48 4948 51 52 5466 56 5856 6068 6251 6452 66 6768 68 7075 7280 7479 75 7779 79 80 82 8386 8486 86 8782 8991 91 92 9392 9492 9596 96';

const presentProvince: ReadonlyMap<string, string> = new Map(
  provinceMoves.split(' ').map((move) => [move.slice(0, 2), move.slice(2) || move] as const),
);

/** The old provinces that are part of this present one. */
export function oldProvincesOf(present: string): readonly string[] {
  return [...presentProvince].filter(([, now]) => now === present).map(([old]) => old);
}

const typeWords = /^(thành phố|thị xã|thị trấn|đặc khu|phường|tỉnh|huyện|quận|xã)\s+/;
const unmarkedTypeWords = /^(thanh pho|thi xa|thi tran|dac khu|phuong|tinh|huyen|quan|xa)\s+/;
const shortTypeWords = /^(tp|tx|tt|[thqpx])(\.\s*|\s+|(?=\d))/;

/**
 * A unit's own name, folded, without its type word: "Xã Hoà Bình", "X. Hoà Bình" and "Hòa Bình" are the same. Numbers keep no leading zero. A type word
 * is known by its marks, for "Quán Thánh" has none; only what is written wholly without marks is taken by its letters.
 */
export function unitKey(name: string): string {
  const text = cleanText(name).toLowerCase();
  const folded = fold(text);
  if (folded === text) return plain(folded.replace(unmarkedTypeWords, '').replace(shortTypeWords, '') || folded);
  return plain(fold(text.replace(typeWords, '').replace(shortTypeWords, '')) || folded);
}

function plain(folded: string): string {
  return folded
    .replaceAll(/\s*\([^)]*\)/g, '')
    .replaceAll(/[^\p{L}\p{N} ]/gu, ' ')
    .replaceAll(/\b0+(?=\d)/g, '')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** Is this the unit that is written? "quan thanh" may be Quán Thánh as well as a district named Thanh. */
export function isUnitNamed(unit: string, written: string): boolean {
  const own = unitKey(unit);
  return own === unitKey(written) || own === plain(fold(written));
}

const provinceNicknames: Readonly<Record<string, string>> = {
  hcm: '79',
  hcmc: '79',
  'sai gon': '79',
  'ho chi minh': '79',
  'thua thien hue': '46',
  hue: '46',
  hn: '01',
};
const provinceCodes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(personalIdProvinces).map(([code, name]) => [unitKey(name), code.slice(1)] as const),
  ...Object.entries(provinceNicknames),
]);

/** Two-digit code of an old province by its name, in any spelling. Every present province bears the name of an old one. */
export function oldProvinceCode(name: string): string | undefined {
  return provinceCodes.get(unitKey(name)) ?? provinceCodes.get(plain(fold(name)));
}

/**
 * The communes of that name, in that district when it is said. Names that differ only in marks or type word ("Thị trấn Yên Lạc", "Xã Yên Lạc") are
 * told apart when the list writes them fully; otherwise all are given and a person chooses.
 */
export function findOldCommunes(province: OldProvince, commune: string, district?: string): readonly OldCommune[] {
  const found = province.districts.flatMap(([districtName, communes]) =>
    district !== undefined && !isUnitNamed(districtName, district)
      ? []
      : communes
          .filter(([name]) => isUnitNamed(name, commune))
          .map(([name, present]): OldCommune => ({ name, district: districtName, present: present.split(' ') })),
  );
  return exact(found, commune) ?? found;
}

/** Of several, those that are written just so, marks and type word too. */
function exact(found: readonly OldCommune[], written: string): readonly OldCommune[] | undefined {
  if (found.length < 2) return undefined;
  const text = cleanText(written).toLowerCase();
  const same = found.filter(({ name }) => name.toLowerCase() === text || name.toLowerCase().replace(/^(xã|phường|thị trấn) /, '') === text);
  const fully = same.filter(({ name }) => name.toLowerCase() === text);
  if (fully.length > 0) return fully;
  return same.length > 0 ? same : undefined;
}
