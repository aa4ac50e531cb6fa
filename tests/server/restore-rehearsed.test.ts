import { freePort } from '../contract/free-port.ts';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '#server/database/open-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { aFieldServer } from './field-server.ts';
import { buildServer, NodeProcess, type ServerBundle } from './node-process.ts';
import { type Ask, PeerTablet } from './peer-client.ts';
import { expectAllPresent, ShippingWorker } from './shipping-worker.ts';

let bundle: ServerBundle;
let postgres: PostgresServer;
const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-rehearsal-'));
beforeAll(async () => {
  [bundle, postgres] = await Promise.all([buildServer(), startPostgres()]);
});
afterAll(async () => {
  await postgres.stop();
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** An operator's command of the shipped program; what it printed. It throws when the command fails. */
async function admin(url: string, ...words: readonly string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: url, ERASURE_LIST: join(folder, 'erasures.jsonl') };
  const { stdout } = await promisify(execFile)(process.execPath, [bundle.main, ...words], { env });
  return stdout;
}

async function enrolmentCodes(url: string, count: number): Promise<readonly string[]> {
  const database = await openDatabase({ url });
  const field = await aFieldServer(database);
  field.clock.ms = Date.now();
  const member = await field.member();
  const codes = await Promise.all(Array.from({ length: count }, () => field.code(member)));
  await field.close();
  await database.close();
  return codes;
}

async function aNode(url: string): Promise<NodeProcess> {
  const node = new NodeProcess(bundle, { url, env: { ERASURE_LIST: join(folder, 'erasures.jsonl') } }, await freePort());
  await node.start();
  return node;
}

test('[BACKUP] rehearsed with the shipped program: backed up under load, restored elsewhere, verified, and the tablets bring what it lacks', async () => {
  const [first, second, file] = [await postgres.createDatabase(), await postgres.createDatabase(), join(folder, 'night.jsonl.gz')];
  const codes = await enrolmentCodes(first, 3);
  const before = await aNode(first);
  let address = before.address;
  const ask: Ask = (path, init) => fetch(`${address}${path}`, init);
  const workers = await Promise.all(codes.map(async (code) => new ShippingWorker(await PeerTablet.enrol(ask, code))));
  const shipAll = () =>
    Promise.all(
      workers.map(async (worker) => {
        worker.write();
        expect(await worker.send()).toBe(200);
      }),
    );
  await shipAll();
  await Promise.all([admin(first, 'backup', file), ...Array.from({ length: 5 }, shipAll)]);
  await shipAll();
  expect(await before.end('SIGTERM')).toBe(0);
  const acknowledged = workers.reduce((sum, worker) => sum + worker.acknowledged.size, 0);
  expect(acknowledged).toBe(3 * 7 * 5);

  expect(await admin(second, 'restore', file)).toContain('Đã khôi phục');
  expect(await admin(second, 'verify')).toContain(' 0 lỗi');
  await expect(admin(second, 'restore', file)).rejects.toThrow();
  await expect(expectAllPresent({ url: second }, workers)).rejects.toThrow();

  const after = await aNode(second);
  address = after.address;
  for (const worker of workers) {
    const { received } = await worker.tablet.pullPage();
    expect(received.through).toBeLessThan(35);
    worker.offerAgain();
    expect(await worker.send()).toBe(200);
  }
  expect(await after.end('SIGTERM')).toBe(0);
  expect(await expectAllPresent({ url: second }, workers)).toBe(acknowledged);
  expect(await admin(second, 'verify')).toContain(' 0 lỗi');
});
