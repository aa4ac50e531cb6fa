import { rebuildFigures } from '#server/rollups/rebuild-figures.ts';
import { type RawBuilder, sql } from 'kysely';
import type { FieldServer } from '../server/field-server.ts';

/** The same tree of units whatever the number of people: 100 communes of 20 villages. */
export const provinceId = 'tinh-lon';
const [communes, villagesPerCommune] = [100, 20] as const;
export const communeOf = (i: number): string => `${provinceId}-${i % communes}`;
export const villageOf = (i: number): string => `${communeOf(i)}-${Math.floor(i / communes) % villagesPerCommune}`;

const device = '01990000-0000-7000-8000-00000000bbbb';
/** Work is spread over so many days before the bench's day. */
const daysOfWork = 180;

/** A throw that is the same in every run: 0 up to, not including, `sides`, for each number and `salt`. What is thrown apart does not hang together. */
function dice(number: string, salt: number, sides: number): RawBuilder<unknown> {
  return sql.raw(`((((${number}) + ${salt} * 15485863) * 7919 % 1000003) * 104729 % 999983 % ${sides})::int`);
}

/** People, homes, visits and progress of one invented province, written by the database itself: log and records, as if one tablet had sent them. */
export async function fillProvince(server: FieldServer, people: number): Promise<{ readonly generated: number; readonly counted: number }> {
  const { db } = server.database;
  const homes = Math.round(people * 0.3);
  const begun = performance.now();
  await plantUnits(server);
  const indexes = await dropIndexes(server);
  const village = (home: RawBuilder<unknown>) =>
    sql`${`${provinceId}-`} || (${home} % ${communes}) || '-' || ((${home} / ${communes}) % ${villagesPerCommune})`;
  const id = (letter: string, number: RawBuilder<unknown>) =>
    sql`${`01990000-0000-7000-8000-${letter}`} || lpad(to_hex(${number}), 11, '0')`;
  const name = sql`(array['Nguyễn','Trần','Lê','Phạm','Lò','Vừ','Đặng','Hoàng','Bùi','Đỗ'])[1 + ${dice('j', 1, 10)}]
    || ' ' || (array['Văn','Thị','Minh','Ngọc','Đức','Thu','Hữu','Bích'])[1 + ${dice('j', 2, 8)}]
    || ' ' || (array['An','Ánh','Bình','Chi','Dung','Đào','Hà','Hạnh','Hoa','Lan','Mai','Nga','Phúc','Sơn','Tâm','Yến'])[1 + ${dice('j', 3, 16)}]`;
  const write = async (
    kind: string,
    count: number,
    make: { id: RawBuilder<unknown>; home: RawBuilder<unknown>; set: RawBuilder<unknown> },
  ) => {
    const ms = sql`(${server.clock.ms}::bigint - ((j * 2654435761) % ${daysOfWork * 86_400_000}::bigint))`;
    await sql`insert into mutations (device, n, at, kind, id, area, set, content_hash, member, arrived_at)
      select ${device}::uuid, (select coalesce(max(n), 0) from mutations) + row_number() over (), lpad(${ms}::text, 13, '0') || '-0000-' || ${device}::text, ${kind}, ${make.id},
        ${village(make.home)}, ${make.set}, 'h', (select member from devices where id = ${device}::uuid), to_timestamp(${ms} / 1000.0)
      from generate_series(0::bigint, ${count - 1}::bigint) as j`.execute(db);
  };
  await write('household', homes, {
    id: id('a', sql`j`),
    home: sql`j`,
    set: sql`jsonb_build_object('head', ${name}, 'address', 'Ngõ ' || j % 90, 'location', jsonb_build_object('lat', 21.0 + (j % 977) / 9000.0, 'lng', 105.0 + (j % 1013) / 9000.0))`,
  });
  await write('person', people, {
    id: id('b', sql`j`),
    home: sql`(j % ${homes})`,
    set: sql`jsonb_build_object('household', ${id('a', sql`j % ${homes}`)}, 'name', ${name}, 'birth', (1935 + (j * 7919) % 85)::text, 'sex', case when j % 2 = 0 then 'female' else 'male' end)`,
  });
  await write('visit', homes, {
    id: id('c', sql`j`),
    home: sql`(j % ${Math.round(homes * 0.8)})`,
    set: sql`jsonb_build_object('household', ${id('a', sql`j % ${Math.round(homes * 0.8)}`)}, 'at', '2026-12-01T08:00:00Z', 'outcome',
      (array['met','met','met','absent','refused'])[1 + ${dice('j', 4, 5)}])
      || case when ${dice('j', 5, 20)} = 0 then jsonb_build_object('returnOn', '2027-01-' || lpad((1 + ${dice('j', 6, 28)})::text, 2, '0')) else '{}' end`,
  });
  const guide = sql`(array['vneid-level-1','vneid-level-2','public-service-portal','cashless-payment','vssid','mobile-money','safe-from-fraud'])[1 + (${dice('j / 3', 7, 7)} + j % 3) % 7]`;
  await write('progress', people * 3, {
    id: sql`${id('b', sql`j / 3`)} || '/' || ${guide}`,
    home: sql`((j / 3) % ${homes})`,
    set: sql`jsonb_build_object('milestone', (array['active','approved','usable','paid','knows'])[1 + ${dice('j', 8, 5)}], 'step', (array['open','install','face','number'])[1 + ${dice('j', 9, 4)}])
      || case when ${dice('j', 10, 7)} = 0 then jsonb_build_object('obstacle', (array['no-phone','old-phone','forgot-password'])[1 + ${dice('j', 11, 3)}]) else '{}' end`,
  });
  await sql`insert into records (kind, id, area, area_stamp, fields, stamps, seq, created_at, changed_at)
    select kind, id, area, at, set, (select jsonb_object_agg(key, at) from jsonb_object_keys(set) key), row_number() over (partition by area), arrived_at, arrived_at
    from mutations where device = ${device}::uuid`.execute(db);
  await sql`update streams s set head = r.head from (select area, max(seq) as head from records group by area) r where r.area = s.area`.execute(
    db,
  );
  for (const index of indexes) await sql.raw(index).execute(db);
  await sql`analyze`.execute(db);
  const generated = performance.now() - begun;
  await db.transaction().execute(rebuildFigures);
  await sql`vacuum analyze`.execute(db);
  return { generated, counted: performance.now() - begun - generated };
}

