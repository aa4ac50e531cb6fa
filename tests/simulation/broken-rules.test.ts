import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type * as limits from '#protocol/limits.ts';
import type * as broughtBackRule from '#sync/brought-back.ts';
import type * as tabletClock from '#sync/tablet-clock.ts';
import { action, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';
import type { Tamper } from './world.ts';

/**
 * Does the simulation see? Each test breaks one rule on purpose and expects a storm to find it.
 * `broken` is read by the stand-ins below, which otherwise pass through to the real rule.
 */
const broken = vi.hoisted(() => ({
  rule: 'none' as 'none' | 'drop-on-acknowledgement' | 'drop-beyond-gaps' | 'clock-without-cause',
}));

vi.mock('#sync/brought-back.ts', async (original) => {
  const real = await original<typeof broughtBackRule>();
  return {
    broughtBack: (...args: Parameters<typeof real.broughtBack>) => {
      const acknowledged = args[0].filter(({ standing }) => standing === 'received');
      if (broken.rule === 'drop-on-acknowledgement') return acknowledged;
      if (broken.rule === 'drop-beyond-gaps') return args[2]?.more === false ? acknowledged : [];
      return real.broughtBack(...args);
    },
  };
});

/** Parcels so small that several lie on the shelf, and shipping and pulling run side by side. */
vi.mock('#protocol/limits.ts', async (original) => ({
  ...(await original<typeof limits>()),
  tabletParcelBytes: 600,
  dayParcelBytes: 600,
}));

vi.mock('#sync/tablet-clock.ts', async (original) => {
  const real = await original<typeof tabletClock>();
  return {
    ...real,
    settledClock: (...args: Parameters<typeof real.settledClock>) =>
      broken.rule === 'clock-without-cause' ? { ms: 0, counter: 0 } : real.settledClock(...args),
  };
});

afterEach(() => {
  broken.rule = 'none';
});

const seed = 4711;
const storms: fc.Arbitrary<Storm> = fc.record({
  tablets: fc.constantFrom(2, 3),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  actions: fc.array(action, { minLength: 20, maxLength: 80, size: 'max' }),
});

/** The promise that some storm within these runs finds broken. */
async function foundIn(runs: number, tamper?: Tamper): Promise<string> {
  const outcome = await fc.check(
    fc.asyncProperty(storms, async (storm) => void (await playStorm(storm, { tamper }))),
    { numRuns: runs, seed, endOnFailure: true },
  );
  return outcome.failed ? String(outcome.errorInstance) : 'nothing found';
}

test('the storms of this file find nothing when no rule is broken', async () => {
  expect(await foundIn(10)).toBe('nothing found');
});

test('[SY8] a tablet that drops rows because they were acknowledged is caught', async () => {
  broken.rule = 'drop-on-acknowledgement';
  expect(await foundIn(60)).toContain('gone from the screen');
});

test('[SY8] a tablet that takes the end of any pull for the return of all it sent is caught', async () => {
  broken.rule = 'drop-beyond-gaps';
  expect(await foundIn(150)).toContain('gone from the screen');
});

test('[SY10] a tablet whose clock does not stay after what it has met is caught', async () => {
  broken.rule = 'clock-without-cause';
  expect(await foundIn(60)).not.toBe('nothing found');
});

test('[SY7] a server that leaves out a record, as a naive cursor does, is caught', async () => {
  let pages = 0;
  const forgetful: Tamper = async (response, path) => {
    if (!path.startsWith('/api/sync') && !path.startsWith('/api/changes')) return response;
    const answer = (await response.json()) as { changes?: unknown[] };
    if (!answer.changes?.length) return Response.json(answer, { status: response.status });
    pages += 1;
    return Response.json(pages % 5 === 0 ? { ...answer, changes: answer.changes.slice(1) } : answer);
  };
  expect(await foundIn(40, forgetful)).toMatch(/holds what the server holds|gone from the screen/);
});

test('[SY6] a server that forgets what it acknowledged is caught', async () => {
  let parcels = 0;
  const liar: Tamper = async (response, path) => {
    if (path !== '/api/parcels') return response;
    parcels += 1;
    const answer = (await response.json()) as { verdicts?: { n: number }[] };
    return Response.json(
      answer.verdicts && parcels % 2 === 0
        ? { ...answer, verdicts: answer.verdicts.map(({ n }) => ({ n: n + 1, verdict: 'accepted' })) }
        : answer,
    );
  };
  const outcome = await foundIn(40, liar);
  expect(outcome).not.toBe('nothing found');
});
