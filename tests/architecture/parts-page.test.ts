import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const parts = readdirSync('src/ui/parts').filter((file) => file.endsWith('.tsx'));
const page = readdirSync('tests/parts')
  .map((file) => readFileSync(`tests/parts/${file}`, 'utf8'))
  .join('\n');

/** The components a file gives to others. */
function componentsOf(file: string): readonly string[] {
  const code = readFileSync(`src/ui/parts/${file}`, 'utf8');
  return Array.from(code.matchAll(/^export function ([A-Z]\w*)/gm), ([, name = '']) => name);
}

test('every part is shown on the page of parts', () => {
  const components = parts.flatMap(componentsOf);
  expect(components.length).toBeGreaterThan(25);
  expect(components.filter((name) => !new RegExp(`<${name}[\\s/>]`).test(page))).toEqual([]);
});

test('the page of parts is the dev server’s alone: the app is built from its own page, and nothing of the app leads there', () => {
  const config = readFileSync('vite.config.ts', 'utf8');
  const [, app = ''] = /function appBuild\(\) \{([^]*?)\n\}/.exec(config) ?? [];
  expect(app).toContain("outDir: 'dist/app'");
  expect(app, 'the only page that is built is index.html').not.toMatch(/\binput\b/);
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|css)$/.test(file));
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((file) => /tests\/parts|#tests\//.test(readFileSync(`src/${file}`, 'utf8')))).toEqual([]);
  expect(readFileSync('index.html', 'utf8')).not.toContain('tests/');
});
