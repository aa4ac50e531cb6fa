import { freePort } from '../contract/free-port.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/database/open-database.ts';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { isChosen, isLong, writeRow } from '../proof/fault-table.ts';
import { aFieldServer } from './field-server.ts';
import { buildServer, NodeProcess, type NodePlace, type ServerBundle } from './node-process.ts';
import { type Ask, PeerTablet } from './peer-client.ts';
import { expectAllPresent, ShippingWorker } from './shipping-worker.ts';

const kills = isLong ? 40 : 20;
const devices = 4;

let bundle: ServerBundle | undefined;
let postgres: PostgresServer | undefined;
beforeAll(async () => {
  bundle = await buildServer();
  postgres = await startPostgres();
});
afterAll(async () => {
  bundle?.remove();
  await postgres?.stop();
});

/** Returns how many acknowledged mutations were looked for afterwards. */
async function killUnderLoad(place: NodePlace): Promise<number> {
  const port = await freePort();
  const ask: Ask = (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const codes = await prepared(place);
  if (!bundle) throw new Error('the server is built');
  const server = new NodeProcess(bundle, place, port);
  await server.start();
  const workers = await Promise.all(codes.map(async (code) => new ShippingWorker(await PeerTablet.enrol(ask, code))));
  let killed = 0;
  for (let round = 0; round < kills; round += 1) {
    if (round > 0) await server.start();
    // Each round dies at another moment of the work: after 1 to 7 acknowledgements, with requests of the other tablets under way.
    let left = 1 + ((round * 5) % 7);
    let ending: Promise<number | null> | undefined;
    const onAcknowledged = () => {
      left -= 1;
      if (left === 0) ending = server.end('SIGKILL');
    };
    await Promise.all(workers.map((worker) => worker.workUntilCut(onAcknowledged)));
    await ending;
    killed += 1;
  }
  expect(killed).toBe(kills);
  await server.start();
  expect(await server.end('SIGTERM')).toBe(0);
  return expectAllPresent(place, workers);
}

/** Areas, a member and codes, before the server runs: a data directory has one owner at a time. */
async function prepared(place: NodePlace): Promise<readonly string[]> {
  const database = await openDatabase(place);
  const field = await aFieldServer(database);
  field.clock.ms = Date.now();
  const member = await field.member();
  const codes = await Promise.all(Array.from({ length: devices }, () => field.code(member)));
  await database.close();
  return codes;
}

const shown = 'the shipped server as a process of its own, four tablets, every acknowledged mutation looked for in the log';
/* Whatever is missing or there twice has failed the test above. */
const killedRow = (acknowledged: number) => ({ injected: kills, saved: acknowledged, lost: 0, twice: 0 });

const onPglite = { id: 'kill-pglite', fault: 'server killed with -9 under load, on PGlite', shown };
const onPostgres = { id: 'kill-postgresql', fault: 'the same on PostgreSQL', shown };

describe(`kill -9 under load, ${kills} times`, { timeout: 600_000 }, () => {
  test.runIf(isChosen(onPglite))('[DURABLE] on PGlite, nothing acknowledged is missing', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-kill-'));
    const acknowledged = await killUnderLoad({ directory });
    expect(acknowledged).toBeGreaterThan(kills * 5);
    writeRow(onPglite, killedRow(acknowledged), kills);
    rmSync(directory, { recursive: true, force: true });
  });

  test.runIf(isChosen(onPostgres))('[DURABLE] on PostgreSQL, nothing acknowledged is missing', async () => {
    if (!postgres) throw new Error('PostgreSQL runs');
    const acknowledged = await killUnderLoad({ url: await postgres.createDatabase() });
    expect(acknowledged).toBeGreaterThan(kills * 5);
    writeRow(onPostgres, killedRow(acknowledged), kills);
  });
});
