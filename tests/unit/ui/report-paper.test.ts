import type { Report } from '#domain/report-figures.ts';
import { cellText, officialPaper } from '#ui/desk/reports/official-paper.ts';
import { paperCsv } from '#ui/desk/reports/paper-csv.ts';
import { paperPdf } from '#ui/desk/reports/paper-pdf.ts';
import { paperWorkbook } from '#ui/desk/reports/paper-xlsx.ts';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';

const font = (name: string) => new Uint8Array(readFileSync(`node_modules/@expo-google-fonts/be-vietnam-pro/${name}.ttf`));
const fonts = { regular: font('400Regular/BeVietnamPro_400Regular'), bold: font('700Bold/BeVietnamPro_700Bold') };
const now = Date.parse('2026-11-27T09:00:00Z');

const unit = (id: string, name: string, residents: number) => ({ id, name, residents, residentsFrom: 'set' as const, households: 40 });
const evil = '=HYPERLINK("http://x","Thôn")';

function aReport(units = 3): Report {
  const named = Array.from({ length: units }, (_, at) => unit(`u${at}`, at === 0 ? evil : `Thôn ${at + 1}`, 100 + at));
  const counts = named.map((_, at) => ({ now: 60 + at * 7, before: 50 + at, target: 80 }));
  const total = { now: counts.reduce((sum, count) => sum + count.now, 0), before: 150, target: 80 * units };
  return {
    node: { id: 'xa', name: 'Xã Suối Mơ' },
    period: { kind: 'week', from: '2026-11-22T17:00:00.000Z', to: '2026-11-29T17:00:00.000Z', before: '2026-11-15T17:00:00.000Z' },
    asOf: '2026-11-27T09:00:00.000Z',
    units: named,
    whole: unit(
      'xa',
      'Xã Suối Mơ',
      named.reduce((sum, { residents }) => sum + residents, 0),
    ),
    indicators: [{ key: 'guided', subject: 'people', name: { vi: 'Người được hướng dẫn', en: 'Guided' }, units: counts, total }],
    returned: 7,
  };
}

const asked = { report: aReport(), heading: null, outside: false, now };

test('the paper has the official heading, the period in days, and says what shares are of and what does not count', () => {
  const paper = officialPaper(asked);
  expect(paper.issuer).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ SUỐI MƠ']);
  expect(paper.dated).toBe('Xã Suối Mơ, ngày 27 tháng 11 năm 2026');
  expect(paper.span).toBe('(Tuần từ ngày 23/11/2026 đến ngày 29/11/2026)');
  expect(paper.notes.join(' ')).toMatch(/16:00 ngày 27\/11\/2026.*do đơn vị cung cấp.*7 hồ sơ/);
  expect(paper.tables.map(({ rows }) => rows.length)).toEqual([1, 4]);
  expect(paper.tables[1]?.rows[1]).toEqual([2, 'Thôn 2', 67, 101, 67 / 101, 80, 67 / 80, 16, 2]);
  expect(paper.tables[1]?.remark).toContain('Thấp nhất');
  expect([
    cellText(0.5678, 'share'),
    cellText(12, 'change'),
    cellText(-3, 'change'),
    cellText(1234, 'count'),
    cellText(null, 'count'),
  ]).toEqual(['56,8%', '+12', '-3', '1.234', '']);
});

test('in a workbook nothing is a formula, figures are numbers, and the cells are those of the paper', async () => {
  const paper = officialPaper(asked);
  const bytes = Buffer.from(await (await paperWorkbook(paper)).arrayBuffer());
  const rows = await readSheet(bytes);
  const first = rows.findIndex((cells) => cells[1] === evil);
  expect(rows.slice(first, first + 4).map((cells) => cells.map((cell) => cell ?? null))).toEqual(paper.tables[1]?.rows);
  const flat = rows.flat();
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'BÁO CÁO', 'Nơi nhận:']) expect(flat).toContain(words);
});

test('a PDF of many units breaks between rows, every page with its number, nothing outside the page', async () => {
  const report = aReport(90);
  const document = await getDocument({ data: new Uint8Array(paperPdf(officialPaper({ ...asked, report }), fonts)), verbosity: 0 }).promise;
  expect(document.numPages).toBeGreaterThan(3);
  const seen: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    const placed = items.flatMap((item) =>
      'transform' in item && item.str.trim()
        ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number, width: item.width }]
        : [],
    );
    expect(Math.min(...placed.map(({ y }) => y))).toBeGreaterThan(15);
    expect(Math.max(...placed.map(({ x, width }) => x + width))).toBeLessThan(842 - 40);
    seen.push(...placed.map(({ text }) => text.normalize('NFC')));
    expect(seen).toContain(`Trang ${at}/${document.numPages}`);
  }
  for (let at = 2; at <= 90; at += 1) expect(seen.filter((text) => text === `Thôn ${at}`)).toHaveLength(1);
});

test('for eyes outside, small counts, ranks and changes are gone from paper and CSV alike', () => {
  const small = aReport();
  const [indicator] = small.indicators;
  if (!indicator) throw new Error('one indicator');
  const counts = [2, 60, 70].map((count) => ({ now: count, before: 0, target: null }));
  const report = { ...small, indicators: [{ ...indicator, units: counts, total: { now: 132, before: 0, target: null } }] };
  const { tables, notes } = officialPaper({ ...asked, report, outside: true });
  expect(tables[1]?.rows.map((row) => [row[2], row[7], row[8]])).toEqual([
    ['*', null, null],
    ['*', null, null],
    [70, null, null],
    [132, null, null],
  ]);
  expect(tables[1]?.remark).toBe('');
  expect(notes.at(-1)).toContain('nhỏ hơn 5');
  const lines = paperCsv(report, true).split('\r\n');
  expect(lines[1]).toMatch(/^Người được hướng dẫn,"'=HYPERLINK.*",\*,100,,,,,$/);
});
