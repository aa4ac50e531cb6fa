import { paperWords as words } from './official-words.ts';
import { jsPDF } from 'jspdf';
import { cellText, type Paper, type PaperTable } from './official-paper.ts';

export interface PaperFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** A4 across, in millimetres. */
const page = { width: 297, height: 210, margin: 15, foot: 14 };
const inner = page.width - 2 * page.margin;
const family = 'BeVietnamPro';
const size = 10;
const millimetresPerPoint = 25.4 / 72;
const line = size * millimetresPerPoint * 1.3;
const padding = 1.4;
/** Shares of the width: order, words, then figures. */
const columnWidths: Readonly<Record<number, readonly number[]>> = {
  8: [12, 101, 24, 28, 22, 26, 27, 27],
  9: [12, 79, 24, 30, 22, 26, 26, 26, 22],
};

type Align = 'left' | 'center' | 'right';
type Style = 'normal' | 'bold';

/** The report as a PDF: text stays text, tables break between rows and begin anew with their head, every page says which of how many it is. */
export function paperPdf(paper: Paper, fonts: PaperFonts): ArrayBuffer {
  const document = new jsPDF({ unit: 'mm', format: 'a4', orientation: 'landscape', compress: true });
  for (const style of ['normal', 'bold'] as const) {
    const name = `${family}-${style}.ttf`;
    document.addFileToVFS(name, base64(style === 'bold' ? fonts.bold : fonts.regular));
    document.addFont(name, family, style);
  }
  document.setProperties({ title: `${words.title} ${paper.subject}`, creator: 'Từng Ngõ' });
  const setter = new PaperSetter(document);
  setter.heading(paper);
  for (const table of paper.tables) setter.table(table);
  setter.signature(paper);
  setter.numberPages();
  return document.output('arraybuffer');
}

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const slice = 0x80_00;
  for (let at = 0; at < bytes.length; at += slice) parts.push(String.fromCharCode(...bytes.subarray(at, at + slice)));
  return btoa(parts.join(''));
}

class PaperSetter {
  private readonly document: jsPDF;
  private y = page.margin;

  constructor(document: jsPDF) {
    this.document = document;
  }

  heading({ issuer, dated, subject, span, notes }: Paper): void {
    const [first = '', ...more] = issuer;
    this.halves(first, words.nation, 'bold');
    this.halves(more.join(' '), words.motto, 'bold');
    this.rule(inner / 4, 12);
    this.rule((inner * 3) / 4, 46);
    this.y += 1.5;
    this.halves(words.number, dated, 'normal');
    this.y += line;
    this.text(words.title, 14, 'bold', 'center');
    this.text(subject, 12, 'bold', 'center');
    this.text(span, size, 'normal', 'center');
    this.y += line / 2;
    for (const note of notes) this.text(note, 9, 'normal', 'left');
  }

  table(table: PaperTable): void {
    const head = this.rowOf(
      table.columns.map(({ title }) => title),
      table,
      'bold',
    );
    const rows = table.rows.map((cells, at) => {
      const style = table.hasTotal && at === table.rows.length - 1 ? 'bold' : 'normal';
      return this.rowOf(
        table.columns.map(({ kind }, column) => cellText(cells[column] ?? null, kind)),
        table,
        style,
      );
    });
    const remarkLines = table.remark ? this.wrapped(table.remark, inner, 9, 'normal').length : 0;
    this.room(line * (3 + remarkLines) + head.height + (rows[0]?.height ?? 0));
    this.y += line;
    this.text(table.title, 11, 'bold', 'left');
    if (table.remark) this.text(table.remark, 9, 'normal', 'left');
    this.y += 1;
    this.row(head, () => 'center');
    for (const row of rows) {
      if (this.room(row.height)) this.row(head, () => 'center');
      this.row(row, (column) => (table.columns[column]?.kind === 'text' ? 'left' : 'right'));
    }
  }

  signature({ recipients, signer, signerName }: Paper): void {
    this.room(line * (8 + Math.max(signer.length, recipients.length)));
    this.y += line;
    const top = this.y;
    for (const said of signer) this.halves('', said, 'bold');
    const bottom = this.y;
    this.y = top;
    this.text(words.recipients, size, 'bold', 'left');
    for (const recipient of recipients) this.text(recipient, 9, 'normal', 'left');
    this.y = Math.max(this.y, bottom + line * 4);
    this.halves('', signerName, 'bold');
  }

  numberPages(): void {
    const pages = this.document.getNumberOfPages();
    for (let at = 1; at <= pages; at += 1) {
      this.document.setPage(at);
      this.document.setFont(family, 'normal').setFontSize(8);
      this.document.text(words.page(String(at), String(pages)), page.width - page.margin, page.height - 7, { align: 'right' });
    }
  }

  private halves(one: string, other: string, style: Style): void {
    const width = inner / 2 - 4;
    const left = this.wrapped(one, width, size, style);
    const right = this.wrapped(other, width, size, style);
    for (let at = 0; at < Math.max(left.length, right.length, 1); at += 1) {
      this.y += line;
      this.document.text(left[at] ?? '', page.margin + inner / 4, this.y, { align: 'center' });
      this.document.text(right[at] ?? '', page.margin + (inner * 3) / 4, this.y, { align: 'center' });
    }
  }

  /** The short line below a name, as the rules for official papers want it. */
  private rule(at: number, width: number): void {
    const x = page.margin + at - width / 2;
    this.document.setLineWidth(0.2).line(x, this.y + 1.2, x + width, this.y + 1.2);
  }

  private text(said: string, points: number, style: Style, align: Align): void {
    const x = align === 'center' ? page.width / 2 : page.margin;
    for (const part of this.wrapped(said, inner, points, style)) {
      this.y += points * millimetresPerPoint * 1.3;
      this.document.text(part, x, this.y, { align });
    }
  }

  private rowOf(cells: readonly string[], table: PaperTable, style: Style) {
    const widths = columnWidths[table.columns.length] ?? table.columns.map(() => inner / table.columns.length);
    const lines = cells.map((cell, column) => this.wrapped(cell, (widths[column] ?? 0) - 2 * padding, size, style));
    const height = Math.max(...lines.map(({ length }) => Math.max(1, length))) * line + 2 * padding;
    return { lines, widths, height, style };
  }

  private row({ lines, widths, height, style }: ReturnType<PaperSetter['rowOf']>, alignOf: (column: number) => Align): void {
    this.document.setFont(family, style).setFontSize(size).setLineWidth(0.2);
    let x = page.margin;
    for (const [column, width] of widths.entries()) {
      this.document.rect(x, this.y, width, height);
      const align = alignOf(column);
      const at = align === 'left' ? x + padding : align === 'right' ? x + width - padding : x + width / 2;
      for (const [place, part] of (lines[column] ?? []).entries()) {
        this.document.text(part, at, this.y + padding + line * (place + 0.8), { align });
      }
      x += width;
    }
    this.y += height;
  }

  /** Begins a new page when that much does not fit any more; true if it did. */
  private room(height: number): boolean {
    if (this.y + height <= page.height - page.foot) return false;
    this.document.addPage();
    this.y = page.margin;
    return true;
  }

  private wrapped(said: string, width: number, points: number, style: Style): string[] {
    this.document.setFont(family, style).setFontSize(points);
    return this.document.splitTextToSize(said.normalize('NFC'), width) as string[];
  }
}
