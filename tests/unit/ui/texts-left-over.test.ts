import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = 'src/ui/text';
const sources = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const codes = sources.map((file) => ({ file, code: readFileSync(`src/ui/${file}`, 'utf8') }));
const speakers = codes.filter(({ file }) => !/^text\/(vi|en)/.test(file));
const areas = readdirSync(folder).flatMap((file) => /^vi-(.+)\.ts$/.exec(file)?.[1] ?? []);

/** By what the screens ask for an area: `settingsWords`, or its own name among those of `words()`. */
function askedBy(area: string): RegExp {
  const module = speakers.find(({ file, code }) => file !== 'text/words.ts' && code.includes(`/vi-${area}.ts'`));
  const accessors = Array.from(module?.code.matchAll(/export const (\w+) = areaText/g) ?? [], ([, name]) => name);
  return new RegExp(`\\b(${[...accessors, ...(accessors.length === 0 ? [area] : [])].join('|')})\\b`);
}

/** All that may read an area: the files that ask for it, and those beside them, which are handed its texts. */
function readersOf(area: string): string {
  const asks = askedBy(area);
  const asking = new Set(speakers.filter(({ code }) => asks.test(code)).map(({ file }) => dirname(file)));
  return speakers
    .filter(({ file }) => asking.has(dirname(file)) && !file.startsWith('text/'))
    .map(({ code }) => code)
    .join('\n');
}

const own = (key: string) => new RegExp(`\\.${key}\\b|\\['${key}'\\]|[{,]\\s*${key}\\s*[,:}][^{}=]*\\}?[^{}=]*=`);
/** Read by a name put together, or handed on whole. */
const whole = (key: string) => new RegExp(`\\b${key}(\\(\\))?(\\?\\.)?\\[|\\.${key}\\b(?!\\?*[.\\w(\\[])`);

/** The paths of texts that no screen reads, of what a file's export says. */
function leftOver(said: unknown, key: string, path: string, code: string): string[] {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return own(key).test(code) ? [] : [path];
  if (whole(key).test(code)) return [];
  return Object.entries(said).flatMap(([inner, text]) => leftOver(text, inner, `${path}.${inner}`, code));
}

async function leftOverOf(area: string): Promise<string[]> {
  const module: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ resolve(folder, `vi-${area}.ts`));
  const code = readersOf(area);
  if (new RegExp(`${askedBy(area).source}(\\(\\))?\\[`).test(code)) return [];
  return Object.values(module).flatMap((said) =>
    Object.entries(said ?? {}).flatMap(([key, text]) => leftOver(text, key, `${area}.${key}`, code)),
  );
}

/** At the top of their area, and read there by a name put together: `words[format]`. */
const byName = new Set(['desk-reports.excel', 'desk-reports.pdf', 'desk-reports.csv', 'desk-review.open', 'desk-review.returned']);

test('no text is left over: every one is read by a screen that asks for its area', async () => {
  expect(areas.length).toBeGreaterThan(30);
  const found = (await Promise.all(areas.map(leftOverOf))).flat();
  expect(found.filter((path) => !byName.has(path))).toEqual([]);
});

test('the reader of texts sees what is left over', () => {
  expect(leftOver({ used: 'a', left: 'b' }, 'all', 'all', 'text.used')).toEqual(['all.left']);
  expect(leftOver({ used: 'a', left: 'b' }, 'all', 'all', 'all[kind]')).toEqual([]);
});
