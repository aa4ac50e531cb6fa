import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type * as carryRules from '#server/merges/carry.ts';
import { mergingLife, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

/** `broken` is read by the stand-in below, which otherwise passes through to the real rule. */
const broken = vi.hoisted(() => ({ rule: 'none' as 'none' | 'late-work-stays' | 'references-stay' }));

vi.mock('#server/merges/carry.ts', async (original) => {
  const real = await original<typeof carryRules>();
  return {
    ...real,
    carriedAlong: (...asked: Parameters<typeof real.carriedAlong>) =>
      broken.rule === 'late-work-stays' ? [] : real.carriedAlong(...asked),
    pointedAlong: (...asked: Parameters<typeof real.pointedAlong>) =>
      broken.rule === 'references-stay' ? [] : real.pointedAlong(...asked),
  };
});

afterEach(() => {
  broken.rule = 'none';
});

const runs = Math.ceil(Number(process.env['SIM_RUNS'] ?? 200) / 10);
const seed = Number(process.env['SIM_SEED'] ?? 20261126);

const storms: fc.Arbitrary<Storm> = fc.record({
  tablets: fc.constantFrom(2, 3, 3),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  actions: mergingLife,
});

test(`[SY23] [SY24] [SY25] [SY26] [SY27] storms with records merged and merges undone amid unsent work end equal, nothing lost (seed ${seed}, ${runs} runs)`, async () => {
  const seen = { merge: 0, undo: 0, saved: 0 };
  await fc.assert(
    fc.asyncProperty(storms, async (storm) => {
      const world = await playStorm(storm);
      seen.merge += world.merges.merge;
      seen.undo += world.merges.undo;
      for (const tablet of world.tablets) seen.saved += tablet.saved.length;
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SIM_SHRINK'] === undefined },
  );
  console.log('merges:', JSON.stringify(seen));
  expect(seen.merge).toBeGreaterThan(runs);
  expect(seen.undo).toBeGreaterThan(runs / 4);
  expect(seen.saved).toBeGreaterThan(runs * 5);
}, 300_000);

async function foundIn(numRuns: number): Promise<string> {
  const outcome = await fc.check(
    fc.asyncProperty(storms, async (storm) => void (await playStorm(storm))),
    { numRuns, seed, endOnFailure: true },
  );
  return outcome.failed ? String(outcome.errorInstance) : 'nothing found';
}

test('[SY25] a server that leaves late work with the merged record is caught', async () => {
  broken.rule = 'late-work-stays';
  expect(await foundIn(20)).toMatch(/stands in the one it became|gone from the screen/);
}, 300_000);

test('[SY24] a server that leaves people in a home that was merged is caught', async () => {
  broken.rule = 'references-stay';
  expect(await foundIn(20)).toMatch(/each in its place|stands in the one it became/);
}, 300_000);
