/**
 * `npm run bench:load [-- TABLETS [SECONDS [NODES [SEED [trouble]]]]]`: so many tablets (1,000 to 100,000) come home within so many seconds, each with its evening's
 * parcel, over real HTTP to real nodes and a real PostgreSQL in processes of their own. 10,000 within 300 s on one node unless told.
 * With `trouble` two nodes behind a balancer are restarted one after the other a third of the way, and after two thirds the database's primary is killed and its replica promoted.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [tablets = '10000', seconds = '300', nodes = '1', seed = String(randomInt(2 ** 31)), mode] = process.argv.slice(2);
const env = { ...process.env, LOAD_TABLETS: tablets, LOAD_SECONDS: seconds, LOAD_NODES: nodes, LOAD_SEED: seed };
const args = [
  'vitest',
  'run',
  `tests/load/evening-${mode === 'trouble' ? 'trouble' : 'rush'}`,
  '--config',
  'tests/vitest.config.ts',
  '--project',
  'load',
  '--reporter=verbose',
  '--disable-console-intercept',
];
process.exitCode = spawnSync('npx', args, { stdio: 'inherit', env }).status ?? 1;
