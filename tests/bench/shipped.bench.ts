import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { brotliBytes, bundlePage } from './bundle-peer.ts';
import { printTable } from './figures.ts';
import { installPeers, peerVersion } from './install-peers.ts';

const app = 'dist/app';
/** Of Web Forms: what the issue asks, and what is not exceeded today. */
const [asked, held] = [0.1, 0.1] as const;

beforeAll(installPeers, 600_000);

test('the JavaScript a tablet is shipped, beside what its peers ship, built by the same Vite', async () => {
  const ours = shippedByUs();
  const peers = [
    { what: `${peerVersion('@getodk/web-forms')} with Vue, its smallest page`, page: 'web-forms.ts' },
    { what: `${peerVersion('rxdb')} with Dexie alone: store and replication, no screens`, page: 'rxdb-alone.ts' },
    { what: `${peerVersion('pouchdb-browser')} alone: store and replication, no screens`, page: 'pouchdb-alone.ts' },
  ];
  const built = [];
  for (const { what, page } of peers) {
    const chunks = await bundlePage(page);
    built.push({ what, files: chunks.length, bytes: chunks.reduce((sum, { code }) => sum + brotliBytes(code), 0) });
  }
  const [webForms] = built;
  const odk = webForms?.bytes ?? Number.NaN;
  const share = ours.first / odk;
  printTable(
    'JavaScript shipped, and the WebAssembly of Argon2id with it; bytes as brotli sends them',
    ['what', 'bytes', 'of Web Forms'],
    [
      ['ours: page + worker + Argon2id + service worker, until one may work', ours.first, share.toFixed(3)],
      ['ours: every script a tablet keeps, guides, scanner, PDF and all', ours.everything, (ours.everything / odk).toFixed(3)],
      ...built.map(({ what, bytes }) => [what, bytes, (bytes / odk).toFixed(3)]),
    ],
  );
  console.log(
    `${share.toFixed(3)} of Web Forms; at most ${asked} is asked${share > asked ? `: missed by ${Math.round(ours.first - asked * odk)} bytes` : ''}`,
  );
  expect(Math.min(...built.map(({ bytes }) => bytes))).toBeGreaterThan(10_000);
  expect(ours.everything).toBeGreaterThan(ours.first);
  expect(share).toBeLessThanOrEqual(held);
});

/** What `npm run size` counts, and all that is precached. */
function shippedByUs(): { readonly first: number; readonly everything: number } {
  const { stdout } = spawnSync(process.execPath, ['tests/size.mjs'], { encoding: 'utf8' });
  const [, side, shell] = /page \+ worker: (\d+) of \d+ bytes brotli; service worker: (\d+) of/.exec(stdout) ?? [];
  const kept = readdirSync(`${app}/assets`).filter((file) => /\.(js|wasm)$/.test(file) && !/(^|-)desk-/.test(file));
  const everything = [...kept.map((file) => `assets/${file}`), 'service-worker.js']
    .map((file) => brotliBytes(readFileSync(`${app}/${file}`)))
    .reduce((sum, bytes) => sum + bytes, 0);
  return { first: Number(side) + Number(shell), everything };
}
