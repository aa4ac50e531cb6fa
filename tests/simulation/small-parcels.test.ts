import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type * as limits from '#protocol/limits.ts';
import { action, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

/** Parcels so small that several lie on the shelf. */
vi.mock('#protocol/limits.ts', async (original) => ({
  ...(await original<typeof limits>()),
  tabletParcelBytes: 600,
  dayParcelBytes: 600,
}));

/** And records packed into blocks all the time. */
vi.mock('#sync/record-blocks.ts', () => ({ recordsPerBlock: 2, looseRows: 3 }));

const runs = Math.ceil(Number(process.env['SIM_RUNS'] ?? 200) / 5);
const seed = Number(process.env['SIM_SEED'] ?? 20261103);

test(`[SY4] storms with several parcels on the way at once end as well (seed ${seed}, ${runs} runs)`, async () => {
  let parcels = 0;
  const storms: fc.Arbitrary<Storm> = fc.record({
    tablets: fc.constantFrom(2, 3),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    actions: fc.array(action, { minLength: 30, maxLength: 80, size: 'max' }),
  });
  await fc.assert(
    fc.asyncProperty(storms, async (storm) => {
      const { network } = await playStorm(storm);
      parcels += network.paths.filter((path) => path === '/api/parcels' || path === '/api/sync').length;
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  expect(parcels).toBeGreaterThan(8 * runs);
}, 900_000);
