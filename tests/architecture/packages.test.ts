import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly link?: boolean;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';

/** What may be given on with the product. */
const shipped = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Zlib',
  'OFL-1.1',
  'Unlicense',
  'PostgreSQL',
  'BlueOak-1.0.0',
]);
/** What may help to build and test it, without becoming a part of it. */
const helping = new Set([...shipped, 'CC-BY-4.0', 'Python-2.0', 'MPL-2.0', 'CC-BY-3.0', 'WTFPL']);
/** `(MIT OR X)` is fine when one is; `(MIT AND Zlib)` when both are. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.has(one.trim())));
}

test('every package has a licence that lets us use it: those that ship one of the first list, those that help one of the second', () => {
  const faults = packages.flatMap(([path, { license, dev }]) => {
    const said = license ?? 'none';
    return isAllowed(said, dev ? helping : shipped) ? [] : [`${path}: ${said}`];
  });
  expect(faults).toEqual([]);
  expect(packages.filter(([, { dev }]) => !dev).length).toBeGreaterThan(30);
});

test('every package is locked to its content, so that nobody can put another one in its place', () => {
  const loose = packages.filter(([, { integrity, link }]) => !link && !integrity?.startsWith('sha512-')).map(([path]) => path);
  expect(loose).toEqual([]);
});

test('the SBOM of the build names every package that ships, with version and hash, and is the same each time', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-sbom-'));
  const written = [1, 2].map((time) => {
    const file = join(directory, `${time}.json`);
    const { status } = spawnSync(process.execPath, ['tests/sbom.mjs', file]);
    expect(status).toBe(0);
    return readFileSync(file, 'utf8');
  });
  rmSync(directory, { recursive: true });
  expect(written[0]).toBe(written[1]);
  const { bomFormat, components } = JSON.parse(written[0] ?? '') as {
    readonly bomFormat: string;
    readonly components: readonly { readonly purl: string; readonly hashes?: readonly { readonly alg: string }[] }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const named = new Set(components.map(({ purl }) => decodeURIComponent(purl.replace('pkg:npm/', ''))));
  const ships = packages.filter(([, { dev, optional }]) => !dev && !optional).map(([path, { version }]) => `${nameOf(path)}@${version}`);
  expect(ships.filter((one) => !named.has(one))).toEqual([]);
  expect(components.every(({ hashes }) => hashes?.some(({ alg }) => alg === 'SHA-512'))).toBe(true);
});

test('what the benches measure beside has a lock of its own, to its content and to no registry, and is in none of ours', () => {
  const folder = 'tests/bench/peers';
  const text = readFileSync(`${folder}/package-lock.json`, 'utf8');
  const peers = Object.entries((JSON.parse(text) as typeof lock).packages).filter(([path]) => path !== '');
  const asked = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly private: boolean;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(peers.length).toBeGreaterThan(30);
  expect(peers.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  expect(text).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
  expect(asked.private).toBe(true);
  const ours = new Set(packages.map(([path]) => nameOf(path)));
  expect(Object.keys(asked.dependencies).filter((name) => ours.has(name))).toEqual(['dexie']);
});
