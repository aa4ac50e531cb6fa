import { freePort } from '../contract/free-port.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ReplicatedPostgres, startReplicated } from '../contract/replicated-postgres.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { aFieldServer } from './field-server.ts';
import { buildServer, NodeProcess, type ServerBundle } from './node-process.ts';
import { PeerTablet } from './peer-client.ts';
import { expectAllPresent, ShippingWorker } from './shipping-worker.ts';

const devices = 4;
let bundle: ServerBundle;
let pair: ReplicatedPostgres;
let nodes: readonly NodeProcess[];
let balancer: Balancer;
let workers: readonly ShippingWorker[];

beforeAll(async () => {
  bundle = await buildServer();
});
afterAll(() => bundle.remove());

beforeEach(async () => {
  pair = await startReplicated();
  const codes = await enrolmentCodes(pair.url);
  const place = { url: pair.url, env: { DRAIN_SECONDS: '1', DATABASE_CONNECTIONS: '5' } };
  nodes = [new NodeProcess(bundle, place, await freePort()), new NodeProcess(bundle, place, await freePort())];
  for (const node of nodes) await node.start();
  balancer = await startBalancer(nodes.map(({ port }) => port));
  await balancer.whenReady(nodes.length);
  const ask = (path: string, init?: RequestInit) => fetch(`${balancer.address}${path}`, init);
  workers = await Promise.all(codes.map(async (code) => new ShippingWorker(await PeerTablet.enrol(ask, code))));
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.end('SIGKILL')));
  await balancer.close();
  await pair.stop();
});

async function enrolmentCodes(url: string): Promise<readonly string[]> {
  const database = await openDatabase({ url });
  const field = await aFieldServer(database);
  field.clock.ms = Date.now();
  const member = await field.member();
  const codes = await Promise.all(Array.from({ length: devices }, () => field.code(member)));
  await field.close();
  await database.close();
  return codes;
}

/** Every tablet ships until `isOver`; what did not get through is sent again with the next. Returns every status there was. */
async function shipUntil(isOver: () => boolean, onAcknowledged: () => void = () => undefined): Promise<readonly (number | undefined)[]> {
  const statuses: (number | undefined)[] = [];
  const shipping = workers.map(async (worker) => {
    while (!isOver()) {
      worker.write();
      const status = await worker.send();
      statuses.push(status);
      if (status === 200) onAcknowledged();
      /* As a tablet does: it waits before it tries again. */
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  await Promise.all(shipping);
  return statuses;
}

/** As a tablet does while the nodes find their new primary: busy, come again. */
async function answered<Answer extends { readonly status: number | undefined }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    await balancer.whenReady(nodes.length);
    const answer = await ask();
    if (answer.status === 200) return answer;
    expect([503, undefined]).toContain(answer.status);
  }
}

const acknowledged = () => workers.reduce((sum, worker) => sum + worker.acknowledged.size, 0);

describe('two nodes over one PostgreSQL, with tablets shipping all the time', { timeout: 60_000 }, () => {
  test('[ROLLING] both nodes are restarted one after the other: no request fails, and nothing is lost', async () => {
    const restarted: (number | null)[] = [];
    let isOver = false;
    const rolling = (async () => {
      for (const node of nodes) {
        restarted.push(await node.end('SIGTERM'));
        await balancer.whenReady(1);
        await node.start();
        await balancer.whenReady(2);
      }
      isOver = true;
    })();
    const statuses = await shipUntil(() => isOver);
    await rolling;
    expect(restarted).toEqual([0, 0]);
    expect(statuses.length).toBeGreaterThan(20);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await expectAllPresent({ url: pair.url }, workers)).toBe(acknowledged());
  });

  test('[FAIL-OVER] the primary is killed under load and the replica promoted: what was acknowledged is there, and work goes on at both nodes', async () => {
    await pair.waitForReplica(true);
    let after = Number.POSITIVE_INFINITY;
    let changing: Promise<void> | undefined;
    const changeOver = async () => {
      await pair.losePrimary();
      await pair.promote();
      after = acknowledged();
    };
    const onAcknowledged = () => {
      if (acknowledged() >= 60) changing ??= changeOver();
    };
    const statuses = await shipUntil(() => acknowledged() >= after + 60, onAcknowledged);
    await changing;
    /* Busy, come again; or cut off in the middle of the answer. Nothing else is ever said. */
    expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(503);
    expect(await expectAllPresent({ url: pair.url }, workers)).toBe(acknowledged());
    expect(balancer.ready()).toBe(2);
  });

  test('[FAIL-OVER] what a lost primary alone had acknowledged is missing after it, and not so where commits wait for the replica', async () => {
    const [worker] = workers;
    if (!worker) throw new Error('there are tablets');
    await pair.waitForReplica(false);
    pair.holdReplica(true);
    worker.write();
    expect(await worker.send()).toBe(200);
    expect(worker.acknowledged.size).toBe(5);
    await pair.losePrimary();
    await pair.promote();
    await expect(expectAllPresent({ url: pair.url }, [worker])).rejects.toThrow();
    /* The tablet is told what the server has, and offers it again. */
    const { received } = await answered(() => worker.tablet.pullPage());
    expect(received.through).toBe(0);
    worker.offerAgain();
    await answered(async () => ({ status: await worker.send() }));
    expect(await expectAllPresent({ url: pair.url }, [worker])).toBe(5);
  });

  test('[FAIL-OVER] a commit that the replica has not got is not acknowledged', async () => {
    const [worker] = workers;
    if (!worker) throw new Error('there are tablets');
    await pair.waitForReplica(true);
    pair.holdReplica(true);
    worker.write();
    const sending = worker.send();
    const first = await Promise.race([sending, new Promise((resolve) => setTimeout(() => resolve('silence'), 1500))]);
    expect(first).toBe('silence');
    await pair.losePrimary();
    await pair.promote();
    expect(await sending).toBe(503);
    expect(worker.acknowledged.size).toBe(0);
    await answered(async () => ({ status: await worker.send() }));
    expect(await expectAllPresent({ url: pair.url }, [worker])).toBe(5);
  });
});
