import { decodeText } from '#ui/desk/import/decode-text.ts';
import { readListFile } from '#ui/desk/import/read-list-file.ts';
import { columnLetters, csvFile, xlsxFile } from '#ui/desk/import/write-sheet.ts';
import { crc32, readArchive, writeArchive } from '#ui/desk/import/zip-archive.ts';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';

const named = (bytes: Uint8Array<ArrayBuffer> | string, name: string) => Object.assign(new Blob([bytes]), { name });
const utf16 = (text: string, mark: boolean) => Uint8Array.from(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le'));
/** "Tiếng Việt" as Windows-1258 has it: ê with a combining acute, ê with a combining dot below. */
const cp1258 = Uint8Array.of(0x54, 0x69, 0xea, 0xec, 0x6e, 0x67, 0x20, 0x56, 0x69, 0xea, 0xf2, 0x74);

test.each([
  ['UTF-8', new TextEncoder().encode('Tiếng Việt'), 'utf-8'],
  ['UTF-8 with its mark', new TextEncoder().encode('\uFEFFTiếng Việt'), 'utf-8'],
  ['decomposed UTF-8', new TextEncoder().encode('Tiếng Việt'.normalize('NFD')), 'utf-8'],
  ['UTF-16', utf16('Tiếng Việt', true), 'utf-16le'],
  ['UTF-16 without its mark', utf16('Tiếng Việt', false), 'utf-16le'],
  ['UTF-16 the other way round', utf16('Tiếng Việt', true).map((_, at, all) => all[at ^ 1] ?? 0), 'utf-16be'],
  ['Windows-1258', cp1258, 'windows-1258'],
])('%s comes out right, and is said', (_, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: 'Tiếng Việt', encoding });
});

test.each([',', ';', '\t'])('a CSV parted by %j is one sheet, quotes and empty lines and all', async (mark) => {
  const text = [['Họ tên', 'Địa chỉ'], [], ['Bùi Thị Sen', `"Ngõ 3${mark} ""cũ"""`]].map((row) => row.join(mark)).join('\r\n');
  const read = await readListFile(named(text, 'danh-sach.csv'));
  expect(read.ok && read.value.sheets[0]).toEqual({
    name: 'danh-sach',
    rows: [['Họ tên', 'Địa chỉ'], [null], ['Bùi Thị Sen', `Ngõ 3${mark} "cũ"`]],
  });
});

test('a workbook is read sheet by sheet: numbers as numbers, dates as days, nothing of empty sheets', async () => {
  const born = { value: new Date(Date.UTC(1961, 3, 9)), type: Date, format: 'dd/mm/yyyy' };
  const many = Array.from({ length: 8000 }, (_, at) => [`Bùi Thị ${at}`, 25_161_000_011 + at, born]);
  const buffer = await writeWorkbook([
    { sheet: 'Thôn 4', data: [['Họ tên', 'CCCD', 'Ngày sinh'], ...many] },
    { sheet: 'Trống', data: [] },
  ]).toBuffer();
  const read = await readListFile(named(Uint8Array.from(buffer), 'a.xlsx'));
  expect(read.ok && read.value.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Thôn 4', 8001]]);
  expect(read.ok && read.value.sheets[0]?.rows[1]).toEqual(['Bùi Thị 0', 25_161_000_011, '1961-04-09']);
});

test.each([
  ['an old .xls or one behind a password', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), 'list-old-excel'],
  ['an archive that is no workbook', new Uint8Array(0), 'list-empty'],
  ['a cut workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0), 'list-unreadable'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0), 'list-unreadable'],
  ['nothing but spaces', new TextEncoder().encode(' \r\n , '), 'list-empty'],
])('%s is refused with a reason', async (_, bytes, kind) => {
  expect(await readListFile(named(bytes, 'a'))).toEqual({ ok: false, failure: { kind } });
});

test('an archive that unfolds beyond the bound is refused, whatever it says of itself', async () => {
  const bomb = await writeArchive(new Map([['a.xml', new Uint8Array(5_000_000)]]), true);
  expect(bomb.byteLength).toBeLessThan(10_000);
  expect(await readArchive(bomb, 4_999_999, () => true)).toBeUndefined();
  expect((await readArchive(bomb, 5_000_000, () => true))?.get('a.xml')?.byteLength).toBe(5_000_000);
  const liar = Uint8Array.from(bomb);
  const view = new DataView(liar.buffer);
  for (let at = 0; at + 4 < liar.length; at += 1) if (view.getUint32(at, true) === 5_000_000) view.setUint32(at, 10, true);
  expect(await readArchive(liar, 100_000, () => true)).toBeUndefined();
});

test('an archive keeps its files, packed or stored, and their checksum', async () => {
  const files = new Map([
    ['a.xml', new TextEncoder().encode('một')],
    ['b/c.xml', new Uint8Array(70_000).fill(7)],
  ]);
  for (const pack of [true, false]) expect(await readArchive(await writeArchive(files, pack), 1e6, () => true)).toEqual(files);
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

test('a sheet that was written is read back by others: zeros kept, nothing a formula, what XML cannot hold left out', async () => {
  const blob = await xlsxFile('Dòng lỗi', [
    ['Họ tên', 'Số'],
    ['Bùi <Sen> & "Tre"\u0001', '025161000011'],
    ['=1+1', 7],
    [null, 'x'],
  ]);
  const rows = await readSheet(Buffer.from(await blob.arrayBuffer()));
  expect(rows).toEqual([
    ['Họ tên', 'Số'],
    ['Bùi <Sen> & "Tre"', '025161000011'],
    ['=1+1', 7],
    [null, 'x'],
  ]);
});

test('a CSV that was written opens as UTF-8, and none of its cells is a formula', async () => {
  const bytes = new Uint8Array(await csvFile([['Họ tên'], ['=HYPERLINK("x")'], ['a,b']]).arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('Họ tên\r\n"\'=HYPERLINK(""x"")"\r\n"a,b"\r\n');
});

test('columns are lettered as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
