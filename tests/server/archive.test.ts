import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { archivedTables, derivedTables, archiveLines, ArchiveError, restoreLines } from '#server/database/archive.ts';
import { composeServer } from '#server/compose-server.ts';
import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import type { Work } from '#server/database/transaction.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { startPostgres } from '../contract/postgres-server.ts';
import { aFieldServer, type FieldServer, someId, startTime } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';
import { inMemory } from './in-memory.ts';

async function aDayOfWork(): Promise<{ server: FieldServer; alice: PeerTablet }> {
  const server = await aFieldServer();
  const alice = await server.tablet({ area: 'xa-a', role: 'lead' });
  const mutations = Array.from({ length: 40 }, (_, i) =>
    alice.mutation(i + 1, startTime + i, {
      kind: 'household',
      id: someId(),
      area: ['a1', 'a2', 'b1'][i % 3] ?? 'a1',
      set: { head: 'Bà "Thử" \\ ế', size: i },
    }),
  );
  await alice.ship(mutations);
  await alice.ship([alice.mutation(41, startTime + 99, { kind: 'household', id: mutations[0]?.id ?? '', area: 'a2', set: {} })]);
  await server.database.db.transaction().execute((tx) => somethingPlanned(tx, alice.member));
  return { server, alice };
}

/** A campaign, an assignment within it, and a task that belongs to it: each refers to the one before. */
async function somethingPlanned(tx: Work, member: string): Promise<void> {
  const [campaign, assignment, created_at] = [someId(), someId(), new Date(startTime)];
  const by = { area: 'a1', created_by: member, created_at };
  const days = { from_day: '2027-01-01', through_day: '2027-01-31' };
  const unused = { guide: null, milestone: null, closed_by: null };
  await tx
    .insertInto('campaigns')
    .values({ id: campaign, name: 'Đợt thử', counts: 'visits', target: 5, ...by, ...days, ...unused })
    .execute();
  const given = { what: 'Thăm', due_on: null, choice: JSON.stringify({ filter: 'all' }), assignee: member, withdrawn_by: null };
  await tx
    .insertInto('assignments')
    .values({ id: assignment, campaign, ...by, ...given })
    .execute();
  await tx.insertInto('assigned_tasks').values({ task: someId(), assignment }).execute();
}

async function linesOf({ db }: OpenedDatabase): Promise<string[]> {
  const lines: string[] = [];
  await archiveLines(db, new Date(startTime), async (line) => void lines.push(line));
  return lines;
}

async function* each(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

const comparable = (lines: readonly string[]) =>
  lines.filter((line) => !line.startsWith('["settings"') && !line.startsWith('{"end"')).sort();

test('[BACKUP] a backup of PGlite restores into PostgreSQL and back, row for row; work goes on and every tablet pulls anew', async () => {
  const { server, alice } = await aDayOfWork();
  await alice.pullAll();
  const lines = await linesOf(server.database);
  const postgres = await startPostgres();
  const there = await openDatabase({ url: await postgres.createDatabase() });
  const back = await inMemory();
  try {
    expect(await restoreLines(there.db, each(lines))).toBe(lines.length - 2);
    expect(comparable(await linesOf(there))).toEqual(comparable(lines));
    await restoreLines(back.db, each(await linesOf(there)));
    expect(comparable(await linesOf(back))).toEqual(comparable(lines));
    expect(await verifyDatabase(there.db)).toMatchObject({ faults: [], mutations: 28, devices: 1 });
    await server.close();
    await goOn(there, alice);
  } finally {
    await Promise.all([there.close(), back.close(), server.database.close()]);
    await postgres.stop();
  }
});

/** The restored server opens old parcels, knows the tablet, and gives new numbers. */
async function goOn(database: OpenedDatabase, alice: PeerTablet): Promise<void> {
  const { app } = await composeServer({ database, now: () => startTime, random: (bytes) => crypto.getRandomValues(bytes) });
  const restored = alice.reaching((path, init) => app.request(path, init));
  restored.cursor = alice.cursor;
  expect(await restored.pullPage()).toMatchObject({ status: 400, error: { kind: 'cursor-unknown' } });
  restored.cursor = '';
  const next = restored.mutation(42, startTime, { kind: 'household', id: someId(), area: 'a1', set: {} });
  expect((await restored.ship([next], { authored: 42 })).verdicts).toEqual([{ n: 42, verdict: 'accepted' }]);
  await restored.pullAll();
  expect(restored.records.size).toBe(28);
}

test('[BACKUP] a backup that was cut, altered or is none restores nothing; nor does one go over what is there', async () => {
  const { server } = await aDayOfWork();
  const lines = await linesOf(server.database);
  const empty = await inMemory();
  const broken = [
    [],
    ['hello'],
    lines.slice(0, -1),
    lines.filter((_, i) => i !== 5),
    [...lines.slice(0, 3), '["strangers",{}]', ...lines.slice(3)],
  ];
  for (const wrong of broken) await expect(restoreLines(empty.db, each(wrong))).rejects.toThrow();
  await expect(restoreLines(empty.db, each(lines.slice(0, -1)))).rejects.toThrow(ArchiveError);
  expect(await empty.db.selectFrom('areas').select('id').execute()).toEqual([]);
  await expect(restoreLines(server.database.db, each(lines))).rejects.toThrow('trống');
  await Promise.all([empty.close(), server.database.close()]);
});

test('[BACKUP] every table but the sessions, and what is worked out anew, is in it', async () => {
  const { db, close } = await inMemory();
  const { rows } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
  const own = rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_') && name !== 'sessions');
  expect([...archivedTables, ...derivedTables].sort()).toEqual(own.sort());
  await close();
});

test('[VERIFY] a record, a device or a stream that was tampered with is found', async () => {
  const { server } = await aDayOfWork();
  const { db } = server.database;
  expect((await verifyDatabase(db)).faults).toEqual([]);
  const harms = [
    sql`update records set fields = fields || '{"head":"Kẻ lạ"}' where seq = 2 and area = 'a1'`,
    sql`update devices set received = received - '{[3,4)}'::int8multirange`,
    sql`update streams set head = 1 where area = 'a2'`,
    sql`delete from records where area = 'a2' and seq = (select max(seq) from records where area = 'a2')`,
  ];
  for (const [i, harm] of harms.entries()) {
    await harm.execute(db);
    expect((await verifyDatabase(db)).faults.length).toBeGreaterThan(i);
  }
  await server.database.close();
});
