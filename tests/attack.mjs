/** `npm run test:attack`: every attack on every route; prints how many cases there were, and whether any got through. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results/attack';
rmSync(results, { recursive: true, force: true });
const args = [
  'vitest',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  'server',
  'tests/server/attack',
  ...process.argv.slice(2),
];
const { status } = spawnSync('npx', args, { stdio: 'inherit' });

const files = readdirSync(results).map((file) => JSON.parse(readFileSync(`${results}/${file}`, 'utf8')));
for (const { file, count, through } of files)
  console.log(`${file.padEnd(14)} ${String(count).padStart(6)} cases, ${through.length} passed through`);
const sum = files.reduce((total, { count }) => total + count, 0);
const through = files.flatMap((one) => one.through);
for (const name of through) console.log(`✗ ${name}`);
console.log(`\nattack: ${sum} cases, ${through.length} passed through`);
process.exitCode = status === 0 && through.length === 0 && sum > 0 ? 0 : 1;
