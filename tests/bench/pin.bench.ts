import { loadArgon2id } from '#background/argon2-simd.ts';
import { strongest } from '#background/stretch-pin.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { milliseconds, printTable, quantile } from './figures.ts';

const rounds = 15;
/** What a thief may rent: cores that work at the same time. Memory-hard: each needs its own 32 MiB. */
const rentedCores = 1000;
const second = 1000;
/** As the vault has it. */
const settings = { kind: 'argon2id', memoryKiB: 32 * 1024, passes: 3, lanes: 1 } as const;
const secrets = [
  { what: 'PIN of 6 digits', choices: 10 ** 6 },
  { what: 'PIN of 8 digits', choices: 10 ** 8 },
  { what: 'PIN of 10 digits', choices: 10 ** 10 },
  { what: 'PIN of 12 digits', choices: 10 ** 12 },
  { what: 'four words out of 2,000', choices: 2000 ** 4 },
  { what: 'five words out of 2,000', choices: 2000 ** 5 },
];

test('what trying every PIN costs whoever has a copy of the disk and of the share', async () => {
  const salt = new Uint8Array(16).fill(1);
  const argon2id = await loadArgon2id(readFileSync(createRequire(import.meta.url).resolve('@phi-ag/argon2/argon2.wasm')));
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    /* Processor time, not the clock: what else the machine does is not the thief's cost. */
    const began = process.cpuUsage();
    argon2id(settings, String(100_000 + round), salt);
    const { user, system } = process.cpuUsage(began);
    took.push((user + system) / 1000);
  }
  const median = quantile(took, 0.5);
  printTable(
    `One try: Argon2id as the vault has it, ${milliseconds(median)} ms median of ${rounds} on one core of this machine (${availableParallelism()} cores)`,
    ['secret', 'choices', 'all of them, one core', `all of them, ${rentedCores} cores`, 'on average half of it'],
    secrets.map(({ what, choices }) => [
      what,
      choices.toExponential(0),
      spoken(choices * median),
      spoken((choices * median) / rentedCores),
      spoken((choices * median) / rentedCores / 2),
    ]),
  );
  expect(strongest).toEqual(settings);
  expect(median).toBeGreaterThan(10);
});

function spoken(ms: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['years', 365 * 86_400 * second],
    ['days', 86_400 * second],
    ['hours', 3600 * second],
    ['minutes', 60 * second],
  ];
  const [unit, size] = units.find(([, each]) => ms >= each) ?? ['seconds', second];
  return `${(ms / size).toLocaleString('en-GB', { maximumFractionDigits: ms / size < 10 ? 1 : 0 })} ${unit}`;
}
