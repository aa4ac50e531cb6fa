import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { putBackLife, type Storm } from './actions.ts';
import { openTablet } from './check-world.ts';
import { playStorm } from './play-storm.ts';

const runs = Math.ceil(Number(process.env['SIM_RUNS'] ?? 200) / 4);
const seed = Number(process.env['SIM_SEED'] ?? 20261107);

test(`[SY37] a server put back to its backup gets again what any tablet still holds, each once, and all end equal (seed ${seed}, ${runs} runs)`, async () => {
  const seen = { saved: 0, offered: 0 };
  const storms: fc.Arbitrary<Storm> = fc.record({
    tablets: fc.constantFrom(2, 3),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    actions: putBackLife,
  });
  await fc.assert(
    fc.asyncProperty(storms, async (storm) => {
      const world = await playStorm(storm);
      for (const tablet of world.tablets) {
        seen.saved += tablet.saved.length;
        seen.offered += openTablet(tablet)?.meta.mended?.offered ?? 0;
      }
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  console.log('put back:', JSON.stringify(seen));
  expect(seen.offered).toBeGreaterThan(runs);
}, 900_000);
