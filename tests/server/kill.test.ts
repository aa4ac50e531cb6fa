import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { freePort, type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { writeRow } from '../proof/fault-table.ts';
import { aFieldServer, someId } from './field-server.ts';
import { type Ask, PeerTablet } from './peer-client.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kills = 20;
const devices = 4;

let bundle = '';
let postgres: PostgresServer | undefined;

/** The server as it is shipped, in a place of its own inside the checkout so that it finds its packages. */
beforeAll(async () => {
  const outDir = mkdtempSync(join(root, 'node_modules/.cache-kill-'));
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { ssr: true, outDir, emptyOutDir: true } });
  bundle = join(outDir, 'main.js');
  expect(existsSync(bundle)).toBe(true);
  postgres = await startPostgres();
});
afterAll(async () => {
  rmSync(dirname(bundle), { recursive: true, force: true });
  await postgres?.stop();
});

interface Place {
  readonly url?: string;
  readonly directory?: string;
}

class ServerProcess {
  private child: ChildProcess | undefined;
  private printed = '';
  private readonly place: Place;
  readonly port: number;

  constructor(place: Place, port: number) {
    this.place = place;
    this.port = port;
  }

  async start(): Promise<void> {
    const { url = '', directory = '' } = this.place;
    const env = {
      ...process.env,
      PORT: String(this.port),
      HOST: '127.0.0.1',
      DATABASE_URL: url,
      DATA_DIR: directory,
      APP_DIR: join(root, 'no-app'),
    };
    const child = spawn(process.execPath, [bundle, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const onText = (chunk: Buffer) => {
        this.printed += chunk.toString();
        if (chunk.toString().includes('"listening"')) resolve();
      };
      child.stdout.on('data', onText);
      child.stderr.on('data', onText);
      child.once('exit', () => reject(new Error(`the server ended before it listened:\n${this.printed.slice(-2000)}`)));
    });
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child) throw new Error('a started server can be ended');
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }
}

/** Ships parcel after parcel until the server dies under it; remembers what was acknowledged, and sends again what was not. */
class Worker {
  readonly acknowledged = new Map<number, string>();
  private waiting: ReturnType<PeerTablet['mutation']>[] = [];
  private n = 0;
  readonly tablet: PeerTablet;

  constructor(tablet: PeerTablet) {
    this.tablet = tablet;
  }

  async workUntilCut(onAcknowledged: () => void): Promise<void> {
    for (;;) {
      for (let i = 0; i < 5; i += 1) this.waiting.push(this.next());
      try {
        const { status, verdicts } = await this.tablet.ship(this.waiting, { authored: this.n });
        if (status !== 200) throw new Error(`the server answered ${status}`);
        const ids = new Map(this.waiting.map(({ n, id }) => [n, id]));
        for (const { n, verdict } of verdicts) if (verdict !== 'refused') this.acknowledged.set(n, ids.get(n) ?? '');
        this.waiting = this.waiting.filter(({ n }) => !this.acknowledged.has(n));
        onAcknowledged();
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('the server answered')) throw error;
        return;
      }
    }
  }

  private next() {
    this.n += 1;
    return this.tablet.mutation(this.n, Date.now(), { kind: 'household', id: someId(), area: 'a1', set: { size: this.n % 9 } });
  }
}

/** Returns how many acknowledged mutations were looked for afterwards. */
async function killUnderLoad(place: Place): Promise<number> {
  const port = await freePort();
  const ask: Ask = (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const codes = await prepared(place);
  const server = new ServerProcess(place, port);
  await server.start();
  const workers = await Promise.all(codes.map(async (code) => new Worker(await PeerTablet.enrol(ask, code))));
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
async function prepared(place: Place): Promise<readonly string[]> {
  const database = await openDatabase(place);
  const field = await aFieldServer(database);
  field.clock.ms = Date.now();
  const member = await field.member();
  const codes = await Promise.all(Array.from({ length: devices }, () => field.code(member)));
  await database.close();
  return codes;
}

async function expectAllPresent(place: Place, workers: readonly Worker[]): Promise<number> {
  const database = await openDatabase(place);
  try {
    let acknowledged = 0;
    for (const worker of workers) {
      const rows = await database.db.selectFrom('mutations').select(['n', 'id']).where('device', '=', worker.tablet.id).execute();
      const logged = new Map(rows.map(({ n, id }) => [n, id]));
      acknowledged += worker.acknowledged.size;
      expect([...worker.acknowledged].filter(([n, id]) => logged.get(n) !== id)).toEqual([]);
    }
    const { faults, records } = await verifyDatabase(database.db);
    expect(faults).toEqual([]);
    expect(records).toBeGreaterThanOrEqual(acknowledged);
    return acknowledged;
  } finally {
    await database.close();
  }
}

const shown = 'the shipped server as a process of its own, four tablets, every acknowledged mutation looked for in the log';
/* Whatever is missing or there twice has failed the test above. */
const killedRow = (acknowledged: number) => ({ injected: kills, saved: acknowledged, lost: 0, twice: 0 });

describe('kill -9 under load, 20 times', { timeout: 600_000 }, () => {
  test('[DURABLE] on PGlite, nothing acknowledged is missing', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-kill-'));
    const acknowledged = await killUnderLoad({ directory });
    expect(acknowledged).toBeGreaterThan(kills * 5);
    writeRow({ id: 'kill-pglite', fault: 'server killed with -9 under load, on PGlite', shown }, killedRow(acknowledged));
    rmSync(directory, { recursive: true, force: true });
  });

  test('[DURABLE] on PostgreSQL, nothing acknowledged is missing', async () => {
    if (!postgres) throw new Error('PostgreSQL runs');
    const acknowledged = await killUnderLoad({ url: await postgres.createDatabase() });
    expect(acknowledged).toBeGreaterThan(kills * 5);
    writeRow({ id: 'kill-postgresql', fault: 'the same on PostgreSQL', shown }, killedRow(acknowledged));
  });
});
