import { applyMutation, type MergedRecord } from '#domain/merge.ts';
import { inventCommune } from '#server/demo/invent-commune.ts';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { findChromium } from '../e2e/find-chromium.ts';
import { milliseconds, printTable, quantile } from './figures.ts';
import type { Engine, Given } from './page/engines.ts';
import { communeSize } from './big-commune.ts';
import { written } from './written.ts';
import { type Sought, typedQueries } from './typed-queries.ts';

const seed = 20_261_123;

interface Scope {
  readonly buildEngines: (json: string) => Promise<readonly Engine[]>;
  engines: readonly Engine[];
}

let browser: Browser;
beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
afterAll(() => browser.close());

test('the Finder beside MiniSearch and a Dexie index, letter by letter, interleaved, at four times slower processor', async () => {
  const given = invented();
  const page = await browser.newPage();
  await page.route('http://bench.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
  );
  await page.goto('http://bench.test/');
  await page.addScriptTag({ content: await bundled() });
  const built = await page.evaluate(async (json) => {
    const scope = globalThis as unknown as Scope;
    scope.engines = await scope.buildEngines(json);
    return scope.engines.map(({ name, builtIn }) => ({ name, builtIn }));
  }, JSON.stringify(given));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const took = await page.evaluate(measured, typedQueries(peopleOf(given.records), 60, seed, false));
  const p95 = took.map(({ all }) => quantile(all, 0.95));
  printTable(
    `Engines, ${given.records.length} homes and people, 60 queries letter by letter, Chromium ${browser.version()} at 4× CPU throttle, seed ${seed}`,
    ['engine', 'built in ms (1×)', 'letters', 'median ms', 'p95 ms', 'worst ms', 'p95, times the Finder'],
    took.map(({ all }, index) => [
      built[index]?.name ?? '',
      milliseconds(built[index]?.builtIn ?? Number.NaN),
      all.length,
      milliseconds(quantile(all, 0.5)),
      milliseconds(p95[index] ?? Number.NaN),
      milliseconds(Math.max(...all)),
      ((p95[index] ?? Number.NaN) / (p95[0] ?? Number.NaN)).toFixed(1),
    ]),
  );
  for (const { all, found } of took) {
    expect(all.length).toBeGreaterThan(300);
    expect(found).toBe(60);
  }
});

/** Runs in the page: all engines answer a letter before the next is typed, in turning order, so that none is always first. */
async function measured(queries: readonly string[]): Promise<{ all: number[]; found: number }[]> {
  const { engines } = globalThis as unknown as Scope;
  const took = engines.map(() => ({ all: [] as number[], found: 0 }));
  let turn = 0;
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      turn += 1;
      for (let step = 0; step < engines.length; step += 1) {
        const at = (turn + step) % engines.length;
        const [engine, into] = [engines[at], took[at]];
        if (!engine || !into) continue;
        const began = performance.now();
        const found = await engine.ask(query.slice(0, length));
        into.all.push(performance.now() - began);
        if (length === query.length && found > 0) into.found += 1;
      }
    }
  }
  return took.map(({ all, found }) => ({ all, found }));
}

async function bundled(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'es2022', lib: { entry: 'tests/bench/page/engines.ts', formats: ['iife'], name: 'bench' } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('nothing was bundled');
  return chunk.code;
}

function invented(): Given {
  const { places, writings } = inventCommune(seed, Date.UTC(2026, 10, 23), communeSize);
  const records = new Map<string, MergedRecord>();
  for (const { change, ms } of writings) {
    if (change.kind !== 'household' && change.kind !== 'person') continue;
    records.set(change.id, applyMutation(records.get(change.id), { ...change, at: String(ms) }));
  }
  return { records: [...records.values()], areas: places.areas };
}

function peopleOf(records: readonly MergedRecord[]): readonly Sought[] {
  const homes = new Map(records.map(({ id, fields }) => [id, fields]));
  return records
    .filter(({ kind }) => kind === 'person')
    .map(({ fields }) => ({
      name: written(fields, 'name'),
      address: written(homes.get(written(fields, 'household')), 'address'),
      personalId: written(fields, 'personalId'),
    }));
}
