/** How a shape of a drawing is painted: `soft` filled surfaces, `line` strokes, `mark` the thing to look at, `good` what is right. */
export type Paint = 'soft' | 'line' | 'mark' | 'good';
export type Shape = readonly [paint: Paint, path: string];

/** All drawings stand on a 160 × 120 ground. */
export function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0z`;
}

export function box(x: number, y: number, width: number, height: number, round = 6): string {
  const [across, down] = [width - round * 2, height - round * 2];
  const corner = (dx: number, dy: number) => `a${round} ${round} 0 0 1 ${dx} ${dy}`;
  return `M${x + round} ${y}h${across}${corner(round, round)}v${down}${corner(-round, round)}h${-across}${corner(-round, -round)}v${-down}${corner(round, -round)}z`;
}

export const phone: readonly Shape[] = [
  ['soft', box(50, 8, 60, 104, 9)],
  ['line', 'M72 16h16M76 104h8'],
];

/** Head and shoulders. */
export function bust(x: number, y: number, size = 1): readonly Shape[] {
  const at = (value: number) => value * size;
  return [
    ['soft', circle(x, y, at(14))],
    ['soft', `M${x - at(26)} ${y + at(46)}c0-${at(18)} ${at(10)}-${at(28)} ${at(26)}-${at(28)}s${at(26)} ${at(10)} ${at(26)} ${at(28)}z`],
  ];
}

export const tick = (x: number, y: number): string => `M${x} ${y}l7 7 13-15`;
