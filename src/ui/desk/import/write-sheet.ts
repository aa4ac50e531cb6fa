import { formulaStart } from '#domain/csv-line.ts';
import type { Cell, SheetRow } from '#domain/sheet-columns.ts';
import Papa from 'papaparse';
import { writeArchive } from './zip-archive.ts';

export const sheetFormats = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** CSV with the mark by which Excel knows UTF-8; a text that would be taken for a formula is written as text. */
export function csvFile(rows: readonly SheetRow[]): Blob {
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formulaStart, newline: '\r\n' },
  );
  return new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' });
}

const namespace = 'http://schemas.openxmlformats.org';
const office = `${namespace}/officeDocument/2006/relationships`;
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** A workbook of one sheet, all of its cells text or plain numbers: a personal number keeps its zeros, and nothing is a formula. */
export async function xlsxFile(sheet: string, rows: readonly SheetRow[]): Promise<Blob> {
  const data = rows.map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, column, at + 1)).join('')}</row>`);
  const files = {
    ...parts,
    'xl/workbook.xml': `<workbook xmlns="${namespace}/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${namespace}/spreadsheetml/2006/main"><sheetData>${data.join('')}</sheetData></worksheet>`,
  };
  const encoder = new TextEncoder();
  const bytes = await writeArchive(new Map(Object.entries(files).map(([name, text]) => [name, encoder.encode(xml + text)])), true);
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

function cellXml(cell: Cell, column: number, row: number): string {
  if (cell === null || cell === '') return '';
  const at = `${columnLetters(column)}${row}`;
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(cell))}</t></is></c>`;
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const own = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? own : columnLetters(Math.floor(column / 26) - 1) + own;
}

/** Characters that XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
