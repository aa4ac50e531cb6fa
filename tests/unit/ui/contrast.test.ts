import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/ui/styles/tokens.css', 'utf8');
const schemes = ['light', 'dark', 'outdoor'] as const;
type Scheme = (typeof schemes)[number];

/** At least so much: text, and the edges, focus rings and bars that mean something. */
const least = { light: [7, 3], dark: [7, 3], outdoor: [10, 7] } as const;

const byScheme = Array.from(
  css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
  ([, name = '', light = '', dark = '']) => ({
    name,
    light,
    dark,
  }),
);
const [, outdoorBlock = ''] = /:root\[data-scheme='outdoor'\] \{([^}]+)\}/.exec(css) ?? [];
const outdoor = new Map(Array.from(outdoorBlock.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = '', colour = '']) => [name, colour]));
const colours = new Map<string, Record<Scheme, string>>(
  byScheme.map(({ name, light, dark }) => [name, { light, dark, outdoor: outdoor.get(name) ?? '' }]),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast of two tokens in one scheme. */
function contrast(one: string, other: string, scheme: Scheme): number {
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

test('every colour is said in every scheme', () => {
  expect(colours.size).toBeGreaterThan(20);
  expect([...colours].filter(([, one]) => schemes.some((scheme) => one[scheme] === '')).map(String)).toEqual([]);
});

for (const scheme of schemes) {
  const [text, mark] = least[scheme];
  const under = (pairs: typeof texts, ratio: number) =>
    pairs
      .filter(([ink, ground]) => contrast(ink, ground, scheme) < ratio)
      .map(([ink, ground]) => `${ink} on ${ground}: ${contrast(ink, ground, scheme)}`);

  test(`text keeps ${text}:1 in the ${scheme} scheme`, () => {
    expect(under(texts, text)).toEqual([]);
  });

  test(`edges, focus and bars keep ${mark}:1 in the ${scheme} scheme`, () => {
    expect(under(marks, mark)).toEqual([]);
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
