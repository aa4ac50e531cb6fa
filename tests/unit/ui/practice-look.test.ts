import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sheet = readFileSync('src/ui/styles/screens/practice.css', 'utf8');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

function coloursOf(css: string): [string, Readonly<Record<Scheme, string>>][] {
  const both = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  const same = css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g);
  return [
    ...Array.from(both, ([, name = '', light = '', dark = '']) => [name, { light, dark }] as [string, Record<Scheme, string>]),
    ...Array.from(same, ([, name = '', colour = '']) => [name, { light: colour, dark: colour }] as [string, Record<Scheme, string>]),
  ];
}

const own = coloursOf(sheet);
/** Without the scheme for the sun, which is the light one with its ink blacker still. */
const [usual = ''] = readFileSync('src/ui/styles/tokens.css', 'utf8').split(":root[data-scheme='outdoor'] {");
const colours = new Map([...coloursOf(usual), ...own]);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast of two colours in one scheme. */
function contrast(one: string, other: string, scheme: Scheme): number {
  const [a = 0, b = 0] = [one, other].map((name) => luminance(colours.get(name)?.[scheme] ?? `no colour ${name}`));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const band = ['on-practice', 'practice-warn'].flatMap((ink) => ['practice', 'practice-stripe'].map((ground) => [ink, ground] as const));
const inks = ['ink', 'ink-soft', 'accent-text', 'stop', 'wait', 'done', 'note'];
const texts = [
  ...band,
  ...['ground', 'surface', 'raised'].flatMap((ground) => inks.slice(0, 4).map((ink) => [ink, ground] as const)),
  ['wait', 'ground'] as const,
  ['done', 'surface'] as const,
  ['ink', 'accent-soft'] as const,
  ['ink-soft', 'accent-soft'] as const,
  ['accent-text', 'accent-soft'] as const,
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-press'] as const,
  ['ground', 'ink'] as const,
];

for (const scheme of schemes) {
  test(`while practising, the band and every text keep 7:1 in the ${scheme} scheme`, () => {
    expect(own.length).toBeGreaterThan(10);
    expect(texts.filter(([ink, ground]) => !(contrast(ink, ground, scheme) >= 7)).map(String)).toEqual([]);
  });

  test(`while practising, edges and focus keep 3:1 in the ${scheme} scheme`, () => {
    const marks = ['ground', 'surface', 'raised'].flatMap((ground) =>
      ['line-strong', 'focus', 'accent'].map((mark) => [mark, ground] as const),
    );
    expect(marks.filter(([mark, ground]) => !(contrast(mark, ground, scheme) >= 3)).map(String)).toEqual([]);
  });

  test(`practice cannot be mistaken for the real book in the ${scheme} scheme`, () => {
    const tokens = new Map(coloursOf(usual));
    for (const name of ['ground', 'accent', 'accent-soft']) expect(colours.get(name)?.[scheme]).not.toBe(tokens.get(name)?.[scheme]);
  });
}
