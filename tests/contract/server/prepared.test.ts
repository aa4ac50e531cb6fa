import { openDatabase } from '#server/database/open-database.ts';
import { often } from '#server/database/often.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { someId } from '../../server/field-server.ts';
import { startPostgres } from '../postgres-server.ts';
import { onPostgres } from './every-database.ts';

onPostgres(({ fieldServer, opened }) => {
  test('[INGEST] what every parcel runs is prepared once for each connection, and nothing else is', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet();
    for (let n = 1; n <= 3; n += 1)
      await tablet.ship([tablet.mutation(n, server.clock.ms, { kind: 'household', id: someId(), area: 'a1', set: { size: n } })]);
    await tablet.pullAll();
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(opened().db);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(rows.filter(({ statement }) => !statement.trimStart().startsWith('/* often */'))).toEqual([]);
    /* A newer version adds a column while this one runs. */
    expect(rows.filter(({ statement }) => /^\s*\/\* often \*\/\s*select\s+[\w.]*\*/.test(statement))).toEqual([]);
  });
});

test('[INGEST] a prepared statement outlives a column that a newer version adds', async () => {
  const postgres = await startPostgres();
  const { db, close } = await openDatabase({ url: await postgres.createDatabase(), connections: 1 });
  const areas = () => sql`${often}select id, name from areas where id = ${'x'}`.execute(db);
  await areas();
  await sql`alter table areas add column newer text`.execute(db);
  expect((await areas()).rows).toEqual([]);
  await close();
  await postgres.stop();
});
