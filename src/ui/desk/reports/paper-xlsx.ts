import { paperWords as words } from './official-words.ts';
import type { Row } from 'write-excel-file/browser';
import writeWorkbook from 'write-excel-file/browser';
import type { ColumnKind, Paper, PaperCell, PaperTable } from './official-paper.ts';

const across = 9;
const left = 4;
const font = 'Times New Roman';
const widths = [5, 44, 11, 13, 10, 12, 12, 13, 10];
const numberFormats: Readonly<Record<ColumnKind, string | undefined>> = {
  text: undefined,
  count: '#,##0',
  share: '0.0%',
  change: '+#,##0;-#,##0;0',
};

type Style = {
  readonly fontWeight?: 'bold';
  readonly fontStyle?: 'italic';
  readonly align?: 'center' | 'left' | 'right';
  readonly fontSize?: number;
};

/** Every text is written as text, so that none of it is ever taken for a formula; every figure as a number that can be reckoned with. */
export function paperWorkbook(paper: Paper): Promise<Blob> {
  const rows = [...headingRows(paper), ...paper.tables.flatMap(tableRows), ...signatureRows(paper)];
  return writeWorkbook(
    rows,
    {
      sheet: words.sheet,
      orientation: 'landscape',
      columns: widths.map((width) => ({ width })),
    },
    { fontFamily: font, fontSize: 12 },
  ).toBlob();
}

function text(value: string, span: number, style: Style = {}) {
  return { value, type: String, columnSpan: span, wrap: true, alignVertical: 'center', ...style } as const;
}

function spanned(value: string, span: number, style?: Style): Row {
  return value === '' ? blanks(span) : [text(value, span, style), ...blanks(span - 1)];
}

function blanks(count: number): Row {
  return Array.from({ length: count }, () => null);
}

/** Two halves side by side: who issues it, and the nation. */
function halves(one: string, other: string, style: Style, otherStyle = style): Row {
  return [...spanned(one, left, { align: 'center', ...style }), ...spanned(other, across - left, { align: 'center', ...otherStyle })];
}

function headingRows({ issuer, dated, subject, span, notes }: Paper): readonly Row[] {
  const [first = '', ...more] = issuer;
  const bold = { fontWeight: 'bold' } as const;
  return [
    halves(first, words.nation, bold),
    halves(more.join(' '), words.motto, bold),
    halves(words.number, dated, {}, { fontStyle: 'italic' }),
    [],
    spanned(words.title, across, { ...bold, align: 'center', fontSize: 14 }),
    spanned(subject, across, { ...bold, align: 'center' }),
    spanned(span, across, { fontStyle: 'italic', align: 'center' }),
    ...notes.map((note) => spanned(note, across, { fontStyle: 'italic' })),
  ];
}

function tableRows(table: PaperTable): readonly Row[] {
  const bordered = { borderStyle: 'thin', wrap: true, alignVertical: 'center' } as const;
  const head: Row = table.columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold', align: 'center', ...bordered }));
  const rows = table.rows.map((cells, at): Row => {
    const isTotal = table.hasTotal && at === table.rows.length - 1;
    return table.columns.map(({ kind }, column) => ({
      ...figure(cells[column] ?? null, kind),
      ...(isTotal ? { fontWeight: 'bold' } : {}),
      ...bordered,
    }));
  });
  const remark = table.remark === '' ? [] : [spanned(table.remark, across, { fontStyle: 'italic' })];
  return [[], spanned(table.title, across, { fontWeight: 'bold' }), ...remark, head, ...rows];
}

function figure(cell: PaperCell, kind: ColumnKind) {
  if (cell === null) return {};
  if (typeof cell === 'string') return { value: cell, type: String, align: kind === 'text' ? 'left' : 'right' } as const;
  const format = numberFormats[kind];
  return { value: cell, type: Number, ...(format ? { format } : {}) };
}

function signatureRows({ recipients, signer, signerName }: Paper): readonly Row[] {
  const bold = { fontWeight: 'bold' } as const;
  const small = { fontStyle: 'italic', align: 'left' } as const;
  const [first = '', ...others] = recipients;
  return [
    [],
    halves(words.recipients, signer[0] ?? '', { ...bold, ...small }, bold),
    halves(first, signer.slice(1).join(' '), small, bold),
    ...others.map((line) => halves(line, '', small)),
    [],
    [],
    halves('', signerName, small, bold),
  ];
}