async function plantUnits({ database: { db }, member }: FieldServer): Promise<void> {
  const owner = await member({ area: 'tinh', role: 'lead' });
  await sql`insert into areas (id, parent, kind, name, valid_from, path) values (${provinceId}, null, 'province', 'Tỉnh Lớn', '2025-07-01', ${`/${provinceId}/`})`.execute(
    db,
  );
  await sql`insert into areas (id, parent, kind, name, valid_from, path) select ${`${provinceId}-`} || c, ${provinceId}, 'commune', 'Xã ' || c, '2025-07-01',
    ${`/${provinceId}/${provinceId}-`} || c || '/' from generate_series(0, ${communes - 1}) c`.execute(db);
  await sql`insert into areas (id, parent, kind, name, valid_from, path) select p.id || '-' || v, p.id, 'village', 'Thôn ' || v, '2025-07-01', p.path || p.id || '-' || v || '/'
    from areas p, generate_series(0, ${villagesPerCommune - 1}) v where p.parent = ${provinceId}`.execute(db);
  await sql`insert into streams (area) select id from areas where id like ${`${provinceId}%`}`.execute(db);
  await sql`insert into devices (id, member, name, kind, token_hash, ship_token_hash, enrolled_at) values (${device}::uuid, ${owner}::uuid, 'Máy đo', 'tablet', 'bench', 'bench ship', now())`.execute(
    db,
  );
}

/** Building an index once is quicker than keeping it for every row. Returns how each is made. */
async function dropIndexes({ database: { db } }: FieldServer): Promise<readonly string[]> {
  const { rows } = await sql<{ indexname: string; indexdef: string }>`select indexname, indexdef from pg_indexes
    where tablename in ('records', 'mutations') and indexname not like '%_pkey'`.execute(db);
  for (const { indexname } of rows) await sql`drop index ${sql.ref(indexname)}`.execute(db);
  return rows.map(({ indexdef }) => indexdef);
}
