import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { action, restoreAction, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

const runs = Number(process.env['SIM_RUNS'] ?? 200);
const seed = Number(process.env['SIM_SEED'] ?? 20261102);

const storm = (actions: fc.Arbitrary<Storm['actions']>): fc.Arbitrary<Storm> =>
  fc.record({ tablets: fc.constantFrom(2, 2, 2, 3, 3, 4, 6, 8), seed: fc.integer({ min: 1, max: 1_000_000 }), actions });

test(`in any storm all tablets and the server end with the same records, nothing lost and nothing twice (seed ${seed}, ${runs} runs)`, async () => {
  let requests = 0;
  let played = 0;
  const storms = storm(fc.array(action, { minLength: 10, maxLength: 60 }));
  await fc.assert(
    fc.asyncProperty(storms, async (each) => {
      requests += (await playStorm(each)).network.requests;
      played += 1;
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  console.log(`simulation: ${played} storms, ${requests} requests`);
  expect(played).toBeGreaterThanOrEqual(runs);
  expect(requests).toBeGreaterThan(runs * 5);
}, 900_000);

test(`[SY11] a tablet whose storage was put back takes a new identity and loses nothing that it still has (seed ${seed})`, async () => {
  const some = fc.array(action, { minLength: 5, maxLength: 25 });
  const storms = storm(fc.tuple(some, restoreAction, some).map(([before, restore, after]) => [...before, restore, ...after]));
  await fc.assert(
    fc.asyncProperty(storms, async (each) => void (await playStorm(each))),
    { numRuns: Math.ceil(runs / 5), seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
}, 900_000);
