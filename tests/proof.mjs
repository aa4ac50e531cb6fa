/**
 * `npm run proof`: every fault of the table is injected, counted, and what was lost is looked for. `-- --long` injects at least 100,000, with the rows that
 * only a browser shows, and writes the table into the README. `--rows id,id`: plays these alone and keeps what the others have left, so that a long run may
 * be made in parts. `--table`: the table of what a run of the tests has left, nothing is played.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const isLong = process.argv.includes('--long');
const onlyTable = process.argv.includes('--table');
const least = isLong ? 100_000 : 2000;
const folder = 'test-results/proof';
const marks = ['<!-- proof: begin -->', '<!-- proof: end -->'];

/** Played in the built app in Chromium. They may be missing but in the long run: `npm test` makes the table before it opens a browser. */
const inBrowser = new Set(['browser-quota', 'browser-killed']);

/** In the order of the table. A row that is missing is a failure. */
const order = [
  'killed',
  'killed-indexeddb',
  'browser-killed',
  'quota',
  'browser-quota',
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
const needed = order.filter((id) => isLong || !inBrowser.has(id));

/** The rows to play. */
function chosenRows() {
  const place = process.argv.indexOf('--rows');
  if (place < 0) return needed;
  const chosen = (process.argv[place + 1] ?? '').split(',');
  const unknown = chosen.filter((id) => !order.includes(id));
  if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(', ')}; there are ${order.join(', ')}`);
  return chosen;
}

/** A row that is played again has been played by nobody until it is through. */
function play() {
  const chosen = chosenRows();
  const isWhole = chosen === needed;
  if (isWhole) rmSync(folder, { recursive: true, force: true });
  else for (const id of chosen) rmSync(`${folder}/${id}.json`, { force: true });
  const env = { ...process.env, PROOF: isLong ? 'long' : 'short', PROOF_ROWS: isWhole ? '' : chosen.join(',') };
  const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
  const simulated = () => run('npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...filesOf(chosen, isWhole)]);
  const browsed = () =>
    run('npm', ['run', '--silent', 'build']) &&
    run('npx', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts', 'the-browser-fails.spec.ts', '--workers=1']);
  const parts = [
    ...(chosen.some((id) => !inBrowser.has(id)) ? [simulated] : []),
    ...(chosen.some((id) => inBrowser.has(id)) ? [browsed] : []),
  ];
  return parts.map((part) => part()).every((isGreen) => isGreen);
}

/** What takes the protections away is played with all rows, and is none. */
function filesOf(chosen, isWhole) {
  const rows = ['identity', 'network', 'server', 'storage'].map((name) => `tests/proof/${name}.test.ts`);
  const killing = chosen.some((id) => id.startsWith('kill-')) ? ['tests/server/kill.test.ts'] : [];
  return ['--project', 'proof', '--project', 'server', ...(isWhole ? ['tests/proof/'] : rows), ...killing];
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

/** When and where the rows were played, from what they say of themselves. */
function origin(rows, total) {
  const every = (field) => [...new Set(rows.map(({ run }) => String(run[field])))].toSorted((a, b) => (a < b ? -1 : 1));
  const days = every('day');
  const when = days.length > 1 ? `from ${days[0]} to ${days.at(-1)}` : `on ${days[0]}`;
  const where = `a machine of ${every('cores').join(' or ')} cores`;
  return `Of the long run, made ${when} on ${where} (seed ${every('seed').join(', ')}): ${number(total('injected'))} faults, nothing lost, nothing twice.`;
}

function writeReadme(text) {
  const readme = readFileSync('README.md', 'utf8');
  const [begin, end] = marks.map((mark) => readme.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error('the README has no place for the table');
  writeFileSync('README.md', `${readme.slice(0, begin + marks[0].length)}\n\n${text}\n\n${readme.slice(end)}`);
}

const isGreen = onlyTable || play();
const rows = readRows();
const total = (field) => rows.reduce((sum, row) => sum + row[field], 0);
const missing = needed.filter((id) => !rows.some((row) => row.id === id && row.injected > 0));
const few = rows.filter((row) => row.injected < row.least).map(({ id }) => id);
const short = rows.filter(({ run }) => isLong && !run?.isLong).map(({ id }) => id);
const text = table(rows, total);
console.log(`\n${text}\n`);
const faults = [
  ...(isGreen ? [] : ['a row is red']),
  ...(missing.length > 0 ? [`rows without a fault: ${missing.join(', ')}`] : []),
  ...(few.length > 0 ? [`rows with fewer faults than they must have: ${few.join(', ')}`] : []),
  ...(short.length > 0 ? [`rows of a short run: ${short.join(', ')}`] : []),
  ...(total('injected') < least ? [`${total('injected')} faults, of at least ${least}`] : []),
  ...(total('lost') + total('twice') > 0 ? ['work was lost, or is there twice'] : []),
];
if (faults.length === 0 && isLong) writeReadme(`${origin(rows, total)}\n\n${text}`);
console.log(faults.length === 0 ? `${number(total('injected'))} faults, nothing lost, nothing twice` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
