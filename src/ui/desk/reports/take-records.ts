import { xlsxFile } from '../import/write-sheet.ts';
import type { SheetRow } from '#domain/sheet-columns.ts';
import type { TakeApi, TakeAsked, Taken } from './take-api.ts';

/** A sheet of Excel holds so many rows, the head among them. */
const mostRows = 1_048_576;
const types = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const;

/** Receives the server's stream. A workbook is made here, from the lines: the server never holds a whole list. */
export const takeRecords: TakeApi = {
  async take(asked, onRows) {
    try {
      return await received(asked, onRows);
    } catch {
      return { ok: false, failure: { kind: 'cut' } };
    }
  },
};

async function received(asked: TakeAsked, onRows: (rows: number) => void): Promise<Taken> {
  const { node, kind, format, withNumbers } = asked;
  const answer = await fetch(`/api/desk/areas/${encodeURIComponent(node)}/export`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, format: format === 'csv' ? 'csv' : 'ndjson', withNumbers }),
  });
  if (!answer.ok || !answer.body) return { ok: false, failure: failureOf(await answer.json().catch(() => undefined)) };
  return format === 'xlsx' ? workbook(answer.body, asked.sheet, onRows) : plainFile(answer.body, format, onRows);
}

function failureOf(json: unknown): { readonly kind: string } {
  const error: unknown = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  return typeof error === 'object' && error !== null && 'kind' in error ? (error as { readonly kind: string }) : { kind: 'unexpected' };
}

const newline = 10;

/** Lines are counted as they pass by; a line break within quotes counts too, so that of a CSV it is a sign of progress, not a figure. */
async function plainFile(body: ReadableStream<Uint8Array>, format: 'csv' | 'ndjson', onRows: (rows: number) => void): Promise<Taken> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let rows = format === 'csv' ? -1 : 0;
  for await (const part of chunksOf(body)) {
    parts.push(part);
    for (const byte of part) if (byte === newline) rows += 1;
    onRows(Math.max(0, rows));
  }
  return { ok: true, file: new Blob(parts, { type: types[format] }), rows: Math.max(0, rows) };
}

async function workbook(body: ReadableStream<Uint8Array>, sheet: string, onRows: (rows: number) => void): Promise<Taken> {
  const rows: SheetRow[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of chunksOf(body)) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) addLine(rows, line);
    if (rows.length > mostRows) return { ok: false, failure: { kind: 'too-many' } };
    onRows(Math.max(0, rows.length - 1));
  }
  return { ok: true, file: await xlsxFile(sheet, rows), rows: Math.max(0, rows.length - 1) };
}

function addLine(rows: SheetRow[], line: string): void {
  const record = JSON.parse(line) as Readonly<Record<string, string | number | boolean | null>>;
  if (rows.length === 0) rows.push(Object.keys(record));
  rows.push(Object.values(record));
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield new Uint8Array(next.value);
  } finally {
    await reader.cancel();
  }
}
