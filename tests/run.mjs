/**
 * `npm test`: everything, in the order in which a mistake is cheapest to find. Every step must have looked at something.
 * Ends with what failed, a table, and one line: N passed, N failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { playwrightFailures, playwrightCounts, vitestCounts, vitestFailures } from './reports.mjs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @type {{ name: string, passed: number, failed: number, seconds: number }[]} */
const table = [];
/** What failed, said once more at the end: a long log is read from there. @type {string[]} */
const failures = [];

function run(command, args, env = {}) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return { ok: status === 0, seconds: (performance.now() - started) / 1000 };
}

function step(name, command, args) {
  console.log(`\n── ${name}`);
  const { ok, seconds } = run(command, args);
  table.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds });
}

/** A runner's own counts, a row for each suite, from its JSON report; a suite without a test, or a run without a report, is a failure. */
function suites(names, command, args, { countsOf, failuresOf }, report) {
  console.log(`\n── ${names.join(', ')}`);
  const { ok, seconds } = run(command, args);
  const rows = names.map((name) => ({
    name,
    ...fromReport((read) => countsOf(read, name), report, { passed: 0, failed: 0 }),
    seconds: seconds / names.length,
  }));
  for (const row of rows) if (row.passed + row.failed === 0) row.failed = 1;
  if (!ok && rows.every(({ failed }) => failed === 0)) rows[0].failed = 1;
  table.push(...rows);
  failures.push(...fromReport(failuresOf, report, []));
}

function fromReport(take, report, without) {
  try {
    return take(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return without;
  }
}

/** All in one run: the workers then share what is long and what is short. */
function vitest(projects) {
  const report = `${results}/vitest.json`;
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  suites(
    projects,
    'npx',
    ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...chosen, ...reporters],
    { countsOf: vitestCounts, failuresOf: vitestFailures },
    report,
  );
}

step('format', 'npm', ['run', '--silent', 'check:format']);
step('lint', 'npm', ['run', '--silent', 'check:lint']);
step('types', 'npm', ['run', '--silent', 'check:types']);
step('guides', 'npm', ['run', '--silent', 'guides:check']);
step('build', 'npm', ['run', '--silent', 'build']);
vitest(['architecture', 'unit', 'contract', 'server', 'simulation', 'proof']);
step('fault table', 'node', ['tests/proof.mjs', '--table']);
suites(
  ['e2e'],
  'npx',
  ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
  { countsOf: playwrightCounts, failuresOf: playwrightFailures },
  `${results}/e2e.json`,
);
step('size', 'npm', ['run', '--silent', 'size']);

console.log('\n');
for (const failure of failures) console.log(`✗ ${failure}\n`);
for (const { name, passed, failed, seconds } of table) {
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(14)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s`,
  );
}
const sum = (field) => table.reduce((total, row) => total + row[field], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
