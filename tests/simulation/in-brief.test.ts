import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type * as digest from '#protocol/own-digest.ts';
import type { Synchronised } from '#protocol/answers.ts';
import { action, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';
import type { Tamper } from './world.ts';

const broken = vi.hoisted(() => ({ isBlind: false }));

/** Blind: both sides find everything equal. */
vi.mock('#protocol/own-digest.ts', async (original) => {
  const real = await original<typeof digest>();
  return { ownDigest: async (...args: Parameters<typeof real.ownDigest>) => (broken.isBlind ? 'same' : real.ownDigest(...args)) };
});

const seed = Number(process.env['SIM_SEED'] ?? 20261128);
const storms: fc.Arbitrary<Storm> = fc.record({
  tablets: fc.constantFrom(2, 3),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  actions: fc.array(action, { minLength: 20, maxLength: 60, size: 'max' }),
});

test(`[SY39] what tablets wrote themselves is not sent to them, and all end equal (seed ${seed}, 20 runs)`, async () => {
  const seen = { left: 0, full: 0 };
  const counting: Tamper = async (response, path) => {
    if (!path.startsWith('/api/sync') || !response.ok) return response;
    const answer = (await response.json()) as Synchronised;
    for (const [from, to] of answer.own?.numbers ?? []) seen.left += to - from + 1;
    seen.full += answer.changes.length;
    return Response.json(answer, { status: response.status });
  };
  await fc.assert(
    fc.asyncProperty(storms, async (storm) => void (await playStorm(storm, { tamper: counting }))),
    { numRuns: 20, seed, endOnFailure: true },
  );
  console.log(`mutations whose records were left out: ${seen.left}; records sent: ${seen.full}`);
  expect(seen.left).toBeGreaterThan(20);
  expect(seen.full).toBeGreaterThan(20);
});

test('[SY39] a tablet that takes its own word for the server’s without comparing is caught', async () => {
  broken.isBlind = true;
  const outcome = await fc.check(
    fc.asyncProperty(storms, async (storm) => void (await playStorm(storm))),
    { numRuns: 60, seed: 4711, endOnFailure: true },
  );
  expect(outcome.failed ? String(outcome.errorInstance) : 'nothing found').toContain('holds what the server holds');
});
