import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

export const peersFolder = 'tests/bench/peers';
const mark = `${peersFolder}/node_modules/.locked`;

/** What the benches are measured beside is no part of the product: it has a lock of its own and is installed by the first bench that asks for it. No script of a package runs. */
export function installPeers(): void {
  const locked = createHash('sha256')
    .update(readFileSync(`${peersFolder}/package-lock.json`))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === locked) return;
  console.log('The peers are being installed: once, a minute or two.');
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: peersFolder, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `The peers could not be installed. This bench needs the network once: \`cd ${peersFolder} && npm ci --ignore-scripts\`.\n${stderr}`,
    );
  }
  writeFileSync(mark, locked);
}

/** Versions as they were installed. */
export function peerVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(`${peersFolder}/node_modules/${name}/package.json`, 'utf8')) as { readonly version: string };
  return `${name} ${version}`;
}
