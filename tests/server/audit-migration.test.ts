import { verifyAudit } from '#server/audit/verify-audit.ts';
import { migrate } from '#server/database/migrate.ts';
import { pgliteDialect } from '#server/database/pglite-dialect.ts';
import * as schema0001 from '#server/database/schema-0001.ts';
import * as schema0002 from '#server/database/schema-0002.ts';
import * as schema0003 from '#server/database/schema-0003.ts';
import * as schema0004 from '#server/database/schema-0004.ts';
import * as schema0005 from '#server/database/schema-0005.ts';
import * as schema0006 from '#server/database/schema-0006.ts';
import * as schema0007 from '#server/database/schema-0007.ts';
import * as schema0008 from '#server/database/schema-0008.ts';
import type { Tables } from '#server/database/tables.ts';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';

const before: Readonly<Record<string, Migration>> = {
  '0001': schema0001,
  '0002': schema0002,
  '0003': schema0003,
  '0004': schema0004,
  '0005': schema0005,
  '0006': schema0006,
  '0007': schema0007,
  '0008': schema0008,
};
const member = '01990000-0000-7000-8000-0000000000a1';

test('[AUDIT] lines written before there was a chain are kept, numbered without a gap and chained as they stand', async () => {
  const db = new Kysely<Tables>({ dialect: pgliteDialect(await PGlite.create('memory://')) });
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...before }) } }).migrateToLatest();
  expect(error).toBeUndefined();
  await sql`insert into areas (id, kind, name, valid_from, path) values ('xa', 'commune', 'Xã A', '2025-07-01', '/xa/')`.execute(db);
  await sql`insert into members (id, name, created_at) values (${member}, 'Người Thử', now())`.execute(db);
  for (const id of [2, 3, 7])
    await sql`insert into audit (id, at, member, area, what, rows) overriding system value
      values (${id}, '2027-01-15T08:00:00.123456Z', ${member}, 'xa', 'export-done-person-csv', ${id})`.execute(db);
  await migrate(db);
  expect(await verifyAudit(db)).toMatchObject({ lines: 3 });
  expect((await verifyAudit(db)).broken).toBeUndefined();
  const rows = await db.selectFrom('audit').select(['id', 'rows', 'what']).orderBy('id').execute();
  expect(rows.map(({ id, rows: count }) => [id, count])).toEqual([
    [1, 2],
    [2, 3],
    [3, 7],
  ]);
  await expect(sql`update audit set rows = 0`.execute(db)).rejects.toThrow('only added to');
  await db.destroy();
});
