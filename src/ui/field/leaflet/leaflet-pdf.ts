import { jsPDF } from 'jspdf';
import encodeQR from 'qr';
import type { Leaflet } from './leaflet.ts';

/** TrueType files of the two weights the page is set in; a PDF carries its own letters. */
export interface LeafletFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface LeafletHeadings {
  readonly steps: string;
  readonly safety: string;
  readonly agreed: string;
  readonly codes: string;
  /** Who leaves this behind: "Tổ công nghệ số cộng đồng". */
  readonly from: string;
}

/** A4, in millimetres. */
const page = { width: 210, height: 297, margin: 16 };
const family = 'BeVietnamPro';
/** Body sizes in points, the largest that fits wins; 14 is the smallest that is still called large print. */
const sizes = [22, 20, 18, 17, 16, 15, 14] as const;
const smallest = 14;
const millimetresPerPoint = 25.4 / 72;
const codeSize = 32;

/**
 * The leaflet as a PDF of exactly one A4 page, its text kept as text (NFC) so that it can be searched and read aloud. A guide that does not fit even in
 * the smallest size runs out of the page; a test holds every shipped one to it.
 */
export function leafletPdf(leaflet: Leaflet, headings: LeafletHeadings, fonts: LeafletFonts): ArrayBuffer {
  const document = new jsPDF({ unit: 'mm', format: 'a4', compress: true });
  addFont(document, fonts.regular, 'normal');
  addFont(document, fonts.bold, 'bold');
  document.setProperties({ title: leaflet.title, creator: 'Từng Ngõ' });
  const size =
    sizes.find((candidate) => new Setter(document, candidate, false).set(leaflet, headings) <= page.height - page.margin) ?? smallest;
  new Setter(document, size, true).set(leaflet, headings);
  return document.output('arraybuffer');
}

function addFont(document: jsPDF, font: Uint8Array, style: 'normal' | 'bold'): void {
  const name = `${family}-${style}.ttf`;
  document.addFileToVFS(name, base64(font));
  document.addFont(name, family, style);
}

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const slice = 0x80_00;
  for (let at = 0; at < bytes.length; at += slice) parts.push(String.fromCharCode(...bytes.subarray(at, at + slice)));
  return btoa(parts.join(''));
}

/** Sets the page from the top down. Without `draws` it only measures. */
class Setter {
  private readonly document: jsPDF;
  private readonly size: number;
  private readonly draws: boolean;
  private y = page.margin;

  constructor(document: jsPDF, size: number, draws: boolean) {
    this.document = document;
    this.size = size;
    this.draws = draws;
  }

  /** Where the page ends, in millimetres from the top. */
  set(leaflet: Leaflet, headings: LeafletHeadings): number {
    this.text(leaflet.title, this.size * 1.5, 'bold');
    this.text(leaflet.summary, this.size);
    this.list(headings.steps, leaflet.steps, (place) => `${place + 1}. `);
    this.list(headings.safety, leaflet.safety, () => '• ');
    this.list(headings.agreed, leaflet.agreed, () => '• ');
    this.codes(headings.codes, leaflet.codes);
    this.gap(1);
    this.text(headings.from, 12);
    return this.y;
  }

  private list(heading: string, lines: readonly string[], mark: (place: number) => string): void {
    if (lines.length === 0) return;
    this.gap(1.6);
    this.text(heading, this.size * 1.1, 'bold');
    for (const [place, line] of lines.entries()) {
      this.gap(0.5);
      this.text(mark(place) + line, this.size);
    }
  }

  private codes(heading: string, codes: Leaflet['codes']): void {
    if (codes.length === 0) return;
    this.gap(1.6);
    this.text(heading, this.size * 1.1, 'bold');
    this.gap(0.8);
    const step = (page.width - 2 * page.margin) / codes.length;
    for (const [place, { address, caption }] of codes.entries()) this.code(address, caption, page.margin + place * step, step);
    this.y += codeSize + 10;
  }

  private code(address: string, caption: string, x: number, width: number): void {
    if (!this.draws) return;
    const rows = encodeQR(address, 'raw', { border: 2 });
    const module = codeSize / rows.length;
    this.document.setFillColor(0, 0, 0);
    for (const [row, cells] of rows.entries()) {
      for (const [column, dark] of cells.entries()) {
        if (dark) this.document.rect(x + column * module, this.y + row * module, module * 1.02, module * 1.02, 'F');
      }
    }
    this.document.setFont(family, 'normal').setFontSize(11);
    this.document.text(this.lines(caption, width - 2), x, this.y + codeSize + 5);
  }

  private text(words: string, size: number, style: 'normal' | 'bold' = 'normal'): void {
    this.document.setFont(family, style).setFontSize(size);
    const lineHeight = size * millimetresPerPoint * 1.3;
    for (const line of this.lines(words, page.width - 2 * page.margin)) {
      this.y += lineHeight;
      if (this.draws) this.document.text(line, page.margin, this.y);
    }
  }

  private lines(words: string, width: number): string[] {
    return this.document.splitTextToSize(words.normalize('NFC'), width) as string[];
  }

  private gap(millimetres: number): void {
    this.y += millimetres;
  }
}
