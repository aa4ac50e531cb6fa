import { mergeUnits } from '#server/areas/merge-units.ts';
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
import { verifyDatabase } from '#server/database/verify.ts';
import { composeServer } from '#server/compose-server.ts';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { seededRandom, startTime } from './field-server.ts';

/** What version 1 could hold: two villages, a home in one of them, and a person whose own area was another than the home's. */
const data = [
  sql`insert into areas (id, parent, kind, name, valid_from, path) values
    ('xa', null, 'commune', 'Xã A', '2025-07-01', '/xa/'),
    ('a1', 'xa', 'village', 'Thôn Một', '2025-07-01', '/xa/a1/'), ('a2', 'xa', 'village', 'Thôn Hai', '2025-07-01', '/xa/a2/')`,
  sql`insert into streams (area, head) values ('xa', 0), ('a1', 1), ('a2', 1)`,
  sql`insert into members (id, name, created_at) values ('01990000-0000-7000-8000-0000000000a1', 'Người Thử', now())`,
  sql`insert into member_roles (member, area, role) values ('01990000-0000-7000-8000-0000000000a1', 'xa', 'coordinator')`,
  sql`insert into devices (id, member, name, token_hash, ship_token_hash, enrolled_at, authored, received)
    values ('01990000-0000-7000-8000-0000000000d1', '01990000-0000-7000-8000-0000000000a1', 'Máy', 't', 's', now(), 2, '{[1,3)}')`,
  ...[
    ['household', '01990000-0000-7000-8000-000000000001', 'a1', { head: 'Bà Cũ' }],
    ['person', '01990000-0000-7000-8000-000000000002', 'a2', { household: '01990000-0000-7000-8000-000000000001', name: 'Bà Cũ' }],
  ].flatMap(([kind, id, area, set], index) => {
    const at = `180000000000${index}-0000-01990000-0000-7000-8000-0000000000d1`;
    const stamps = Object.fromEntries(Object.keys(set as object).map((field) => [field, at]));
    return [
      sql`insert into mutations (device, n, at, kind, id, area, set, content_hash, member, arrived_at) values
        ('01990000-0000-7000-8000-0000000000d1', ${index + 1}, ${at}, ${kind}, ${id}, ${area}, ${JSON.stringify(set)}, ${`h${index}`},
         '01990000-0000-7000-8000-0000000000a1', now())`,
      sql`insert into records (kind, id, area, area_stamp, fields, stamps, seq, created_at, changed_at)
        values (${kind}, ${id}, ${area}, ${at}, ${JSON.stringify(set)}, ${JSON.stringify(stamps)}, 1, now(), now())`,
    ];
  }),
];

async function aDatabaseAtVersion1(): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: pgliteDialect(await PGlite.create('memory://')) });
  const first = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ '0001': { up: schema0001.up } }) } });
  const { error } = await first.migrateToLatest();
  if (error) throw error;
  for (const statement of data) await statement.execute(db);
  return db;
}

test('[DATABASE] one of version 1 with data in it comes to the newest version, every record in its place, and villages can be merged', async () => {
  const db = await aDatabaseAtVersion1();
  await migrate(db);
  expect((await verifyDatabase(db)).faults).toEqual([]);
  expect((await sql`select area, kind from departures`.execute(db)).rows).toEqual([{ area: 'a2', kind: 'person' }]);
  const { services } = await composeServer({
    database: { db },
    now: () => startTime,
    random: seededRandom(3),
  });
  const merged = await mergeUnits(services, '01990000-0000-7000-8000-0000000000a1', 'a1', 'a2');
  expect(merged).toMatchObject({ ok: true, value: { moved: 1 } });
  expect((await verifyDatabase(db)).faults).toEqual([]);
  const rows = await db.selectFrom('records').select(['kind', 'area']).orderBy('kind').execute();
  expect(rows).toEqual([
    { kind: 'household', area: 'a2' },
    { kind: 'person', area: 'a2' },
  ]);
  await db.destroy();
});

test('[DATABASE] what was to be reached is carried from two tables into one: a share, a number, or both', async () => {
  const db = await aDatabaseAtVersion1();
  const older = [schema0001, schema0002, schema0003, schema0004, schema0005, schema0006, schema0007, schema0008];
  const versions = Object.fromEntries(older.map(({ up }, at) => [`000${at + 1}`, { up }]));
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(versions) } }).migrateToLatest();
  expect(error).toBeUndefined();
  await sql`insert into targets (area, guide, milestone, percent, due_on, set_by, set_at) values
    ('xa', 'vneid-level-2', 'active', 80, '2027-06-30', '01990000-0000-7000-8000-0000000000a1', now()),
    ('xa', 'vssid', 'usable', 50, null, '01990000-0000-7000-8000-0000000000a1', now())`.execute(db);
  await sql`insert into unit_targets (area, indicator, target) values ('xa', 'reached:vneid-level-2:active', 120), ('a1', 'guided', 9)`.execute(
    db,
  );
  await migrate(db);
  expect(
    await db.selectFrom('goals').select(['area', 'indicator', 'count', 'percent', 'due_on']).orderBy('area').orderBy('indicator').execute(),
  ).toEqual([
    { area: 'a1', indicator: 'guided', count: 9, percent: null, due_on: null },
    { area: 'xa', indicator: 'reached:vneid-level-2:active', count: 120, percent: 80, due_on: '2027-06-30' },
    { area: 'xa', indicator: 'reached:vssid:usable', count: null, percent: 50, due_on: null },
  ]);
  await db.destroy();
});
