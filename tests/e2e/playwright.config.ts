import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.ts';
import type { WorldOptions } from './world.ts';

const executablePath = findChromium();

/** Measures how long the page is held up, so it has the machine to itself. */
const measured = /import-a-list\.spec\.ts$/;

/**
 * What the desk does rests on the database: these run over PostgreSQL, but for tests of what the page alone does (`@page`). With `E2E_EVERYWHERE=1` they
 * all run over PGlite too, which takes some minutes; `tests/contract/server` holds the server to both in every run.
 */
const everywhere = process.env['E2E_EVERYWHERE'] === '1';
const desk = /(desk-overview|the-desk|review|doubles|plan|teams|reports|units-change)\.spec\.ts$/;

/** What a browser alone can show. Two workers, each with a server and a commune of its own: more than a small machine has cores would only wait. */
export default defineConfig<object, WorldOptions>({
  testDir: '.',
  globalSetup: fileURLToPath(new URL('./prepared-commune.ts', import.meta.url)),
  workers: 2,
  projects: [
    { name: 'together', testIgnore: [measured, desk] },
    { name: 'on PGlite', testMatch: desk, ...(everywhere ? {} : { grep: /@page/ }) },
    { name: 'on PostgreSQL', testMatch: desk, grepInvert: /@page/, use: { on: 'PostgreSQL' } },
    { name: 'alone', testMatch: measured, dependencies: ['together', 'on PGlite', 'on PostgreSQL'], workers: 1 },
  ],
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 800, height: 1280 },
    hasTouch: true,
    actionTimeout: 15_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
    /* A trace takes pictures of everything all the while, which costs more than many a test: only when asked for. */
    trace: process.env['E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
  },
});
