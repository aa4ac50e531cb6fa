/**
 * `npm run fuzz [-- INPUTS [MINUTES [SEED]]]`: ten million generated inputs, or as many as fit into the minutes, from a seed that is printed. The same in
 * little runs with `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [inputs = '10000000', minutes = '0', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
console.log(`fuzz: ${inputs} inputs${minutes === '0' ? '' : `, at most ${minutes} minutes`}, seed ${seed}`);
const env = { ...process.env, FUZZ_INPUTS: inputs, FUZZ_MINUTES: minutes, FUZZ_SEED: seed };
const args = ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'server', 'tests/server/fuzz', '--reporter=verbose'];
process.exitCode = spawnSync('npx', args, { stdio: 'inherit', env }).status ?? 1;
