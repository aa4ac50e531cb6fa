import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { action, restoredLife, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

const runs = Number(process.env['SIM_RUNS'] ?? 200);
const seed = Number(process.env['SIM_SEED'] ?? 20261102);

const storm = (actions: fc.Arbitrary<Storm['actions']>, tablets = [2, 2, 2, 3, 3, 4, 6, 8]): fc.Arbitrary<Storm> =>
  fc.record({ tablets: fc.constantFrom(...tablets), seed: fc.integer({ min: 1, max: 1_000_000 }), actions });

test(`in any storm all tablets and the server end with the same records, nothing lost and nothing twice (seed ${seed}, ${runs} runs)`, async () => {
  const seen = { storms: 0, requests: 0, saved: 0, powerCuts: 0, shippedByShell: 0 };
  const storms = storm(fc.array(action, { minLength: 20, maxLength: 90, size: 'max' }));
  await fc.assert(
    fc.asyncProperty(storms, async (each) => {
      const world = await playStorm(each);
      seen.storms += 1;
      seen.requests += world.network.requests;
      for (const tablet of world.tablets) {
        seen.saved += tablet.saved.length;
        seen.powerCuts += tablet.powerCuts;
        seen.shippedByShell += tablet.shellShipped;
      }
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  console.log('simulation:', JSON.stringify(seen));
  expect(seen.storms).toBeGreaterThanOrEqual(runs);
  expect(seen.requests).toBeGreaterThan(runs * 12);
  expect(seen.saved).toBeGreaterThan(runs * 8);
  expect(seen.powerCuts).toBeGreaterThan(runs / 10);
  expect(seen.shippedByShell).toBeGreaterThan(runs / 10);
}, 900_000);

const some = fc.array(action, { minLength: 5, maxLength: 30, size: 'max' });

test(`[SY11] a tablet whose storage was put back takes a new identity and loses nothing that it still has (seed ${seed})`, async () => {
  const storms = storm(fc.tuple(some, restoredLife, some).map(([before, restored, after]) => before.concat(restored, after)));
  let renewed = 0;
  await fc.assert(
    fc.asyncProperty(storms, async (each) => {
      const world = await playStorm(each);
      renewed += await world.renewals();
    }),
    { numRuns: Math.ceil(runs / 5), seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  console.log(`simulation: ${renewed} identities were renewed`);
  expect(renewed).toBeGreaterThan(runs / 20);
}, 900_000);

test(`the same storms over IndexedDB, as the app keeps its work (seed ${seed})`, async () => {
  let saved = 0;
  const storms = storm(fc.array(action, { minLength: 20, maxLength: 60, size: 'max' }), [2, 3]);
  await fc.assert(
    fc.asyncProperty(storms, async (each) => {
      const world = await playStorm(each, { indexed: true });
      for (const tablet of world.tablets) saved += tablet.saved.length;
    }),
    { numRuns: Math.ceil(runs / 10), seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  expect(saved).toBeGreaterThan(runs / 2);
}, 900_000);
