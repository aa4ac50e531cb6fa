import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/ui/styles/tokens.css', 'utf8');
const colours = new Map(
  Array.from(css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g), ([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast of two tokens in one scheme. */
function contrast(one: string, other: string, scheme: 'light' | 'dark'): number {
  const [a, b] = [one, other].map((name) => {
    const colour = colours.get(name);
    if (!colour) throw new Error(`no colour ${name}`);
    return luminance(colour[scheme]);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['ground', 'surface', 'raised'];
const texts: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => ['ink', 'ink-soft', 'accent-text', 'stop'].map((ink) => [ink, ground] as const)),
  ...['accent-soft', 'done-soft', 'wait-soft', 'stop-soft', 'note-soft'].flatMap((soft) => [
    ['ink', soft] as const,
    ['ink-soft', soft] as const,
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-press'],
  ['accent-text', 'accent-soft'],
  ['done', 'done-soft'],
  ['wait', 'wait-soft'],
  ['stop', 'stop-soft'],
  ['note', 'note-soft'],
  ['wait', 'ground'],
  ['done', 'surface'],
  ['ground', 'ink'],
];
const marks: readonly (readonly [string, string])[] = grounds.flatMap((ground) =>
  ['line-strong', 'focus', 'accent', 'done'].map((mark) => [mark, ground] as const),
);

for (const scheme of ['light', 'dark'] as const) {
  test(`text keeps 7:1 in the ${scheme} scheme`, () => {
    expect(colours.size).toBeGreaterThan(20);
    expect(texts.filter(([ink, ground]) => contrast(ink, ground, scheme) < 7).map(String)).toEqual([]);
  });

  test(`edges, focus and bars keep 3:1 in the ${scheme} scheme`, () => {
    expect(marks.filter(([mark, ground]) => contrast(mark, ground, scheme) < 3).map(String)).toEqual([]);
  });
}

test('no style sheet names a colour outside the tokens', () => {
  const sheets = [
    'base',
    'parts/buttons',
    'parts/fields',
    'parts/surfaces',
    'parts/signals',
    'parts/overlays',
    'parts/bars',
    'screens/frame',
    'screens/start',
    'screens/places',
  ];
  const rules = sheets.map((sheet) => readFileSync(`src/ui/styles/${sheet}.css`, 'utf8'));
  expect(Math.min(...rules.map((text) => text.length))).toBeGreaterThan(100);
  expect(rules.flatMap((text) => text.match(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/gi) ?? [])).toEqual([]);
});
