import { parseCitizenCard, type CitizenCard, type OtherQr } from '#domain/citizen-card.ts';
import { checkPersonalId } from '#domain/personal-id.ts';
import { expect, test } from 'vitest';
import { samples } from './card-samples.ts';

const card = (parts: Partial<Record<'id' | 'old' | 'name' | 'birth' | 'sex' | 'address' | 'issued', string>> = {}) => {
  const { id, old, name, birth, sex, address, issued } = {
    id: '046162000123',
    old: '',
    name: 'Nguyễn Thị Hằng',
    birth: '05091962',
    sex: 'Nữ',
    address: 'Thôn Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế',
    issued: '25042021',
    ...parts,
  };
  return [id, old, name, birth, sex, address, issued].join('|');
};
const read = (text: string): CitizenCard | undefined => {
  const parsed = parseCitizenCard(text);
  return parsed.ok ? parsed.card : undefined;
};
const garbled = { ok: false, reason: 'garbled' };

const cards = samples.filter((sample) => !sample.expect.startsWith('reject'));

test.each(cards)('the sample $id is read as a card: $expect', ({ raw, expect: expected, derived }) => {
  const fields = raw.replace('\ufeff', '').trim().split('|');
  const parsed = read(raw);
  expect(parsed).toMatchObject({
    personalId: fields[0],
    name: fields[2]?.normalize('NFC'),
    sex: typeof derived === 'object' && derived.sex === 'Nam' ? 'male' : 'female',
    address: fields[5]?.normalize('NFC'),
  });
  const warnings = expected === 'warn' ? ['birth-year-differs'] : [];
  expect(checkPersonalId(parsed?.personalId ?? '', parsed)).toEqual({ valid: true, warnings });
});

test('the samples that are no cards are named', () => {
  const others = samples.filter((sample) => !cards.includes(sample));
  expect(others.map(({ id, raw }) => [id, parseCitizenCard(raw)])).toEqual([
    ['not-cccd-vietqr', { ok: false, reason: 'other-qr', what: 'vietqr' }],
  ]);
});

test('the fixture is whole and its decomposed sample is decomposed', () => {
  expect(samples.length).toBeGreaterThanOrEqual(9);
  expect(samples.filter(({ raw }) => raw !== raw.normalize('NFC')).map(({ id }) => id)).toEqual(['nfd']);
});

test('the card of 2021 gives all it says', () => {
  expect(read('046162000123|191000456|Nguyễn Thị Hằng|05091962|Nữ|Tổ 3, Thôn Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế|25042021')).toEqual({
    personalId: '046162000123',
    name: 'Nguyễn Thị Hằng',
    birth: '1962-09-05',
    sex: 'female',
    address: 'Tổ 3, Thôn Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế',
    issuedOn: '2021-04-25',
    oldId: '191000456',
  });
});

test('the tail of the card of 2024 leaves no trace: neither a cancelled number nor a parent', () => {
  const parsed = read(`${card()}|001162000999|Phạm Văn Cha|Huỳnh Thị Mẹ|`);
  expect(parsed).toEqual(read(card()));
  expect(JSON.stringify(parsed)).not.toMatch(/Cha|Mẹ|001162000999/);
});

test.each([
  ['05091962', '1962-09-05'],
  ['05/09/1962', '1962-09-05'],
  ['05-09-1962', '1962-09-05'],
  ['1945', '1945'],
  ['00001945', '1945'],
  ['00031945', '1945-03'],
  ['29022024', '2024-02-29'],
])('a birth written %s is read as %s', (birth, expected) => {
  expect(read(card({ birth }))?.birth).toBe(expected);
});

test.each(['31021962', '29022023', '00', '', '5/9/62', '19620905', '05131962', '05000062', '٠٥٠٩١٩٦٢'])(
  'a birth written "%s" is garbled',
  (birth) => {
    expect(parseCitizenCard(card({ birth }))).toEqual(garbled);
  },
);

test.each([
  ['\ufeff', '\r\n'],
  ['\ufeff\ufeff ', '\u0000\u0000'],
  ['\r\n', '\n'],
  ['', '|'],
  ['', '||||'],
])('what scanners put around the text does not matter: %j … %j', (before, after) => {
  expect(read(before + card() + after)).toEqual(read(card()));
});

test('decomposed text, spaces and the case of the sex do not matter', () => {
  const plain = read(card());
  expect(plain).toBeDefined();
  expect(read(card().normalize('NFD'))).toEqual(plain);
  expect(read(card({ name: ' Nguyễn  Thị Hằng ', sex: 'NỮ' }))).toEqual(plain);
  expect(read(card({ sex: 'nữ'.normalize('NFD') }))).toEqual(plain);
  expect(read(card({ sex: 'NAM' }))?.sex).toBe('male');
});

test('empty fields are absent, not empty', () => {
  expect(read(card({ address: '', issued: '' }))).toEqual({
    personalId: '046162000123',
    name: 'Nguyễn Thị Hằng',
    birth: '1962-09-05',
    sex: 'female',
  });
  expect(read('046162000123||Nguyễn Thị Hằng|05091962|Nữ|Thôn Mẫu')?.address).toBe('Thôn Mẫu');
});

test('a number of the twelve-digit identity card of before is not taken for the nine-digit one', () => {
  expect(read(card({ old: '046162000123' }))).toEqual(read(card()));
});

test('somebody born abroad is read, and the number gives no warning', () => {
  const parsed = read(card({ id: '101162000007', address: 'Phường Mẫu, Quận 3, TP. Hồ Chí Minh' }));
  expect(parsed?.personalId).toBe('101162000007');
  expect(checkPersonalId('101162000007', parsed).warnings).toEqual([]);
});

