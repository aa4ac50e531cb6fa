import { jsPDF } from 'jspdf';
import type { Letter, LetterPart } from './letter.ts';

export interface LetterFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** A4 upright, in millimetres. */
const page = { width: 210, height: 297, margin: 20, foot: 16 };
const inner = page.width - 2 * page.margin;
const labelWidth = 52;
const family = 'BeVietnamPro';
const millimetresPerPoint = 25.4 / 72;

type Style = 'normal' | 'bold';

/** The letter as a PDF; text stays text, every page says which of how many it is. */
export function letterPdf(letter: Letter, fonts: LetterFonts): ArrayBuffer {
  const document = new jsPDF({ unit: 'mm', format: 'a4', compress: true });
  for (const style of ['normal', 'bold'] as const) {
    document.addFileToVFS(`${style}.ttf`, base64(style === 'bold' ? fonts.bold : fonts.regular));
    document.addFont(`${style}.ttf`, family, style);
  }
  document.setProperties({ title: letter.title, creator: 'Từng Ngõ' });
  const setter = new LetterSetter(document);
  setter.text(letter.title, 14, 'bold', page.margin, inner);
  setter.text(letter.under, 10, 'normal', page.margin, inner);
  for (const part of letter.parts) setter.part(part);
  setter.numberPages(letter.pageWords);
  return document.output('arraybuffer');
}

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const slice = 0x80_00;
  for (let at = 0; at < bytes.length; at += slice) parts.push(String.fromCharCode(...bytes.subarray(at, at + slice)));
  return btoa(parts.join(''));
}

class LetterSetter {
  private readonly document: jsPDF;
  private y = page.margin;

  constructor(document: jsPDF) {
    this.document = document;
  }

  part({ title, facts = [], lines = [] }: LetterPart): void {
    this.y += 4;
    if (title !== undefined) this.text(title, 11, 'bold', page.margin, inner);
    for (const [label, value] of facts) this.fact(label, value);
    for (const line of lines) this.text(line, 10, 'normal', page.margin, inner);
  }

  private fact(label: string, value: string): void {
    const left = this.wrapped(label, labelWidth - 3, 10, 'bold');
    const right = this.wrapped(value, inner - labelWidth, 10, 'normal');
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      this.down(10);
      this.write(left[at] ?? '', 10, 'bold', page.margin);
      this.write(right[at] ?? '', 10, 'normal', page.margin + labelWidth);
    }
  }

  text(said: string, points: number, style: Style, x: number, width: number): void {
    for (const line of this.wrapped(said, width, points, style)) {
      this.down(points);
      this.write(line, points, style, x);
    }
  }

  numberPages(words: Letter['pageWords']): void {
    const pages = this.document.getNumberOfPages();
    for (let at = 1; at <= pages; at += 1) {
      this.document.setPage(at).setFont(family, 'normal').setFontSize(8);
      this.document.text(words(String(at), String(pages)), page.width - page.margin, page.height - 9, { align: 'right' });
    }
  }

  private down(points: number): void {
    const height = points * millimetresPerPoint * 1.4;
    if (this.y + height > page.height - page.foot) {
      this.document.addPage();
      this.y = page.margin;
    }
    this.y += height;
  }

  private write(said: string, points: number, style: Style, x: number): void {
    this.document.setFont(family, style).setFontSize(points).text(said, x, this.y);
  }

  private wrapped(said: string, width: number, points: number, style: Style): string[] {
    this.document.setFont(family, style).setFontSize(points);
    return this.document.splitTextToSize(said.normalize('NFC'), width) as string[];
  }
}
