/**
 * A signature as the strokes of a finger, never as a picture: points on a grid 252 wide and 84 high. Small enough to lie in a record and encrypted like
 * the rest of it.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Stroke = readonly Point[];

export const signatureGrid = { width: 252, height: 84 } as const;
/** Longest text; what does not fit is thinned out until it does. */
export const signatureLongest = 3000;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const base = alphabet.length;

/** Two characters for x, two for y; strokes apart by a full stop. Undefined when nothing was drawn. */
export function encodeSignature(strokes: readonly Stroke[]): string | undefined {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return undefined;
  for (let tolerance = 0.7; ; tolerance *= 1.6) {
    const text = drawn.map((stroke) => thinned(stroke, tolerance).map(encodePoint).join('')).join('.');
    if (text.length <= signatureLongest || tolerance > signatureGrid.width) return text.slice(0, signatureLongest);
  }
}

/** Undefined when the text is no signature. */
export function decodeSignature(text: string): readonly Stroke[] | undefined {
  const strokes: Stroke[] = [];
  for (const part of text.split('.')) {
    if (part.length === 0 || part.length % 4 !== 0) return undefined;
    const points = Array.from({ length: part.length / 4 }, (_, index) => decodePoint(part.slice(index * 4, index * 4 + 4)));
    if (points.some((point) => point === undefined)) return undefined;
    strokes.push(points.filter((point) => point !== undefined));
  }
  return strokes;
}

/** The strokes as one SVG path; a single touch is a dot. */
export function signaturePath(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) => {
      const [first, ...rest] = stroke;
      if (!first) return '';
      const line = rest.length === 0 ? [{ x: first.x + 0.1, y: first.y }] : rest;
      return `M${first.x} ${first.y}${line.map(({ x, y }) => `L${x} ${y}`).join('')}`;
    })
    .join('');
}

function encodePoint({ x, y }: Point): string {
  return encodeNumber(x, signatureGrid.width) + encodeNumber(y, signatureGrid.height);
}

function encodeNumber(value: number, most: number): string {
  const whole = Math.min(most, Math.max(0, Math.round(value)));
  return (alphabet[Math.floor(whole / base)] ?? '') + (alphabet[whole % base] ?? '');
}

function decodePoint(text: string): Point | undefined {
  const [a = -1, b = -1, c = -1, d = -1] = Array.from(text, (character) => alphabet.indexOf(character));
  if (Math.min(a, b, c, d) < 0) return undefined;
  const [x, y] = [a * base + b, c * base + d];
  return x <= signatureGrid.width && y <= signatureGrid.height ? { x, y } : undefined;
}

/** Ramer–Douglas–Peucker: points that lie within `tolerance` of the line between their neighbours say nothing. */
function thinned(stroke: Stroke, tolerance: number): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last || stroke.length < 3) return stroke;
  const far = farthest(stroke, first, last);
  if (far.distance <= tolerance) return [first, last];
  return [...thinned(stroke.slice(0, far.index + 1), tolerance).slice(0, -1), ...thinned(stroke.slice(far.index), tolerance)];
}

function farthest(stroke: Stroke, first: Point, last: Point): { readonly index: number; readonly distance: number } {
  let found = { index: 0, distance: -1 };
  for (const [index, point] of stroke.entries()) {
    const distance = fromLine(point, first, last);
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}

function fromLine(point: Point, first: Point, last: Point): number {
  const [dx, dy] = [last.x - first.x, last.y - first.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point.x - first.x, point.y - first.y);
  return Math.abs(dx * (first.y - point.y) - dy * (first.x - point.x)) / length;
}
