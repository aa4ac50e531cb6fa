import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '#server/database/open-database.ts';
import { readEnvironment } from '#server/command-line/environment.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { aFieldServer, someId } from './field-server.ts';

const deployed = (name: string) => readFileSync(fileURLToPath(new URL(`../../src/server/deploy/${name}`, import.meta.url)), 'utf8');

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => postgres.stop());

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

test('[OPERATIONS] every figure the dashboard asks for is one that a node gives, with the labels it is asked by', async () => {
  const database = await openDatabase({ url: await postgres.createDatabase() });
  const field = await aFieldServer(database);
  const tablet = await field.tablet();
  await tablet.sync([tablet.mutation(1, field.clock.ms, { kind: 'household', id: someId(), area: 'a1', set: {} })]);
  const text = await (await field.app.request('/metrics')).text();
  const { panels } = JSON.parse(deployed('grafana-dashboard.json')) as Dashboard;
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => [...expr.matchAll(/tung_ngo_[a-z_]+/g)].map(([name]) => name)),
  );
  expect(new Set(asked).size).toBeGreaterThanOrEqual(9);
  for (const name of new Set(asked)) expect([name, new RegExp(`^${name}[{ ]`, 'm').test(text)]).toEqual([name, true]);
  const grouped = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => [...expr.matchAll(/by \(([^)]+)\)/g)].flatMap(([, by = '']) => by.split(', '))),
  );
  /* The instance is Prometheus' own. */
  for (const label of new Set(grouped.filter((label) => label !== 'instance')))
    expect([label, text.includes(`${label}="`)]).toEqual([label, true]);
  await field.close();
  await database.close();
});

test('[OPERATIONS] a node says that it stops before it does: not ready, every answer the last on its connection, and all of them given', async () => {
  const field = await aFieldServer();
  expect((await field.app.request('/readyz')).status).toBe(200);
  field.drain();
  expect((await field.app.request('/readyz')).status).toBe(503);
  const alive = await field.app.request('/healthz');
  expect([alive.status, alive.headers.get('connection')]).toEqual([200, 'close']);
  const tablet = await field.tablet();
  expect((await tablet.sync([tablet.mutation(1, field.clock.ms, { kind: 'household', id: someId(), area: 'a1', set: {} })])).status).toBe(
    200,
  );
  expect(await (await field.app.request('/metrics')).text()).toContain('tung_ngo_draining 1');
  await field.database.close();
});

test('[OPERATIONS] the example settings are ones the server knows and takes, and the proxy notices in time that a node stops', () => {
  const lines = deployed('tung-ngo.env').split('\n');
  const settings = Object.fromEntries(
    lines.flatMap((line) => [...line.matchAll(/^#?([A-Z_]+)=(.*)$/g)].map(([, name = '', value]) => [name, value])),
  );
  const asked = new Set<string>();
  const watched = new Proxy(settings, {
    get: (target, name) => {
      asked.add(String(name));
      return target[String(name)];
    },
  });
  const environment = readEnvironment(watched);
  const compose = deployed('compose.yaml');
  for (const name of Object.keys(settings)) expect([name, asked.has(name) || compose.includes(`\${${name}`)]).toEqual([name, true]);
  const noticing =
    Number(/health_interval (\d+)s/.exec(deployed('Caddyfile'))?.[1]) + Number(/health_timeout (\d+)s/.exec(deployed('Caddyfile'))?.[1]);
  expect(environment.drainSeconds).toBeGreaterThan(noticing);
  expect(Number(/DRAIN_SECONDS: '(\d+)'/.exec(compose)?.[1])).toBeGreaterThan(noticing);
  expect(Number(/TimeoutStopSec=(\d+)/.exec(deployed('tung-ngo.service'))?.[1])).toBeGreaterThanOrEqual(environment.drainSeconds + 30);
  for (const wrong of [{ DATABASE_CONNECTIONS: '0' }, { DRAIN_SECONDS: 'x' }, { PORT: '70000' }])
    expect(() => readEnvironment(wrong)).toThrow();
});
