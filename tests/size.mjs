/**
 * `npm run size`: the JavaScript a tablet needs before its first screen, brotli, against the budget; and proof that the desk does not ride along.
 * Reads what was built (`dist/app`): the page's scripts and everything they import statically, the worker, and what the worker loads to unlock.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sizeLimit from 'size-limit';
import filePlugin from '@size-limit/file';

const app = 'dist/app';
const budget = 106_000;
const shellBudget = 20_000;
const deskBudget = 150_000;

if (!existsSync(`${app}/index.html`)) {
  console.error('Nothing is built yet: run `npm run build` first.');
  process.exit(1);
}

const html = readFileSync(`${app}/index.html`, 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
const page = closure(entries, staticImports);
const workers = readdirSync(`${app}/assets`)
  .filter((file) => /^(stretch-)?worker-.*\.js$/.test(file))
  .map((file) => `assets/${file}`);
/** Loaded once the first screen is there (what sends), where WebAssembly knows no SIMD (hash-wasm), or when somebody searches or registers, opens a certain screen, has chosen a passkey, a record here was merged or erased, areas are compared, or the storage was restored; not to unlock. */
const askedLater =
  /\/(finder|known-people|merged-records|forget-erased|group-people|police-day|parcel-files|home-page|outbox-list|unlock-by-passkey|enrol-again|renew-identity|compare-areas|synchronise|in-brief|index\.esm)-/;
const worker = closure(workers, (file) => [...staticImports(file), ...dynamicImports(file).filter((path) => !askedLater.test(path))]);
/** No script, but nobody unlocks without it. */
const argon2 = readdirSync(`${app}/assets`)
  .filter((file) => /^argon2-.*\.wasm$/.test(file))
  .map((file) => `assets/${file}`);
const initial = [...new Set([...page, ...worker, ...argon2])];

if (entries.length === 0 || workers.length < 2 || argon2.length !== 1)
  fail('no page script, no worker or no Argon2id was found: the reader is blind');

const rows = await sized(initial);
for (const { file, size } of rows) console.log(`  ${String(size).padStart(7)}  ${file}`);
const total = rows.reduce((sum, { size }) => sum + size, 0);
const [shell] = await sized(['service-worker.js']);
console.log(`field side, page + worker: ${total} of ${budget} bytes brotli; service worker: ${shell.size} of ${shellBudget}`);

const deskFiles = readdirSync(`${app}/assets`).filter((file) => file.startsWith('desk-'));
const deskDoor = deskFiles.filter((file) => /^desk-desk-app-.*\.js$/.test(file)).map((file) => `assets/${file}`);
const deskRows = await sized(closure([...entries, ...deskDoor], staticImports));
const deskTotal = deskRows.reduce((sum, { size }) => sum + size, 0);
console.log(`the desk's first view: ${deskTotal} of ${deskBudget} bytes brotli in ${deskRows.length} files`);

const riding = initial.filter((file) => /desk/.test(file));
const precached = readFileSync(`${app}/service-worker.js`, 'utf8').match(/assets\/desk-[^"']+/g) ?? [];
if (total > budget) fail(`the field side is ${total - budget} bytes over its budget`);
if (shell.size > shellBudget) fail('the service worker is over its budget');
if (riding.length > 0 || precached.length > 0) fail(`the desk rides along: ${[...riding, ...precached].join(', ')}`);
if (deskTotal > deskBudget) fail(`the desk's first view is ${deskTotal - deskBudget} bytes over its budget`);
if (deskDoor.length === 0) fail('no desk file was found: the reader is blind');

function staticImports(file) {
  const code = readFileSync(join(app, file), 'utf8');
  return [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*${},\s]*?from\s*)?["'](\.[^"']+\.js)["']/g)].map(([, path]) =>
    join(dirname(file), path),
  );
}

function dynamicImports(file) {
  const code = readFileSync(join(app, file), 'utf8');
  return [...code.matchAll(/import\(\s*["'`](\.[^"'`]+\.js)["'`]/g)].map(([, path]) => join(dirname(file), path));
}

function closure(files, importsOf) {
  const found = new Set();
  const queue = [...files];
  while (queue.length > 0) {
    const file = queue.pop();
    if (found.has(file)) continue;
    found.add(file);
    queue.push(...importsOf(file));
  }
  return [...found];
}

async function sized(files) {
  const measured = [];
  for (const file of files) {
    const [{ size }] = await sizeLimit([filePlugin], [join(process.cwd(), app, file)]);
    measured.push({ file, size });
  }
  return measured;
}

function fail(message) {
  console.error(`✗ ${message}`);
  process.exit(1);
}
