import { freePort } from '../contract/free-port.ts';
import { composeServices } from '#server/compose-server.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { usualPage } from '#protocol/limits.ts';
import { readChanges } from '#server/records/changes.ts';
import type { Services } from '#server/services.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quantile } from '../bench/figures.ts';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { buildServer, NodeProcess, type ServerBundle } from '../server/node-process.ts';
import { type EveningParcel, eveningParcel, parcelMutationCount } from './evening-parcel.ts';
import { printMeasured } from './load-report.ts';
import { type LoadTablet, plantTablets } from './many-tablets.ts';
import { costOf, type Cost } from './process-cost.ts';
import { rush } from './rush.ts';

const setting = (name: string, usual: number) => Number(process.env[`LOAD_${name}`] ?? usual);
const [count, seconds, nodeCount, seed] = [setting('TABLETS', 10_000), setting('SECONDS', 300), setting('NODES', 1), setting('SEED', 7)];
/** Tablets that come before the measuring begins. */
const warmUp = 300;
/** Milliseconds; of the issue. */
const promisedP99 = 2000;
/** Folding the whole log again takes longer than the rush where there is much of it. */
const verifiedUpTo = 3000;

let bundle: ServerBundle;
let postgres: PostgresServer;
let nodes: readonly NodeProcess[];
let url: string;
let tablets: readonly LoadTablet[];
let parcels: readonly EveningParcel[];
let cursors: readonly string[];

/** Real durability: what is acknowledged is on the disk. */
const flags = ['fsync=on', 'synchronous_commit=on', 'shared_buffers=512MB', 'max_wal_size=4GB', 'checkpoint_timeout=15min'];

beforeAll(async () => {
  [bundle, postgres] = await Promise.all([buildServer(), startPostgres({ flags })]);
  url = await postgres.createDatabase();
  const database = await openDatabase({ url });
  const services = await composeServices({ database, now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  const all = await plantTablets(database.db, count + warmUp);
  tablets = all.slice(0, count);
  const key = services.keys.current();
  const made: EveningParcel[] = [];
  for (const [i, tablet] of all.entries()) made.push(await eveningParcel(key, tablet, i, Date.now()));
  parcels = made.slice(0, count);
  const stood = await pulledThisMorning(services, all);
  cursors = stood.slice(0, count);
  const ports = await Promise.all(Array.from({ length: nodeCount }, freePort));
  nodes = ports.map((port) => new NodeProcess(bundle, { url }, port));
  for (const node of nodes) await node.start();
  await warm(all.slice(count), made.slice(count), stood.slice(count));
  await sql`analyze`.execute(database.db);
  await database.close();
}, 900_000);
/** A tablet that sends in the evening was opened in the morning: it knows its village, and asks for what is new. */
async function pulledThisMorning(services: Services, all: readonly LoadTablet[]): Promise<readonly string[]> {
  const stood: string[] = [];
  for (const { id, member } of all) {
    const page = await readChanges(services, { device: id, member }, { cursor: undefined, limit: usualPage });
    if (!page.ok) throw new Error('a tablet did not pull');
    stood.push(page.value.cursor);
  }
  return stood;
}

/** An empty database and a program that has just begun are not what an evening finds. */
async function warm(others: readonly LoadTablet[], theirs: readonly EveningParcel[], stood: readonly string[]): Promise<void> {
  const bodies = theirs.map(({ body }) => body);
  const addresses = nodes.map(({ address }) => address);
  const done = await rush({
    tablets: others,
    cursors: stood,
    parcels: bodies,
    addresses,
    seconds: warmUp / 20,
    seed,
    mutations: parcelMutationCount,
    again: true,
  });
  expect(done.acknowledged).toBe(warmUp);
}

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.end('SIGTERM')));
  await postgres.stop();
  bundle.remove();
});

const summed = (costs: readonly Cost[]): Cost =>
  costs.reduce((sum, { cpuMs, memory }) => ({ cpuMs: sum.cpuMs + cpuMs, memory: sum.memory + memory }));
const nodesCost = () => summed(nodes.map(({ pid }) => costOf(pid ?? 0)));
const postgresCost = () => costOf(postgres.pid());

async function databaseBytes(): Promise<number> {
  const database = await openDatabase({ url });
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(database.db);
  await database.close();
  return rows[0]?.bytes ?? 0;
}

test(`the evening rush of ${count} tablets within ${seconds} s`, { timeout: (seconds + 600) * 1000 }, async () => {
  console.log(`seed ${seed}`);
  const before = { node: nodesCost(), postgres: postgresCost(), own: process.cpuUsage(), bytes: await databaseBytes() };
  const done = await rush({
    tablets,
    cursors,
    parcels: parcels.map(({ body }) => body),
    addresses: nodes.map(({ address }) => address),
    seconds,
    seed,
    mutations: parcelMutationCount,
  });
  const own = process.cpuUsage(before.own);
  const spent = (now: Cost, then: Cost): Cost => ({ cpuMs: now.cpuMs - then.cpuMs, memory: now.memory });
  printMeasured({
    rush: done,
    tablets: count,
    mutations: parcelMutationCount,
    nodes: nodeCount,
    node: spent(nodesCost(), before.node),
    postgres: spent(postgresCost(), before.postgres),
    generatorCpuMs: (own.user + own.system) / 1000,
    parcelBytes: parcels.reduce((sum, { body }) => sum + body.byteLength, 0) / count,
    plainBytes: parcels.reduce((sum, { plainBytes }) => sum + plainBytes, 0) / count,
    grown: (await databaseBytes()) - before.bytes,
  });
  expect(done.errors).toEqual([]);
  expect(done.acknowledged).toBe(count);
  await expectAllThere();
  expect(
    quantile(
      done.asked.filter(({ what }) => what === 'parcel').map(({ serverMs }) => serverMs),
      0.99,
    ),
  ).toBeLessThanOrEqual(promisedP99);
});

async function expectAllThere(): Promise<void> {
  const database = await openDatabase({ url });
  try {
    const { rows } = await sql<{
      logged: number;
    }>`select count(*) as logged from mutations where device <> '00000000-0000-8000-8000-000000000002'`.execute(database.db);
    expect(rows[0]?.logged).toBe((count + warmUp) * parcelMutationCount);
    const faults = count <= verifiedUpTo ? (await verifyDatabase(database.db)).faults : [];
    expect(faults).toEqual([]);
  } finally {
    await database.close();
  }
}