test.each([
  "H'Hen Niê",
  'H’Hen Niê',
  'Y Ƀlô Kbuôr',
  "Đinh Y'Bia",
  "K'Sor Y Djuah",
  "Bh'riu Liếc",
  'Ƀya',
  'Thạch',
  'Y Wôč Mlô',
  'Rơ Châm H’Yéo',
  'Siu Blĕh',
  'Nay H’Kê̆',
  'Giàng A Sếnh',
  'LÒ THỊ HÒA',
  'ĐỖ ƯỚC',
  'Hoàng Thị Thuỳ-Dương',
  'Ngô Quý Ất',
])('the name %s is kept as it is written', (name) => {
  expect(read(card({ name }))?.name).toBe(name.normalize('NFC'));
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const names = [
  'Nguyễn Thị Hằng',
  'Lò Thị Hà',
  'VŨ ĐỨC ÚT',
  'LÊ VĂN HÒA',
  'Đỗ Thị Mơ',
  'Vàng Thị Ý',
  'Trần Ì Mẫu',
  'Hà',
  'TRỊNH XUÂN ẤT',
  'Phùng Thị Ương',
];

test.each([
  'latin1',
  'windows-1252',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-14',
  'windows-1250',
  'windows-1257',
  'big5',
  'shift_jis',
  'gb18030',
  'euc-kr',
  'koi8-r',
  'ibm866',
  'macintosh',
])('UTF-8 read as %s is garbled, never a name', (label) => {
  const decoder = new TextDecoder(label);
  for (const name of names) {
    const misread = decoder.decode(bytesOf(card({ name })));
    expect(misread).not.toBe(card({ name }));
    expect(parseCitizenCard(misread), misread).toEqual(garbled);
    expect(read(`046162000123||${decoder.decode(bytesOf(name))}|05091962|Nam||25042021`), name).toBeUndefined();
  }
});

test.each([
  'Nguyá»…n Thá»‹ Háº±ng',
  'Nguy\ufffdn',
  '阮氏姮',
  'Nguyß╗àn',
  'Нгуен',
  'Nguyễn\u0007',
  'Nguyễn 2',
  '',
  "'",
  'N\u0085a',
  'Trần\u00a0Mẫu',
  'HÃ’A',
  'HĂ’A',
  'Łukasz',
  'Hằng<b>',
])('the name "%s" is garbled', (name) => {
  expect(parseCitizenCard(card({ name }))).toEqual(garbled);
});

test.each([
  ['eleven digits', card({ id: '04616200012' })],
  ['thirteen digits', card({ id: '0461620001234' })],
  ['a letter in the number', card({ id: '04616200O123' })],
  ['an old number of five digits', card({ old: '19100' })],
  ['no sex', card({ sex: '' })],
  ['a sex that is none', card({ sex: 'N' })],
  ['an issue date that is none', card({ issued: '31022021' })],
  ['an issue date without a day', card({ issued: '2021' })],
  ['an address misread', card({ address: 'Tá»• 3, ThÃ´n Máº«u' })],
  ['fields missing', '046162000123|191000456|Nguyễn Thị Hằng|05091962'],
  ['too many fields', `${card()}${'|'.repeat(7)}`],
])('%s: the shape of a card that no card has is garbled', (_, text) => {
  expect(parseCitizenCard(text)).toEqual(garbled);
});

const hex = (text: string) => Array.from(bytesOf(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

test.each<[OtherQr, string]>([
  ['vietqr', '00020101021138570010A00000072701270006970436011300000000000000208QRIBFTTA53037045802VN6304ABCD'],
  ['link', 'https://vneid.gov.vn/'],
  ['link', 'HTTP://EXAMPLE.VN/A|B|C|D|E|F|G'],
  ['link', 'www.example.vn'],
  ['our-code', 'https://tungngo.example/#enrol=7K3M9QXA'],
  ['our-code', '7K3M-9QXA'],
  ['our-code', '7K3M9QXA'],
  ['our-code', '{"tungNgo":1,"device":"x"}'],
  ['health-insurance', `GD4010100000123|${hex('Nguyễn Văn Mẫu')}|10/10/1990|1|${hex('Thôn Mẫu')}|01 - 001|01/01/2020|-|01/01/2020|`],
  ['health-insurance', `0100000123|${hex('Nguyễn Văn Mẫu').toUpperCase()}|1990|2|`],
  ['wifi', 'WIFI:S:nha van hoa;T:WPA;P:12345678;;'],
  ['contact', 'BEGIN:VCARD\nFN:Mẫu\nEND:VCARD'],
  ['contact', 'MECARD:N:Mẫu;;'],
  ['old-card', '191000456'],
  ['old-card', '046162000123'],
  ['text', 'Xin chào cả nhà'],
  ['text', '8934563138165'],
  ['text', 'a|b'],
])('%s: %s', (what, text) => {
  expect(parseCitizenCard(text)).toEqual({ ok: false, reason: 'other-qr', what });
});

test.each(['', ' \r\n', '|||', '\u0001\u0002', '\ufffd\ufffd', '---'])('%j is nothing that can be named', (text) => {
  expect(parseCitizenCard(text)).toEqual({ ok: false, reason: 'not-a-card' });
});

test('a very long text is answered at once', () => {
  for (const tail of ['a'.repeat(100_000), `${'á'.repeat(300)}£`, `${'aa '.repeat(110)}£`, '|'.repeat(100_000), '1'.repeat(100_000)]) {
    const started = performance.now();
    for (const text of [tail, card({ name: tail }), card({ address: tail }), card({ id: tail })]) parseCitizenCard(text);
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
