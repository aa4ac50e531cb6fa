import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type * as followTheHome from '#server/records/follow-the-home.ts';
import type * as kinRules from '#server/records/kin.ts';
import { actionOrUnitChange, type Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

/**
 * Does the simulation see whether a home's records are where the home is? Each test breaks one of these rules on purpose and expects a storm to find it.
 * `broken` is read by the stand-ins below, which otherwise pass through to the real rule.
 */
const broken = vi.hoisted(() => ({
  rule: 'none' as 'none' | 'placed-as-named' | 'left-behind' | 'successor-unknown' | 'brought-back',
}));

vi.mock('#server/records/follow-the-home.ts', async (original) => {
  const real = await original<typeof followTheHome>();
  const placeAll: typeof real.placeAll = (mutations, kin, units) => {
    const placed = real.placeAll(mutations, kin, units);
    if (broken.rule === 'left-behind') return { ...placed, followers: [], left: [] };
    if (broken.rule !== 'placed-as-named') return placed;
    const known = new Set(kin.map(({ kind, id }) => `${kind}/${id}`));
    const named = new Map(mutations.map(({ kind, id, area }) => [`${kind}/${id}`, units.get(area)?.into ?? area]));
    const records = placed.records.map((record) => {
      const key = `${record.kind}/${record.id}`;
      return known.has(key) ? record : { ...record, area: named.get(key) ?? record.area };
    });
    return { ...placed, records };
  };
  return { ...real, placeAll };
});

vi.mock('#server/records/kin.ts', async (original) => {
  const real = await original<typeof kinRules>();
  const readKin: typeof real.readKin = async (...asked) => {
    const kin = await real.readKin(...asked);
    return broken.rule === 'brought-back' ? kin.map((record) => ({ ...record, left: [] })) : kin;
  };
  const misled: typeof real.unitsById = (units) =>
    real.unitsById(
      broken.rule === 'successor-unknown' ? units.map((unit) => ({ ...unit, into: unit.id, closed: unit.into !== unit.id })) : units,
    );
  const readUnits: typeof real.readUnits = async (...asked) => misled([...(await real.readUnits(...asked)).values()]);
  return { ...real, readKin, readUnits, unitsById: misled };
});

afterEach(() => {
  broken.rule = 'none';
});

const seed = 4712;
const storms: fc.Arbitrary<Storm> = fc.record({
  tablets: fc.constantFrom(2, 3),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  actions: fc.array(actionOrUnitChange, { minLength: 40, maxLength: 90, size: 'max' }),
});

async function foundIn(runs: number): Promise<string> {
  const outcome = await fc.check(
    fc.asyncProperty(storms, async (storm) => void (await playStorm(storm))),
    { numRuns: runs, seed, endOnFailure: true },
  );
  return outcome.failed ? String(outcome.errorInstance) : 'nothing found';
}

test('the storms of this file find nothing when no rule is broken', async () => {
  expect(await foundIn(8)).toBe('nothing found');
}, 300_000);

test('[SY19] a server that puts a record where the mutation says, and not with its home, is caught', async () => {
  broken.rule = 'placed-as-named';
  expect(await foundIn(30)).toContain('each in its place');
}, 300_000);

test('[SY19] a server that moves a home and leaves behind what is its own is caught', async () => {
  broken.rule = 'left-behind';
  expect(await foundIn(30)).toContain('each in its place');
}, 300_000);

test('[SY20] a server that refuses late work for a unit that was merged is caught', async () => {
  broken.rule = 'successor-unknown';
  expect(await foundIn(30)).toContain('nothing is refused');
}, 300_000);

test('[SY21] a server that lets late work bring a home back into the unit it was taken out of is caught', async () => {
  broken.rule = 'brought-back';
  expect(await foundIn(60)).toContain('each in its place');
}, 300_000);
