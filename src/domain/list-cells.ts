import { parseBirth } from './birth.ts';
import { isRealDay } from './dates.ts';
import type { Sex } from './entities.ts';
import { cleanPersonalId } from './personal-id.ts';
import { type ParsedPhone, parsePhone } from './phone.ts';
import type { Cell } from './sheet-columns.ts';
import { cleanText, fold } from './vietnamese-text.ts';

/** What a cell of a list says, in the form we store; `repair` names what had to be put right and is told to the person. */
export interface ReadCell<Value> {
  readonly value?: Value | undefined;
  readonly repair?: 'zero-restored' | 'date-from-number' | 'phone-converted' | undefined;
  readonly wrong?: CellFault | undefined;
}
export type CellFault = 'birth-unreadable' | 'number-cut' | 'number-old' | 'number-length' | 'phone-wrong' | 'sex-unreadable';

export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : cleanText(String(cell));
}

const dayMs = 86_400_000;
/** Day 0 of a spreadsheet's calendar, so that all days since March 1900 come out right. */
const serialZero = Date.UTC(1899, 11, 30);
const [firstSerial, lastSerial] = [7000, 73_050];

/** A birth date: ISO text, `12/3/1957`, a year, a run of digits that lost its first zero, or the day's number when the sheet lost its date format. */
export function readBirth(cell: Cell | undefined): ReadCell<string> {
  const text = textOf(cell).replace(/[ T]\d{1,2}:\d{2}.*$/, '');
  if (text === '') return {};
  const plain = text.replace(/\.0+$/, '');
  const parsed = parseBirth(plain) ?? parseBirth(plain.length === 7 && /^\d+$/.test(plain) ? `0${plain}` : '');
  if (parsed !== undefined) return { value: parsed };
  const serial = Number(plain);
  if (/^\d{4,5}$/.test(plain) && serial >= firstSerial && serial <= lastSerial) {
    const day = new Date(serialZero + serial * dayMs);
    const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
    if (isRealDay(year, month, date)) return { value: day.toISOString().slice(0, 10), repair: 'date-from-number' };
  }
  return { wrong: 'birth-unreadable' };
}

/**
 * A personal number. Spreadsheets keep it as a number and so drop the zeros it begins with (every Vietnamese code does): 11 or 10 digits that become a
 * plausible number get them back. Nine digits are an old identity card, which is no personal number.
 */
export function readPersonalId(cell: Cell | undefined): ReadCell<string> {
  const text = cleanPersonalId(textOf(cell).replace(/^'/, ''));
  if (text === '') return {};
  if (/^\d(?:[.,]?\d+)?e\+?\d+$/i.test(textOf(cell).replaceAll(' ', ''))) return { wrong: 'number-cut' };
  if (/^\d{12}$/.test(text)) return { value: text };
  if (/^[1-9]\d{9,10}$/.test(text) && /^0(0[1-9]|[1-9]\d)[0-3]/.test(text.padStart(12, '0'))) {
    return { value: text.padStart(12, '0'), repair: 'zero-restored' };
  }
  return { wrong: /^\d{9}$/.test(text) ? 'number-old' : 'number-length' };
}

export function readPhone(cell: Cell | undefined): ReadCell<ParsedPhone> {
  const text = textOf(cell).replace(/^'/, '');
  if (text === '') return {};
  /* Two numbers in a cell: the first is kept. */
  const first = text.split(/[;,/]|\s-\s/)[0] ?? '';
  const bare = first.replaceAll(/[\s.\-()]/g, '');
  const lost = /^[35789]\d{8}$/.test(bare) ? parsePhone(`0${bare}`) : undefined;
  const parsed = lost ?? parsePhone(first);
  if (!parsed) return { wrong: 'phone-wrong' };
  if (lost) return { value: parsed, repair: 'zero-restored' };
  return { value: parsed, repair: parsed.converted ? 'phone-converted' : undefined };
}

const sexWords: Readonly<Record<string, Sex>> = {
  nam: 'male',
  trai: 'male',
  male: 'male',
  m: 'male',
  nu: 'female',
  gai: 'female',
  female: 'female',
  f: 'female',
};

export function readSex(cell: Cell | undefined): ReadCell<Sex> {
  const word = fold(textOf(cell)).replaceAll(/[^a-z]/g, '');
  if (word === '' && textOf(cell) === '') return {};
  const value = Object.hasOwn(sexWords, word) ? sexWords[word] : undefined;
  return value ? { value } : { wrong: 'sex-unreadable' };
}

/** In a column that is itself a sex: a tick, or the birth date written under it. */
export function readSexColumn(cell: Cell | undefined): { readonly here: boolean; readonly birth: ReadCell<string> } {
  const text = textOf(cell);
  if (text === '' || text === '0' || cell === false) return { here: false, birth: {} };
  const isTick = cell === true || /^([x✓✔v+1]|nam|nu)$/.test(fold(text));
  return { here: true, birth: isTick ? {} : readBirth(cell) };
}

/** Words for the relation to the head; marks count where they tell two relations apart (bà the grandmother, ba the father). */
const relationWords: readonly (readonly [string, RegExp])[] = [
  ['head', /^(chủ hộ|chu ho|ch|head)$/],
  ['spouse', /^(vợ|chồng|vo|chong|vợ ?\/ ?chồng|vợ hoặc chồng|spouse|wife|husband)$/],
  ['child', /^(con|con (trai|gái|gai|đẻ|de|ruột|ruot|nuôi|nuoi)|con (trai|gái) (đẻ|ruột)|child|son|daughter)$/],
  ['grandparent', /^(ông|bà|ong|(ông|bà|ong) (nội|ngoại|noi|ngoai))$/],
  ['parent', /^(bố|mẹ|cha|ba|má|mẹ đẻ|bố đẻ|bo|me|(bố|mẹ|cha|bo|me) (đẻ|ruột|de|ruot)|mother|father|parent)$/],
  ['grandchild', /^(cháu|chau) (nội|ngoại|noi|ngoai)$/],
  ['sibling', /^(anh|chị|chi|em|(anh|chị|chi|em) (trai|gái|gai|ruột|ruot)|sibling|brother|sister)$/],
];

/** One of our relations, or the words as they stand: free text is allowed. */
export function readRelation(cell: Cell | undefined): string | undefined {
  const text = textOf(cell);
  if (text === '') return undefined;
  const lower = text.toLowerCase().replaceAll(/[.:;]+$/g, '');
  return relationWords.find(([, pattern]) => pattern.test(lower))?.[0] ?? text.slice(0, 64);
}
