import { done, failed, type Result } from '#domain/result.ts';
import type { Cell, SheetRow } from '#domain/sheet-columns.ts';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/universal';
import { decodeText, type Encoding } from './decode-text.ts';
import { readArchive, writeArchive } from './zip-archive.ts';

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

export interface ReadFile {
  readonly sheets: readonly ReadSheet[];
  /** Of a CSV. */
  readonly encoding?: Encoding | undefined;
}

/** Failures: `list-large`, `list-old-excel`, `list-unreadable`, `list-empty`. */
const fileBytes = 30 * 1024 * 1024;
const unfoldedBytes = 300 * 1024 * 1024;

export async function readListFile(file: Blob & { readonly name: string }): Promise<Result<ReadFile>> {
  if (file.size > fileBytes) return failed({ kind: 'list-large' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (...signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  /* The old .xls, and a workbook behind a password, are both of Microsoft's older container. */
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return failed({ kind: 'list-old-excel' });
  const read = begins(0x50, 0x4b) ? await readXlsx(bytes) : readCsv(bytes, file.name);
  if (!read.ok) return read;
  const sheets = read.value.sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null && cell !== '')));
  return sheets.length > 0 ? done({ ...read.value, sheets }) : failed({ kind: 'list-empty' });
}

async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<Result<ReadFile>> {
  const files = await readArchive(bytes, unfoldedBytes, (name) => /\.(xml|rels)$/.test(name));
  if (!files?.has('[Content_Types].xml')) return failed({ kind: 'list-unreadable' });
  try {
    const plain = await writeArchive(files, false);
    const sheets = await readWorkbook(plain.buffer);
    return done({ sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(plainCell)) })) });
  } catch {
    return failed({ kind: 'list-unreadable' });
  }
}

/** Dates come at midnight UTC of their day. */
function plainCell(cell: unknown): Cell {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  if (typeof cell === 'string') return cell.normalize('NFC');
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}

function readCsv(bytes: Uint8Array, name: string): Result<ReadFile> {
  const { text, encoding } = decodeText(bytes);
  if (!isWritten(text)) return failed({ kind: 'list-unreadable' });
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const rows = data.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell.trim())));
  return done({ sheets: [{ name: name.replace(/\.\w+$/, ''), rows }], encoding });
}

/** Text has no control characters but ends of lines and tabs; a picture or a program has. */
function isWritten(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return !/[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(text.slice(0, 4096));
}

const delimiters = [',', ';', '\t', '|'] as const;
const looked = 20;

/** The mark that parts the first lines most often, outside of quotes. Vietnamese Excel writes `;`, since the comma is its decimal mark. */
function delimiterOf(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split('\n')
    .slice(0, looked)
    .join('\n');
  const count = (mark: string) => lines.split(mark).length;
  return delimiters.reduce<string>((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}
