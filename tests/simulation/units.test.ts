import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionOrUnitChange, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

const runs = Math.ceil(Number(process.env['SIM_RUNS'] ?? 200) / 2);
const seed = Number(process.env['SIM_SEED'] ?? 20261104);

test(`[SY19] [SY20] [SY21] [SY22] storms with villages renamed, merged and split amid unsent work end equal, nothing lost, nothing left behind (seed ${seed}, ${runs} runs)`, async () => {
  const seen = { rename: 0, merge: 0, split: 0, resettle: 0, saved: 0 };
  const storms: fc.Arbitrary<Storm> = fc.record({
    tablets: fc.constantFrom(2, 3, 3, 4),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    actions: fc.array(actionOrUnitChange, { minLength: 30, maxLength: 90, size: 'max' }),
  });
  await fc.assert(
    fc.asyncProperty(storms, async (storm) => {
      const world = await playStorm(storm);
      for (const [change, count] of Object.entries(world.changed)) seen[change as keyof typeof world.changed] += count;
      for (const tablet of world.tablets) seen.saved += tablet.saved.length;
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  console.log('unit changes:', JSON.stringify(seen));
  for (const change of ['rename', 'merge', 'split', 'resettle'] as const) expect(seen[change]).toBeGreaterThan(runs / 20);
  expect(seen.saved).toBeGreaterThan(runs * 5);
}, 900_000);
