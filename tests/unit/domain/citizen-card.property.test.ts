import { parseCitizenCard, type ParsedCard } from '#domain/citizen-card.ts';
import { isRealDay } from '#domain/dates.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { samples } from './card-samples.ts';

const seed = { seed: 20_261_124, numRuns: 2000 };
const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** What nothing may get past, whatever was scanned. Written apart from the code: letters by Unicode's own words. */
function isNoWrongAccept(parsed: ParsedCard): boolean {
  if (!parsed.ok) return true;
  const { personalId, name, birth, sex } = parsed.card;
  const [year = '', month = '01', day = '01'] = birth.split('-');
  return (
    /^[0-9]{12}$/.test(personalId) &&
    /^\d{4}(-\d\d){0,2}$/.test(birth) &&
    isRealDay(Number(year), Number(month), Number(day)) &&
    /^[\p{Script=Latin}\p{M}'’ʼ‘.\- ]+$/u.test(name) &&
    !/[ªºÃĂÂ][^\p{ASCII}]|[ÄÅÆØÞßŁŠŽ]/u.test(name) &&
    name === name.normalize('NFC') &&
    ['male', 'female'].includes(sex)
  );
}

const day = fc
  .tuple(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, dayOfMonth]) => isRealDay(year, month, dayOfMonth));
const birth = fc.tuple(day, fc.constantFrom('day', 'slashes', 'month', 'zeros', 'year')).map(([[y, m, d], form]) => {
  const written = {
    day: pad(d) + pad(m) + y,
    slashes: `${pad(d)}/${pad(m)}/${y}`,
    month: `00${pad(m)}${y}`,
    zeros: `0000${y}`,
    year: String(y),
  };
  const stored = {
    day: `${y}-${pad(m)}-${pad(d)}`,
    slashes: `${y}-${pad(m)}-${pad(d)}`,
    month: `${y}-${pad(m)}`,
    zeros: String(y),
    year: String(y),
  };
  return { written: written[form], stored: stored[form] };
});
const word = fc.constantFrom(
  'Nguyễn',
  'Thị',
  'Hằng',
  'Lò',
  'Ỷ',
  'Đức',
  "H'Hen",
  'Niê',
  'Ƀya',
  'Ưng',
  'Blĕh',
  'Wôč',
  'Khuất',
  'ĐẶNG',
  'Hoà',
  'Hòa',
  'Ất',
  'Quỳnh',
);
const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const address = fc
  .array(fc.constantFrom('Tổ 3', 'Thôn Mẫu', 'Ấp 2A', '12/3 Đường Số 1', 'Ví Dụ', 'TP. Hồ Chí Minh', 'Buôn Ƀhôk'), { maxLength: 5 })
  .map((parts) => parts.join(', '));
const digits = (length: number) => fc.integer({ min: 0, max: 10 ** 9 - 1 }).map((value) => pad(value, length).slice(-length));

const written = fc
  .record({
    place: fc.integer({ min: 1, max: 294 }),
    serial: digits(9),
    old: fc.option(digits(9), { nil: '' }),
    name,
    birth,
    female: fc.boolean(),
    address,
    issued: fc.option(day, { nil: undefined }),
    tail: fc.constantFrom('', '||||', '|001062000001|Phạm Văn Cha|Huỳnh Thị Mẹ|', '|'),
    nfd: fc.boolean(),
  })
  .map((made) => {
    const personalId = pad(made.place, 3) + made.serial;
    const [y, m, d] = made.issued ?? [0, 0, 0];
    const issued = made.issued ? pad(d) + pad(m) + y : '';
    const fields = [personalId, made.old, made.name, made.birth.written, made.female ? 'Nữ' : 'Nam', made.address, issued];
    const text = fields.join('|') + made.tail;
    return {
      text: made.nfd ? text.normalize('NFD') : text,
      card: {
        personalId,
        name: made.name,
        birth: made.birth.stored,
        sex: made.female ? 'female' : 'male',
        ...(made.address && { address: made.address }),
        ...(made.issued && { issuedOn: `${y}-${pad(m)}-${pad(d)}` }),
        ...(made.old && { oldId: made.old }),
      },
    };
  });

test('a card that was written is read back exactly', () => {
  fc.assert(
    fc.property(written, ({ text, card }) => {
      expect(parseCitizenCard(text)).toEqual({ ok: true, card });
    }),
    seed,
  );
});

test('no text at all makes it throw or accept what no card says', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), digits(9), word), { maxLength: 14 }).map((fields) => fields.join('|')),
  );
  fc.assert(
    fc.property(text, (scanned) => isNoWrongAccept(parseCitizenCard(scanned))),
    seed,
  );
});

type Mutation = (text: string, at: number, other: string) => string;
const encodings = ['latin1', 'windows-1258', 'iso-8859-2', 'big5', 'shift_jis', 'gb18030', 'macintosh', 'utf-16le'];
const mutations: readonly Mutation[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  (text, at, other) => text.slice(0, at) + other + text.slice(at),
  (text, at, other) => text.slice(0, at) + other + text.slice(at + 1),
  (text, at) => text.slice(0, at),
  (text, at) =>
    text
      .split('|')
      .toSpliced(at % 7, 1)
      .join('|'),
  (text, at) =>
    text
      .split('|')
      .toSpliced(at % 7, 0, '')
      .join('|'),
  (text, at) => new TextDecoder(encodings[at % encodings.length]).decode(new TextEncoder().encode(text)),
  (text, at) => {
    const bytes = new TextEncoder().encode(text);
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8));
    return new TextDecoder().decode(bytes);
  },
];

test('cards with letters lost, swapped, put in, cut or read by the wrong table are never accepted wrongly', () => {
  const raw = fc.oneof(
    fc.constantFrom(...samples.map((sample) => sample.raw)),
    written.map(({ text }) => text),
  );
  const strokes = fc.array(
    fc.tuple(
      fc.constantFrom(...mutations),
      fc.nat(200),
      fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }), fc.constantFrom('|', '0', 'Ã', 'º', '\u00a0')),
    ),
    { minLength: 1, maxLength: 4 },
  );
  let accepted = 0;
  fc.assert(
    fc.property(raw, strokes, (text, made) => {
      const mutated = made.reduce((soFar, [mutate, at, other]) => mutate(soFar, soFar.length === 0 ? 0 : at % soFar.length, other), text);
      const parsed = parseCitizenCard(mutated);
      if (parsed.ok) accepted += 1;
      return isNoWrongAccept(parsed);
    }),
    { ...seed, numRuns: 6000 },
  );
  // Some mutations leave a card whole (a letter of the address, the tail): were there none, the mutations would be too coarse to find anything.
  expect(accepted).toBeGreaterThan(50);
});
