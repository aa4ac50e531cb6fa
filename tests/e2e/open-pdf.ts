import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { decodeQR } from 'qr/decode.js';

export interface OpenedPdf {
  readonly pages: number;
  /** Of all pages, spaces as single ones. */
  readonly text: string;
  /** Without any space: a browser that prints sets a word in pieces, letter shapes of one file and of another. */
  readonly spaceless: string;
}

export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const text = texts.join(' ').replaceAll(/\s+/g, ' ').normalize('NFC');
  return { pages: document.numPages, text, spaceless: text.replaceAll(' ', '') };
}

/** What the codes of the first page say, from left to right: on the leaflet nothing else is drawn. */
export async function codesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  return codesAmong(fnArray.flatMap((operator, at) => (operator === OPS.constructPath ? [boxOf(argsArray[at])] : [])));
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

function boxOf(args: unknown): Box {
  const [, , box] = args as [number, unknown, ArrayLike<number>];
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(box);
  return { left, bottom, right, top };
}

/** Codes stand beside one another: where no square stands for a while, the next code begins. */
function codesAmong(squares: readonly Box[]): readonly string[] {
  const gap = 12;
  const codes: Box[][] = [];
  let end = -Infinity;
  for (const square of squares.toSorted((a, b) => a.left - b.left)) {
    if (square.left > end + gap) codes.push([]);
    codes.at(-1)?.push(square);
    end = Math.max(end, square.right);
  }
  return codes.map(decoded);
}

/** Paints the squares as they lie on the page, and reads what a camera would. */
function decoded(squares: readonly Box[]): string {
  const [scale, quiet] = [4, 24];
  const left = Math.min(...squares.map((square) => square.left));
  const top = Math.max(...squares.map((square) => square.top));
  const width = Math.ceil((Math.max(...squares.map(({ right }) => right)) - left) * scale) + 2 * quiet;
  const height = Math.ceil((top - Math.min(...squares.map(({ bottom }) => bottom))) * scale) + 2 * quiet;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const square of squares) {
    const from = { x: Math.round((square.left - left) * scale) + quiet, y: Math.round((top - square.top) * scale) + quiet };
    const to = { x: Math.round((square.right - left) * scale) + quiet, y: Math.round((top - square.bottom) * scale) + quiet };
    for (let y = from.y; y < to.y; y += 1)
      for (let x = from.x; x < to.x; x += 1) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return decodeQR({ width, height, data }, { format: 'RGBA' });
}
