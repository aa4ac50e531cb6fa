/**
 * `npm run lighthouse`: the built app over the demo, as Lighthouse sees it on a telephone: mobile form factor, four times slower processor, slow 4G.
 * Lighthouse is 185 MB with all it brings, so it is a package of its own and installed on first use.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const home = 'tests/lighthouse';
const least = { performance: 95, accessibility: 100, 'best-practices': 100 };

/** What is run ends well, or all does. */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The demo in a throw-away directory, with what it has printed. */
async function demo() {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-lighthouse-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), DATA_DIR: directory, PUBLIC_URL: origin, DATABASE_URL: '' };
  const server = spawn(process.execPath, ['dist/server/main.js', 'demo'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  server.stdout.on('data', (chunk) => (printed += chunk));
  for (let tries = 0; tries < 600 && server.exitCode === null; tries += 1) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready && /[0-9A-Z]{4}-[0-9A-Z]{4}/.test(printed)) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const end = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  return { origin, code: /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(printed)?.[0] ?? '', end };
}

function printScores(steps) {
  const names = Object.keys(least);
  console.log(`\n| what is seen | ${names.join(' | ')} |\n|---|${names.map(() => '--:').join('|')}|`);
  for (const { name, scores } of steps) console.log(`| ${name} | ${names.map((one) => scores[one] ?? '–').join(' | ')} |`);
  for (const { name, faults } of steps) for (const fault of faults) console.log(`${name}: ${fault}`);
}

if (!existsSync(`${home}/node_modules/lighthouse`)) run('npm', ['ci', '--prefix', home, '--ignore-scripts', '--no-fund', '--no-audit']);
if (!process.argv.includes('--built')) run('npm', ['run', 'build', '--silent']);
mkdirSync('test-results', { recursive: true });
const { seeAll } = await import('./lighthouse/see-all.mjs');
const { origin, code, end } = await demo();
try {
  const steps = await seeAll(origin, code, 'test-results/lighthouse.html');
  printScores(steps);
  const short = steps.flatMap(({ name, scores }) =>
    Object.entries(least).flatMap(([one, score]) =>
      scores[one] !== undefined && scores[one] < score ? [`${name}: ${one} ${scores[one]}`] : [],
    ),
  );
  console.log(short.length > 0 ? `\nToo little:\n${short.join('\n')}` : '\nAll as promised.');
  process.exitCode = short.length > 0 ? 1 : 0;
} finally {
  await end();
}
