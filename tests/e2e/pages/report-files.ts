import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readSheet } from 'read-excel-file/node';
import { expect, type Page } from '@playwright/test';

export type Cell = string | number | boolean | Date | null;

/** Downloads the report in a format and hands back where it lies, once its name is a report's. */
export async function downloaded(page: Page, format: 'Excel' | 'PDF' | 'CSV'): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: format, exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Báo cáo .+ \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d\.(xlsx|pdf|csv)$/);
  return file.path();
}

export interface SheetTable {
  readonly title: string;
  readonly remark: string;
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The workbook's cells: what stands above the first table, each table by its title, and what stands below. */
export async function readWorkbook(file: string) {
  const rows = (await readSheet(file)) as Cell[][];
  const heads = rows.flatMap((row, at) => (row[0] === 'TT' ? [at] : []));
  const tables = heads.map((at): SheetTable => {
    const hasRemark = rows[at - 2]?.[0] !== null && rows[at - 2]?.[0] !== undefined;
    const end = rows.findIndex((row, later) => later > at && row.every((cell) => cell === null));
    return {
      title: String(rows[at - (hasRemark ? 2 : 1)]?.[0]),
      remark: hasRemark ? String(rows[at - 1]?.[0]) : '',
      head: rows[at] ?? [],
      rows: rows.slice(at + 1, end),
    };
  });
  const texts = rows.flat().filter((cell) => typeof cell === 'string');
  return { tables, texts };
}

/** The words of a PDF, page by page, as a reader would select them. */
export async function readPdf(file: string): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' ')
        .normalize('NFC'),
    );
  }
  return pages;
}

export function readCsv(file: string): readonly (readonly string[])[] {
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
}
