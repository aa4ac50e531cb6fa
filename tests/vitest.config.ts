import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A project per kind of promise. All run in Node; only `tests/e2e` needs a browser. */
const project = (name: string, include: string[], testTimeout: number, globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: 120_000, globalSetup },
});
/** For those that need an embedded database. */
const image = ['tests/server/migrated-image.ts'];

const unit = project('unit', ['tests/unit/**/*.test.{ts,tsx}'], 30_000);

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    /** One less than the cores would be one, where there are two. */
    maxWorkers: '100%',
    env: { TZ: 'Asia/Ho_Chi_Minh' },
    projects: [
      project('architecture', ['tests/architecture/**/*.test.ts'], 30_000),
      /* Nothing here outlives a file, so none needs a process of its own. */
      { ...unit, test: { ...unit.test, pool: 'threads' as const, isolate: false } },
      project('contract', ['tests/contract/**/*.test.ts'], 120_000, image),
      project('server', ['tests/server/**/*.test.ts'], 180_000, image),
      project('simulation', ['tests/simulation/**/*.test.ts'], 600_000, image),
      project('proof', ['tests/proof/**/*.test.ts'], 120_000, image),
      project('load', ['tests/load/**/*.load.ts'], 900_000),
      project('bench', ['tests/bench/**/*.bench.ts'], 900_000),
    ],
  },
});
