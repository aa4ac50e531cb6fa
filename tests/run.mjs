/**
 * `npm test`: everything, in the order in which a mistake is cheapest to find. Every step must have looked at something.
 * Ends with one line: N passed, N failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @type {{ name: string, passed: number, failed: number, seconds: number }[]} */
const table = [];

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

/** A test runner's own count from its JSON report; a report with no test, or none at all, is a failure. */
function suite(name, command, args, countsOf, report) {
  console.log(`\n── ${name}`);
  const { ok, seconds } = run(command, args);
  const { passed, failed } = readCounts(countsOf, report);
  const silent = passed + failed === 0 || (!ok && failed === 0);
  table.push({ name, passed, failed: failed + (silent ? 1 : 0), seconds });
}

function readCounts(countsOf, report) {
  try {
    return countsOf(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

const vitestCounts = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests });
const playwrightCounts = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped });

function vitest(project) {
  const report = `${results}/${project}.json`;
  const args = [
    'vitest',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  suite(project, 'npx', args, vitestCounts, report);
}

step('format', 'npm', ['run', '--silent', 'check:format']);
step('lint', 'npm', ['run', '--silent', 'check:lint']);
step('types', 'npm', ['run', '--silent', 'check:types']);
step('build', 'npm', ['run', '--silent', 'build']);
for (const project of ['architecture', 'unit', 'contract', 'server', 'simulation']) vitest(project);
suite('e2e', 'npx', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'], playwrightCounts, `${results}/e2e.json`);
step('size', 'npm', ['run', '--silent', 'size']);

console.log('\n');
for (const { name, passed, failed, seconds } of table) {
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(14)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s`,
  );
}
const sum = (field) => table.reduce((total, row) => total + row[field], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
