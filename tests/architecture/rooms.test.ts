import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, type Import } from './imports.ts';

/** The rooms table of the README, as law. `types` rooms may be imported from by `import type` only. */
interface Rule {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  /** Single files of another room that may be imported, or that other room's folder prefix. */
  readonly files?: readonly string[];
  readonly packages: readonly string[];
}

const rules: Readonly<Record<string, Rule>> = {
  domain: { rooms: [], packages: [] },
  guides: { rooms: ['domain'], packages: ['valibot'] },
  protocol: { rooms: ['domain'], packages: ['valibot', '@hpke/core'] },
  storage: { rooms: ['domain', 'protocol'], packages: ['dexie', 'idb-keyval'] },
  sync: { rooms: ['domain', 'protocol', 'storage'], packages: [] },
  background: {
    rooms: ['domain', 'guides', 'protocol', 'storage', 'sync'],
    packages: ['@phi-ag/argon2', 'comlink', 'hash-wasm', 'valibot'],
  },
  shell: {
    rooms: ['protocol'],
    files: ['storage/device-settings.ts', 'sync/tend-vault.ts', 'sync/locks.ts', 'sync/parcel-request.ts'],
    packages: ['workbox-core', 'workbox-precaching', 'workbox-routing', 'idb-keyval'],
  },
  ui: {
    rooms: ['domain', 'guides'],
    types: ['protocol'],
    files: ['background/device-api.ts', 'background/answer-board.ts', 'background/worker.ts', 'background/practice/practice-worker.ts'],
    packages: [
      'preact',
      '@preact/signals',
      'preact-iso',
      'comlink',
      'workbox-window',
      'qr',
      '@simplewebauthn/browser',
      'read-excel-file',
      'write-excel-file',
      'papaparse',
      'jspdf',
      'ics',
      '@expo-google-fonts/be-vietnam-pro',
      '@fontsource/be-vietnam-pro',
    ],
  },
  server: {
    rooms: ['domain', 'guides', 'protocol'],
    packages: [
      'hono',
      '@hono/node-server',
      'kysely',
      'pg',
      '@electric-sql/pglite',
      'hash-wasm',
      'valibot',
      '@hpke/core',
      '@simplewebauthn/server',
      'otpauth',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      'node:',
    ],
  },
};

/** Fewer than this many imports seen means that the reader is blind, not that the house is tidy. */
const fewestImports = 300;
const fewestOfRoom: Readonly<Record<string, number>> = {
  domain: 5,
  guides: 5,
  protocol: 10,
  storage: 8,
  sync: 10,
  background: 20,
  shell: 5,
  ui: 60,
  server: 60,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file}`)
  .filter((file) => /^src\/.+\/.+\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const seen = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

function breach(found: Import): string | undefined {
  const rule = rules[found.room];
  if (!rule) return `${found.file}: the room "${found.room}" is not in the rooms table`;
  const where = `${found.file} → ${found.specifier}${found.typeOnly ? ' (type)' : ''}`;
  if (found.target.kind === 'package') {
    const name = found.target.name;
    return rule.packages.some((allowed) => name === allowed || (allowed.endsWith(':') && name.startsWith(allowed))) ? undefined : where;
  }
  if (found.target.kind === 'asset' || found.target.room === found.room) return undefined;
  if (rule.rooms.includes(found.target.room)) return undefined;
  if (found.typeOnly && rule.types?.includes(found.target.room)) return undefined;
  return rule.files?.includes(`${found.target.room}/${found.target.path}`) ? undefined : where;
}

test('every import keeps to the rooms table, type-only and dynamic ones too', () => {
  expect(seen.map(breach).filter(Boolean)).toEqual([]);
});

test('the reader of imports saw as many as there should be', () => {
  expect(seen.length).toBeGreaterThanOrEqual(fewestImports);
  for (const [room, fewest] of Object.entries(fewestOfRoom)) {
    expect(seen.filter((found) => found.room === room).length, room).toBeGreaterThanOrEqual(fewest);
  }
  expect(seen.some((found) => found.typeOnly)).toBe(true);
  expect(seen.some((found) => found.dynamic)).toBe(true);
});

test('the page takes nothing but the interface and the answer board from the background, and the worker itself only by its address', () => {
  const values = seen.filter(
    (found) => found.room === 'ui' && found.target.kind === 'room' && found.target.room === 'background' && !found.typeOnly,
  );
  const board = '#background/answer-board.ts';
  expect(
    values.filter((found) => !found.address && found.specifier !== board).map((found) => `${found.file} → ${found.specifier}`),
  ).toEqual([]);
});

test('a breach of each kind is noticed', () => {
  const bad: readonly [string, string][] = [
    ['src/domain/a.ts', "import { x } from '#protocol/limits.ts';"],
    ['src/domain/a.ts', "import type { X } from '#server/services.ts';"],
    ['src/sync/a.ts', "const x = await import('dexie');"],
    ['src/ui/a.ts', "import { sealParcel } from '#protocol/parcel.ts';"],
    ['src/ui/a.ts', "export { y } from '../storage/tablet-store.ts';"],
    ['src/shell/a.ts', "import { z } from '#storage/dexie-store.ts';"],
    ['src/server/a.ts', "import '#background/device-api.ts';"],
    ['src/protocol/a.ts', "type T = import('#sync/pack.ts').Pack;"],
  ];
  for (const [file, text] of bad) {
    const found = importsOf(file, text);
    expect(found, text).toHaveLength(1);
    expect(found.map(breach).filter(Boolean), text).toHaveLength(1);
  }
  expect(importsOf('src/ui/a.ts', "import type { Overview } from '#protocol/desk-answers.ts';").map(breach)).toEqual([undefined]);
});

test('no file has a default export, a barrel, a forbidden name or more than 300 lines', () => {
  expect(files.length).toBeGreaterThan(100);
  const vague = /\/(index|utils?|helpers?|types|common|misc)\.tsx?$/;
  const problems = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [
      ...(vague.test(file) ? [`${file}: a name that says nothing`] : []),
      ...(/^export default/m.test(text) ? [`${file}: default export`] : []),
      ...(/^export \* from/m.test(text) ? [`${file}: barrel`] : []),
      ...(text.split('\n').length > 301 ? [`${file}: more than 300 lines`] : []),
    ];
  });
  expect(problems).toEqual([]);
});
