import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

type Leaf = string | ((...given: readonly unknown[]) => string);
interface Found {
  readonly path: string;
  readonly leaf: Leaf;
}

const folder = 'src/ui/text';
const areas = readdirSync(folder).flatMap((file) => /^vi-(.+)\.ts$/.exec(file)?.[1] ?? []);

async function leavesOf(language: string, area: string): Promise<readonly Found[]> {
  const module: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ resolve(folder, `${language}-${area}.ts`));
  return Object.values(module).flatMap((value) => leaves(value, area));
}

function leaves(value: unknown, path: string): Found[] {
  if (typeof value === 'string' || typeof value === 'function') return [{ path, leaf: value as Leaf }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** A text that takes numbers or words must say every one of them. */
function said(leaf: Leaf): string {
  if (typeof leaf === 'string') return leaf;
  return leaf(...Array.from({ length: leaf.length }, (_, index) => String(71 + index)));
}

/** The desk's failures are an open list: the server says them in Vietnamese, and only English has words of its own for them. */
function keysOf(found: readonly Found[]): readonly string[] {
  return found
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('desk.failures.'))
    .sort();
}

const texts = await Promise.all(areas.map(async (area) => ({ area, vi: await leavesOf('vi', area), en: await leavesOf('en', area) })));

test('every area of texts is there in both languages, key by key', () => {
  expect(areas.length).toBeGreaterThanOrEqual(9);
  expect(texts.filter(({ vi }) => vi.length < 4)).toEqual([]);
  expect(texts.map(({ area, en }) => [area, keysOf(en).toSorted()])).toEqual(texts.map(({ area, vi }) => [area, keysOf(vi).toSorted()]));
});

/** What is wrong with a text, or nothing. */
function fault(text: string): string | undefined {
  if (text.trim() === '') return 'empty';
  if (/undefined|\[object|\$\{|TODO|xxx/i.test(text)) return 'placeholder';
  if (text !== text.trim()) return 'spaces at an end';
  return text === text.normalize('NFC') ? undefined : "not in Unicode's composed form";
}

test('no text is empty, untrimmed or left with a placeholder', () => {
  const all = texts.flatMap(({ vi, en }) => [...vi, ...en]);
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter(({ leaf }) => fault(said(leaf))).map(({ path, leaf }) => `${path}: ${fault(said(leaf))}`)).toEqual([]);
  expect([fault(' '), fault('a ${b}'), fault('a '), fault('o\u0301')].every(Boolean)).toBe(true);
});

test('a text says everything it is given', () => {
  const takers = texts.flatMap(({ vi, en }) => [...vi, ...en]).filter(({ leaf }) => typeof leaf === 'function' && leaf.length > 0);
  expect(takers.length).toBeGreaterThan(40);
  const silent = takers.filter(({ leaf }) =>
    Array.from({ length: leaf.length }, (_, index) => String(71 + index)).some((given) => !said(leaf).includes(given)),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

/** "1 homes", "1 home have"; not "1 is", and not a word that ends so by itself. */
const wrongForOne =
  /(?<![\d,.])1 (?:(?:more|sealed|new|other|earlier|open|recovery) )?(?!is|was|has|does|gets|goes|names|disappears|refused|works|consents|can)(?:people|[a-z]+[^s\W]s)\b|(?<![\d,.])1 [a-z]+ (?:are|were|have)\b/;

/** Each count by itself is one: with the others, "2 of 1 homes" would be asked of nobody. */
function saidOfOne(leaf: Leaf): readonly string[] {
  if (typeof leaf === 'string') return [];
  return [leaf(...Array.from({ length: leaf.length }, () => '1')), leaf(...Array.from({ length: leaf.length }, () => 1))];
}

test('English has a word for one of a thing', () => {
  const wrong = texts
    .flatMap(({ en }) => en)
    .flatMap(({ path, leaf }) => saidOfOne(leaf).flatMap((text) => (wrongForOne.test(text) ? [`${path}: ${text}`] : [])));
  expect([...new Set(wrong)]).toEqual([]);
  expect(['7 entries on 1 tablets', '1 people', 'with 1 open tasks', '1 home have it'].filter((text) => !wrongForOne.test(text))).toEqual(
    [],
  );
  expect(['11 homes', '1 home', '1 is stuck', '0.1 metres'].filter((text) => wrongForOne.test(text))).toEqual([]);
});

/** A tone stands on the first of oa, oe, uy that end a syllable, as in "Ủy ban", "sổ sức khỏe" and the apps the guides name. */
const toneOnTheSecond = /o[áàảãạéèẻẽẹ](?!\p{L})|(?<!q)u[ýỳỷỹỵ](?!\p{L})/iu;

test('Vietnamese is spelt in one way, of the two there are', () => {
  const wrong = texts
    .flatMap(({ vi }) => vi)
    .flatMap(({ path, leaf }) => (toneOnTheSecond.test(said(leaf)) ? [`${path}: ${said(leaf)}`] : []));
  const guides = readdirSync('src/guides')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`src/guides/${file}`, 'utf8'));
  expect(guides.length).toBeGreaterThan(20);
  expect([...wrong, ...guides.flatMap((source) => toneOnTheSecond.exec(source)?.[0] ?? [])]).toEqual([]);
  expect(['xoá', 'Khoá máy', 'uỷ ban', 'sức khoẻ'].filter((text) => !toneOnTheSecond.test(text))).toEqual([]);
  expect(['toàn', 'quý', 'quỹ', 'khoản', 'hoạt', 'xóa'].filter((text) => toneOnTheSecond.test(text))).toEqual([]);
});
