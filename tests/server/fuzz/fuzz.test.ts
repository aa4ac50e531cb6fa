import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAttackWorld, type AttackWorld } from '../attack/attack-world.ts';
import { type FuzzTarget, parserTargets } from './fuzz-targets.ts';
import { serverTargets } from './server-targets.ts';

/** `npm run fuzz` sets them; in `npm test` the seed is always the same. */
const inputs = Number(process.env['FUZZ_INPUTS'] ?? 100_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
const minutes = Number(process.env['FUZZ_MINUTES'] ?? 0);

/** One input may take no longer, in milliseconds: a reader that hangs on a crafted text is a fault. */
const longestMs = 2000;

let world: AttackWorld;
let targets: readonly FuzzTarget[] = [];
let seen = 0;
beforeAll(async () => {
  world = await anAttackWorld();
  targets = [...(await parserTargets()), ...serverTargets(world)];
});
afterAll(() => console.info(`fuzz: ${seen} inputs, seed ${seed}`));

const names = [
  'QR text',
  'cursors',
  'parcel files',
  'mutations',
  'tampered parcels',
  'sealed nonsense',
  'lists as CSV',
  'lists as XLSX',
  'query strings and paths',
  'JSON bodies',
];

async function surviveAll({ share, inputs: arbitrary, survive }: FuzzTarget): Promise<number> {
  let ran = 0;
  const property = fc.asyncProperty(arbitrary, async (input) => {
    const began = performance.now();
    await survive(input as never);
    ran += 1;
    const took = performance.now() - began;
    if (took > longestMs) throw new Error(`took ${took} ms`);
  });
  const numRuns = Math.ceil((inputs * share) / 1000);
  const timeBox = minutes > 0 ? { interruptAfterTimeLimit: (minutes * 60_000 * share) / 1000 + 1000, markInterruptAsFailure: false } : {};
  await fc.assert(property, { seed, numRuns, ...timeBox });
  return ran;
}

test.each(names)('[FUZZ] %s: whatever comes is refused or taken, never a crash, a 500 or a hang', { timeout: 86_400_000 }, async (name) => {
  const target = targets.find((one) => one.name === name);
  if (!target) throw new Error(`no target ${name}`);
  const ran = await surviveAll(target);
  seen += ran;
  expect(ran).toBeGreaterThanOrEqual(minutes === 0 ? Math.ceil((inputs * target.share) / 1000) : 1);
  expect('polluted' in {}).toBe(false);
});

test('[FUZZ] all targets together take all inputs, and the server logged no mistake of its own', () => {
  expect(targets.map(({ name }) => name)).toEqual(names);
  expect(targets.reduce((sum, { share }) => sum + share, 0)).toBe(1000);
  expect(seen).toBeGreaterThanOrEqual(minutes === 0 ? inputs : 1);
  expect(world.broken).toEqual([]);
});
