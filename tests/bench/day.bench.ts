import { expect } from '@playwright/test';
import { afterAll, beforeAll, test } from 'vitest';
import { type BigTablet, bigTablet } from './big-tablet.ts';
import { aDayInTheLanes } from './day-script.ts';
import { milliseconds, printTable, quantile } from './figures.ts';
import { slowDown } from './slow-worker.ts';
import { Thumb, watchInteractions } from './thumb.ts';

const promised = 100;
/** Of ten thousand people: the volunteer's villages have a thousand. */
const size = 0.365;

let big: BigTablet;
beforeAll(async () => {
  big = await bigTablet(size, watchInteractions);
}, 600_000);
afterAll(() => big.close());

test('a day in the lanes with a thousand people on the tablet, at four times slower processor: 95 % of what is done is answered within 100 ms', async () => {
  const { page } = big.tablet;
  const thumb = new Thumb(page);
  await aDayInTheLanes(thumb, big, (slower) => slowDown(page, slower));
  const done = await thumb.all();
  const kinds = [...new Set(done.map(({ kind }) => kind))].map((kind) => ({
    kind,
    all: done.filter((one) => one.kind === kind).map(({ ms }) => ms),
  }));
  const whole = { kind: 'all of the day', all: done.map(({ ms }) => ms) };
  const { person, household } = big.commune.records;
  printTable(
    `Interaction to next paint over a day: ${person} people in ${household} homes, Chromium ${big.browserVersion}, page and worker 4× slower`,
    ['what is done', 'times', 'p50 ms', 'p95 ms', 'worst ms', `within ${promised} ms`],
    [...kinds, whole].map(({ kind, all }) => [
      kind,
      all.length,
      milliseconds(quantile(all, 0.5)),
      milliseconds(quantile(all, 0.95)),
      milliseconds(Math.max(...all)),
      `${((100 * all.filter((ms) => ms <= promised).length) / all.length).toFixed(1)} %`,
    ]),
  );
  expect(done.length).toBeGreaterThan(300);
  expect(quantile(whole.all, 0.95)).toBeLessThanOrEqual(promised);
});
