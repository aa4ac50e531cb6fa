import { fold } from './vietnamese-text.ts';

/** A number of a door or of an alley, as walked past: 12, 12A, 14. */
export interface DoorNumber {
  readonly number: number;
  /** Lower case; empty for most. */
  readonly letter: string;
}

export interface DoorAddress {
  /** The places it lies in, without marks, from the largest to the lane: "xom tren, ngo 5". Empty when none was written. */
  readonly lane: string;
  /** From the outermost alley to the door; empty when no number was written. */
  readonly door: readonly DoorNumber[];
}

/** Larger places come first, whatever the order they were written in. */
const laneWords = [
  'thon',
  'ap',
  'ban',
  'to',
  'khu',
  'khom',
  'khoi',
  'cum',
  'xom',
  'doi',
  'duong',
  'pho',
  'lo',
  'ngo',
  'kiet',
  'hem',
  'day',
];
/** Branches off a lane: their numbers lead to the door. */
const alleyWords = new Set(['ngach', 'hem']);
const doorWords = new Set(['so', 'nha', 'sn']);
const wholeNumber = /^\d+[a-z]?(?:[/-]\d+[a-z]?)*$/;

interface Unit {
  readonly word: string;
  readonly name: string;
}

/** "Số 12, ngõ 5" · "12/5A ngõ Giếng" · "ngách 12/7 ngõ 5" · "Xóm Trên" · "Tổ 3" · "15 Lê Lợi". Reads what it can; never fails. */
export function readDoorAddress(address: string): DoorAddress {
  const units: Unit[] = [];
  const doors: string[] = [];
  for (const part of fold(address)
    .replaceAll('s/n', 'sn')
    .replaceAll('to dan pho', 'to')
    .replaceAll('khu pho', 'khu')
    .split(/[,;()]/)) {
    readPart(part.split(/[\s.:]+/).filter(Boolean), units, doors);
  }
  const main = units.some(({ word }) => word === 'ngo' || word === 'kiet');
  const isAlley = ({ word, name }: Unit) => alleyWords.has(word) && wholeNumber.test(name) && (main || word === 'ngach');
  const alleys = units.filter(isAlley).flatMap(({ name }) => name.split(/[/-]/));
  const lanes = units.filter((unit) => !isAlley(unit));
  // "Ngách 12/7" alone says that it branches off lane 12.
  const [off = ''] = main ? [] : alleys.length > 1 && lanes.length === 0 ? alleys.splice(0, 1) : [];
  if (off) lanes.push({ word: 'ngo', name: off });
  return { lane: laneOf(lanes), door: [...alleys, ...(doors[0]?.split(/[/-]/) ?? [])].map(doorNumber) };
}

/** Words between two commas: each unit takes the words after it, or just its number. */
function readPart(words: readonly string[], units: Unit[], doors: string[]): void {
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (wholeNumber.test(word)) {
      doors.push(word);
      if (startsName(rest)) units.push({ word: 'duong', name: rest.splice(0).join(' ') });
    } else if (doorWords.has(word)) continue;
    else if (laneWords.includes(word) || alleyWords.has(word)) units.push({ word, name: takeName(rest) });
  }
}

/** "15 Lê Lợi": a number and then a name is a street. */
function startsName([next]: readonly string[]): boolean {
  return next !== undefined && !isUnitWord(next) && !wholeNumber.test(next);
}

function takeName(rest: string[]): string {
  const number = rest.findIndex((word) => wholeNumber.test(word));
  if (number === 0) return rest.shift() ?? '';
  const end = rest.findIndex((word, index) => index > 0 && (isUnitWord(word) || wholeNumber.test(word)));
  return rest.splice(0, end === -1 ? rest.length : end).join(' ');
}

function isUnitWord(word: string): boolean {
  return laneWords.includes(word) || alleyWords.has(word) || doorWords.has(word);
}

function laneOf(units: readonly Unit[]): string {
  const size = ({ word }: Unit) => laneWords.indexOf(word);
  const named = units.filter(({ name }) => name !== '').toSorted((a, b) => size(a) - size(b));
  return named.map(({ word, name }) => `${word} ${name}`).join(', ');
}

function doorNumber(text: string): DoorNumber {
  const number = Number.parseInt(text, 10);
  return { number: Number.isSafeInteger(number) ? number : 0, letter: /[a-z]$/.exec(text)?.[0] ?? '' };
}
