/**
 * `npm run proof`: every fault of the table is injected, counted, and what was lost is looked for. `-- --long` injects at least 100,000 and writes the table
 * into the README. `--table`: the table of what a run of the tests has left, nothing is played.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const isLong = process.argv.includes('--long');
const onlyTable = process.argv.includes('--table');
const least = isLong ? 100_000 : 2000;
const folder = 'test-results/proof';
const marks = ['<!-- proof: begin -->', '<!-- proof: end -->'];

/** In the order of the table. A row that is missing is a failure. */
const order = [
  'killed',
  'killed-indexeddb',
  'quota',
  'evicted',
  'corrupt',
  'refuses',
  'clock',
  'cut',
  'lossy',
  'portal',
  'proxy',
  'kill-pglite',
  'kill-postgresql',
  'server-disk-full',
  'database-restarted',
  'pool-exhausted',
  'versions',
  'behind',
  'put-back',
  'cloned',
];

function play() {
  rmSync(folder, { recursive: true, force: true });
  const projects = ['--project', 'proof', '--project', 'server'];
  const files = ['tests/proof/', 'tests/server/kill.test.ts'];
  const env = { ...process.env, PROOF: isLong ? 'long' : 'short' };
  return (
    spawnSync('npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...projects, ...files], { stdio: 'inherit', env }).status === 0
  );
}

/** A row more than those named, from a suite of somebody else's, comes at the end. */
function readRows() {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const rows = files.map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  const place = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return rows.sort((a, b) => place(a) - place(b));
}

const number = (count) => count.toLocaleString('en-US');

function table(rows, total) {
  const line = ({ fault, injected, saved, lost, twice, shown }) =>
    `| ${fault} | ${number(injected)} | ${number(saved)} | ${lost} | ${twice} | ${shown} |`;
  return [
    '| fault | injected | saved meanwhile | lost | twice | how it is shown |',
    '|---|--:|--:|--:|--:|---|',
    ...rows.map(line),
    `| **all** | **${number(total('injected'))}** | **${number(total('saved'))}** | **${total('lost')}** | **${total('twice')}** | |`,
  ].join('\n');
}

function writeReadme(text) {
  const readme = readFileSync('README.md', 'utf8');
  const [begin, end] = marks.map((mark) => readme.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error('the README has no place for the table');
  writeFileSync('README.md', `${readme.slice(0, begin + marks[0].length)}\n\n${text}\n\n${readme.slice(end)}`);
}

const played = onlyTable || play();
const rows = readRows();
const total = (field) => rows.reduce((sum, row) => sum + row[field], 0);
const missing = order.filter((id) => !rows.some((row) => row.id === id && row.injected > 0));
const text = table(rows, total);
console.log(`\n${text}\n`);
const faults = [
  ...(played ? [] : ['a row is red']),
  ...(missing.length > 0 ? [`rows without a fault: ${missing.join(', ')}`] : []),
  ...(total('injected') < least ? [`${total('injected')} faults, of at least ${least}`] : []),
  ...(total('lost') + total('twice') > 0 ? ['work was lost, or is there twice'] : []),
];
if (faults.length === 0 && isLong) writeReadme(text);
console.log(faults.length === 0 ? `${number(total('injected'))} faults, nothing lost, nothing twice` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
