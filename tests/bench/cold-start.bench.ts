import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BigTablet, bigTablet } from './big-tablet.ts';
import { communeSize } from './big-commune.ts';
import { type CryptoSpent, cryptoSpent } from './crypto-watch.ts';
import { milliseconds, printTable, quantile } from './figures.ts';
import { doorMeasured, unlockMeasured, watchFirstRows } from './first-rows.ts';
import { slowDown, throttle } from './slow-worker.ts';

const [rounds, slower] = [5, 6] as const;
/** A person needs longer than this for six digits, ms; what runs unslowed has so much less of it. */
const typing = 1500;
/** What the issue asks, and what holds today: milliseconds with a thousand people (and with ten thousand), times that with ten thousand, encryption's share. */
const asked = { ms: 1500, times: 2, share: 0.15 };
const held = { ms: 2700, many: 6200, times: 2.8, share: 0.15 };

interface Start {
  /** From the beginning of the navigation until the PIN can be typed. */
  readonly door: number;
  /** From the last digit of the PIN to the painted list. */
  readonly list: number;
  /** From the last digit until everything is open and a tap leads further. */
  readonly open: number;
  readonly spent: CryptoSpent;
}

let tablets: readonly BigTablet[];
beforeAll(async () => {
  tablets = [await bigTablet(communeSize / 10), await bigTablet()];
  for (const { tablet } of tablets) {
    await watchFirstRows(tablet.page);
    await tablet.installed();
    await tablet.context.setOffline(true);
  }
}, 900_000);
afterAll(async () => {
  for (const one of tablets) await one.close();
});

test('cold start without a network to a usable Today, with a thousand people and with ten thousand, and what encryption takes of it', async () => {
  const took = tablets.flatMap((big) => [1, slower].map((times) => ({ big, times, all: [] as Start[] })));
  for (let round = 0; round < rounds; round += 1) for (const { big, times, all } of took) all.push(await startOf(big, times));
  const median = (all: readonly Start[], what: (one: Start) => number) => quantile(all.map(what), 0.5);
  const whole = ({ door, list }: Start) => door + list;
  printTable(
    `Cold start without a network: page from the service worker, worker, vault, records, Today painted; the page slow from the beginning, the worker from the door on; the time a person types is left out; Chromium ${tablets[0]?.browserVersion}, medians of ${rounds}`,
    [
      'people',
      'slower by',
      'until the PIN can be typed',
      'from its last digit to Today',
      'to all of it open',
      'door and Today, ms',
      'PIN (Argon2id)',
      'boxes',
    ],
    took.map(({ big, times, all }) => [
      big.commune.records['person'] ?? 0,
      `${times}×`,
      milliseconds(median(all, ({ door }) => door)),
      milliseconds(median(all, ({ list }) => list)),
      milliseconds(median(all, ({ open }) => open)),
      milliseconds(median(all, whole)),
      percent(median(all, (one) => (times * one.spent.pin) / (one.door + one.open))),
      percent(median(all, (one) => (times * one.spent.boxes) / (one.door + one.open))),
    ]),
  );
  const [, few, , many] = took.map(({ all }) => median(all, whole));
  const boxes = took.map(({ times, all }) => median(all, ({ door, open, spent }) => (times * spent.boxes) / (door + open)));
  const got = { ms: few ?? 0, times: (many ?? 0) / (few ?? 1), share: Math.max(...boxes) };
  const missed = (is: boolean) => (is ? '' : ': missed');
  console.log(
    [
      `${milliseconds(got.ms)} ms with a thousand at ${slower}×, ${asked.ms} asked${missed(got.ms <= asked.ms)}`,
      `${got.times.toFixed(2)}× that with ten thousand, ${asked.times} asked${missed(got.times <= asked.times)}`,
      `boxes take ${percent(got.share)} at most, ${percent(asked.share)} asked${missed(got.share <= asked.share)}; the PIN’s own slowness is meant to be there`,
    ].join('; '),
  );
  for (const { all } of took) expect(all.filter(isWhole).length).toBe(rounds);
  expect(got.ms).toBeLessThanOrEqual(held.ms);
  expect(many).toBeLessThanOrEqual(held.many);
  expect(got.times).toBeLessThanOrEqual(held.times);
  expect(got.share).toBeLessThanOrEqual(held.share);
});

const isWhole = ({ door, list, open, spent }: Start) => door > 0 && list > 0 && open >= list && spent.boxes > 0 && spent.pin > 0;
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

/** The page is slow from before it begins; its worker from the door on: what it gets ready while a person types is not waited for. */
async function startOf({ tablet }: BigTablet, times: number): Promise<Start> {
  const { page, origin, pin } = tablet;
  await page.goto('about:blank');
  await throttle(page, times);
  const door = await doorMeasured(page, `${origin}/`);
  await slowDown(page, times);
  await page.waitForTimeout(typing / times);
  const [list = 0, open = 0] = await unlockMeasured(page, pin, 'main .row', '.with-rail:not([aria-busy]) main .row');
  const spent = await cryptoSpent(page);
  await throttle(page, 1);
  return { door, list, open, spent };
}
