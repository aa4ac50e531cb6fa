import { expect } from '@playwright/test';
import { afterAll, beforeAll, test } from 'vitest';
import { type BigTablet, bigTablet } from './big-tablet.ts';
import { milliseconds, printTable, quantile } from './figures.ts';
import { typeMeasured } from './keystrokes.ts';
import { slowDown } from './slow-worker.ts';
import { typedQueries } from './typed-queries.ts';

const seed = 20_261_123;
const promised = 33;

let big: BigTablet;
beforeAll(async () => {
  big = await bigTablet();
}, 600_000);
afterAll(() => big.close());

test('typing to painted list among ten thousand people, at four times slower processor: 95 % of the letters within 33 ms', async () => {
  const { page } = big.tablet;
  await big.tablet.tap('Nhà');
  const took = new Map<number, number[]>([
    [1, []],
    [4, []],
  ]);
  const box = page.getByRole('searchbox');
  for (const query of typedQueries(big.commune.people, 60, seed, true)) {
    for (const [slowdown, all] of took) {
      await slowDown(page, slowdown);
      await box.fill('');
      await box.blur();
      await box.focus();
      all.push(...(await typeMeasured(page, query)));
      await expect(page.locator('[data-row]').first(), query).toBeVisible();
    }
  }
  const rows = [...took].map(([slowdown, all]) => {
    const within = (100 * all.filter((ms) => ms <= promised).length) / all.length;
    return [
      `${slowdown}×`,
      all.length,
      milliseconds(quantile(all, 0.5)),
      milliseconds(quantile(all, 0.95)),
      milliseconds(Math.max(...all)),
      `${within.toFixed(1)} %`,
    ];
  });
  const { person, household } = big.commune.records;
  printTable(
    `Typing to painted list, ${person} people in ${household} homes, Chromium ${big.browserVersion}, page and worker slowed, seed ${seed}`,
    ['slower by', 'letters', 'median ms', 'p95 ms', 'worst ms', `within ${promised} ms`],
    rows,
  );
  const slow = took.get(4) ?? [];
  expect(slow.length).toBeGreaterThan(300);
  expect(quantile(slow, 0.95)).toBeLessThanOrEqual(promised);
});
