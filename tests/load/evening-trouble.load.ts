import { freePort } from '../contract/free-port.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quantile } from '../bench/figures.ts';
import { type ReplicatedPostgres, startReplicated } from '../contract/replicated-postgres.ts';
import { type Balancer, startBalancer } from '../server/balancer.ts';
import { buildServer, NodeProcess, type ServerBundle } from '../server/node-process.ts';
import { anEvening, evening, type Evening, expectAllThere } from './an-evening.ts';
import { parcelMutationCount } from './evening-parcel.ts';
import { type Asked, rush } from './rush.ts';

const { count, seconds, seed } = evening;
let bundle: ServerBundle;
let pair: ReplicatedPostgres;
let nodes: readonly NodeProcess[];
let balancer: Balancer;
let all: Evening;

beforeAll(async () => {
  [bundle, pair] = await Promise.all([buildServer(), startReplicated()]);
  all = await anEvening(pair.url, count);
  await pair.waitForReplica(true);
  /* As shipped in `deploy/tung-ngo.env`. */
  const place = { url: pair.url, env: { DRAIN_SECONDS: '8' } };
  nodes = [new NodeProcess(bundle, place, await freePort()), new NodeProcess(bundle, place, await freePort())];
  for (const node of nodes) await node.start();
  balancer = await startBalancer(nodes.map(({ port }) => port));
  await balancer.whenReady(nodes.length);
}, 900_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.end('SIGKILL')));
  await balancer.close();
  await pair.stop();
  bundle.remove();
});

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A third of the way each node is restarted; after two thirds the primary is killed and the replica promoted. Returns when they began, in seconds. */
async function trouble(elapsed: () => number): Promise<{ readonly restart: number; readonly restarted: number; readonly lost: number }> {
  await wait((seconds * 1000) / 3);
  const restart = elapsed();
  for (const node of nodes) {
    expect(await node.end('SIGTERM')).toBe(0);
    await balancer.whenReady(1);
    await node.start();
    await balancer.whenReady(2);
  }
  const restarted = elapsed();
  await wait(Math.max(0, (seconds * 1000 * 2) / 3 - restarted * 1000));
  const lost = elapsed();
  await pair.losePrimary();
  await pair.promote();
  return { restart, restarted, lost };
}

test(
  `the evening rush of ${count} tablets within ${seconds} s, with a rolling restart and a fail-over in it`,
  { timeout: (seconds + 900) * 1000 },
  async () => {
    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    const [done, when] = await Promise.all([
      rush({
        tablets: all.tablets,
        cursors: all.cursors,
        parcels: all.parcels.map(({ body }) => body),
        addresses: [balancer.address],
        seconds,
        seed,
        mutations: parcelMutationCount,
        again: true,
      }),
      trouble(elapsed),
    ]);
    const parcels = done.asked.filter(({ what }) => what === 'parcel');
    /* What was under way when the primary was killed belongs to the fail-over. */
    const ended = ({ at, feltMs }: Asked) => at + feltMs / 1000;
    const before = parcels.filter((one) => ended(one) < when.lost);
    const meanwhile = before.filter((one) => ended(one) >= when.restart && one.at < when.restarted);
    const notTaken = (some: readonly Asked[]) => some.filter(({ status }) => status !== 200).length;
    const p99 = quantile(
      meanwhile.map(({ serverMs }) => serverMs),
      0.99,
    );
    console.log(
      [
        `seed ${seed}: ${count} tablets, 2 nodes behind a balancer, over a primary and a replica that every commit waits for; ${done.acknowledged} acknowledged`,
        `rolling restart from ${when.restart.toFixed(0)} to ${when.restarted.toFixed(0)} s: ${meanwhile.length} parcels under way, ${notTaken(meanwhile)} not taken at once, p99 ${p99.toFixed(0)} ms`,
        `fail-over at ${when.lost.toFixed(0)} s: ${notTaken(parcels) - notTaken(before)} times a parcel was not taken, each was sent again`,
      ].join('\n'),
    );
    expect(meanwhile.length).toBeGreaterThan(0);
    expect(notTaken(before)).toBe(0);
    expect(done.acknowledged).toBe(count);
    await expectAllThere(pair.url, count);
  },
);
