import { isAway } from '#server/database/is-away.ts';
import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { composeServer } from '#server/compose-server.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { aFieldServer, seededRandom, someId } from './field-server.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => postgres.stop());

/** Takes a connection until `free`. */
function holdOne({ db }: OpenedDatabase): Promise<{ free: () => void; taken: Promise<void> }> {
  return new Promise((held) => {
    const taken: Promise<void> = db.connection().execute(async () => new Promise<void>((free) => held({ free, taken })));
  });
}

test('[AWAY] with every connection in use a tablet is told to come again, its parcel is taken in when it does, and the node goes on', async () => {
  const url = await postgres.createDatabase();
  const roomy = await openDatabase({ url });
  const field = await aFieldServer(roomy);
  const tablet = await field.tablet();
  const narrow = await openDatabase({ url, connections: 1, connectionWaitMs: 200 });
  const { app, close } = await composeServer({ database: narrow, now: () => field.clock.ms, random: seededRandom(5) });
  const there = tablet.reaching((path, init) => app.request(path, init));
  const body = await there.seal([there.mutation(1, field.clock.ms, { kind: 'household', id: someId(), area: 'a1', set: {} })]);
  const { free, taken } = await holdOne(narrow);
  const refused = await app.request('/api/parcels', { method: 'POST', headers: there.bearer(), body });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await refused.json()).toMatchObject({ error: { kind: 'not-ready', retryAfterMs: 5000 } });
  expect((await app.request('/readyz')).status).toBe(503);
  expect((await app.request('/healthz')).status).toBe(200);
  free();
  await taken;
  expect((await there.shipBody(body)).verdicts).toEqual([{ n: 1, verdict: 'accepted' }]);
  expect(await (await app.request('/metrics')).text()).toContain('tung_ngo_database_away_total 1');
  await close();
  await narrow.close();
  await field.close();
  await roomy.close();
});

test('[AWAY] what PostgreSQL says while it stops, starts, is full or is a replica means: come again; a mistake of ours does not', async () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of ['57P01', '57P02', '57P03', '53300', '53100', '25006', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND'])
    expect([code, isAway(coded(code))]).toEqual([code, true]);
  for (const code of ['23505', '42P01', '22P02', '40001', 'ERR_INVALID_ARG_TYPE'])
    expect([code, isAway(coded(code))]).toEqual([code, false]);
  expect(isAway(new Error('timeout exceeded when trying to connect'))).toBe(true);
  expect(isAway(new AggregateError([coded('ECONNREFUSED')]))).toBe(true);
  expect(isAway(new Error('something else'))).toBe(false);
  expect(isAway('ECONNREFUSED')).toBe(false);
  const nowhere = await openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isAway(nowhere)).toBe(true);
});

test('[AWAY] a connection cut in the middle of a transaction fails that request alone', async () => {
  const database = await openDatabase({ url: await postgres.createDatabase(), connections: 2 });
  const cut = database.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(database.db);
    await sql`select 1`.execute(tx);
  });
  await expect(cut).rejects.toSatisfy(isAway);
  expect((await sql<{ one: number }>`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  await database.close();
});
