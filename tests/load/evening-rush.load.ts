import { freePort } from '../contract/free-port.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quantile } from '../bench/figures.ts';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { buildServer, NodeProcess, type ServerBundle } from '../server/node-process.ts';
import { anEvening, evening, type Evening, expectAllThere } from './an-evening.ts';
import { parcelMutationCount } from './evening-parcel.ts';
import { printMeasured } from './load-report.ts';
import { costOf, type Cost } from './process-cost.ts';
import { rush } from './rush.ts';

const { count, seconds, seed } = evening;
/** Tablets that come before the measuring begins. */
const warmUp = 300;
/** Milliseconds; of the issue. */
const promisedP99 = 2000;

let bundle: ServerBundle;
let postgres: PostgresServer;
let nodes: readonly NodeProcess[];
let url: string;
let all: Evening;

/** Real durability: what is acknowledged is on the disk. */
const flags = ['fsync=on', 'synchronous_commit=on', 'shared_buffers=512MB', 'max_wal_size=4GB', 'checkpoint_timeout=15min'];

beforeAll(async () => {
  [bundle, postgres] = await Promise.all([buildServer(), startPostgres({ flags })]);
  url = await postgres.createDatabase();
  all = await anEvening(url, count + warmUp);
  const ports = await Promise.all(Array.from({ length: evening.nodes }, freePort));
  nodes = ports.map((port) => new NodeProcess(bundle, { url }, port));
  for (const node of nodes) await node.start();
  /* An empty database and a program that has just begun are not what an evening finds. */
  const warmed = await rush({ ...those(count, count + warmUp), seconds: warmUp / 20, again: true });
  expect(warmed.acknowledged).toBe(warmUp);
  await asked((db) => sql`analyze`.execute(db));
}, 900_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.end('SIGTERM')));
  await postgres.stop();
  bundle.remove();
});

/** Tablets by their place, and how they are asked to come. */
function those(from: number, to: number) {
  return {
    tablets: all.tablets.slice(from, to),
    cursors: all.cursors.slice(from, to),
    parcels: all.parcels.slice(from, to).map(({ body }) => body),
    addresses: nodes.map(({ address }) => address),
    seed,
    mutations: parcelMutationCount,
  };
}

async function asked<Answer>(question: (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<Answer>): Promise<Answer> {
  const database = await openDatabase({ url });
  try {
    return await question(database.db);
  } finally {
    await database.close();
  }
}

const databaseBytes = async () =>
  (await asked((db) => sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db))).rows[0]?.bytes ?? 0;
const summed = (costs: readonly Cost[]): Cost =>
  costs.reduce((sum, { cpuMs, memory }) => ({ cpuMs: sum.cpuMs + cpuMs, memory: sum.memory + memory }));
const nodesCost = () => summed(nodes.map(({ pid }) => costOf(pid ?? 0)));
const postgresCost = () => costOf(postgres.pid());

test(`the evening rush of ${count} tablets within ${seconds} s`, { timeout: (seconds + 600) * 1000 }, async () => {
  console.log(`seed ${seed}`);
  const before = { node: nodesCost(), postgres: postgresCost(), own: process.cpuUsage(), bytes: await databaseBytes() };
  const done = await rush({ ...those(0, count), seconds });
  const own = process.cpuUsage(before.own);
  const spent = (now: Cost, then: Cost): Cost => ({ cpuMs: now.cpuMs - then.cpuMs, memory: now.memory });
  const parcels = all.parcels.slice(0, count);
  printMeasured({
    rush: done,
    tablets: count,
    mutations: parcelMutationCount,
    nodes: evening.nodes,
    node: spent(nodesCost(), before.node),
    postgres: spent(postgresCost(), before.postgres),
    generatorCpuMs: (own.user + own.system) / 1000,
    parcelBytes: parcels.reduce((sum, { body }) => sum + body.byteLength, 0) / count,
    plainBytes: parcels.reduce((sum, { plainBytes }) => sum + plainBytes, 0) / count,
    grown: (await databaseBytes()) - before.bytes,
  });
  expect(done.errors).toEqual([]);
  expect(done.acknowledged).toBe(count);
  await expectAllThere(url, count + warmUp);
  expect(
    quantile(
      done.asked.filter(({ what }) => what === 'parcel').map(({ serverMs }) => serverMs),
      0.99,
    ),
  ).toBeLessThanOrEqual(promisedP99);
});
