import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertAreas, moveArea } from '#server/areas/area-tree.ts';
import { importOfficialAreas } from '#server/areas/import-admin.ts';
import { importVillages, parseVillages } from '#server/areas/import-villages.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { aFieldServer } from './field-server.ts';
import { inMemory } from './in-memory.ts';

test('[AREAS] the official list imports once: 34 provinces, 3,321 communes, each with its stream; villages are known by commune and name', async () => {
  const { db, close } = await inMemory();
  expect(await importOfficialAreas(db)).toEqual({ ok: true, value: { added: 3355 } });
  expect(await importOfficialAreas(db)).toEqual({ ok: true, value: { added: 0 } });
  const { rows } =
    await sql`select kind, count(*) as count from areas join streams on streams.area = areas.id group by kind order by kind`.execute(db);
  expect(rows).toEqual([
    { kind: 'commune', count: 3321 },
    { kind: 'province', count: 34 },
  ]);
  const parsed = parseVillages(
    '\uFEFFtên,loại,mã xã\r\nĐồng Bưởi,thôn,00004\n"Bản ""Mới"", trên",bản,00004\nThôn Cũ,thôn,00004\nLạc,thôn,99999\n',
  );
  if (!parsed.ok) throw new Error(parsed.failure.kind);
  const parts = { db, now: () => Date.UTC(2027, 0, 1), random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };
  expect(await importVillages(parts, parsed.value)).toEqual({ ok: true, value: { added: 3, known: 0, unknownCommunes: ['99999'] } });
  expect(await importVillages(parts, parsed.value)).toEqual({ ok: true, value: { added: 0, known: 3, unknownCommunes: ['99999'] } });
  const villages = await db.selectFrom('areas').where('kind', '=', 'village').select(['name', 'parent']).orderBy('name').execute();
  expect(villages.map(({ name }) => name)).toEqual(['Bản "Mới", trên', 'Thôn Cũ', 'Thôn Đồng Bưởi']);
  expect((await verifyDatabase(db)).faults).toEqual([]);
  await close();
});

test.each([
  ['an empty file', '', '1'],
  ['only a heading', 'name,kind,commune', '1'],
  ['a commune code with four digits', 'A,thôn,00004\nB,thôn,0004', '2'],
  ['a missing field', 'A,thôn,00004\nB,00004', '2'],
  ['JSON that is cut', '[{"name":', '1'],
])('[AREAS] a village file with %s is refused by line', (_name, text, line) => {
  expect(parseVillages(text)).toEqual({ ok: false, failure: { kind: 'line-invalid', detail: line } });
});

test('[AREAS] no area without its parent, with an id that could break a path, or below itself', async () => {
  const server = await aFieldServer();
  const { db } = server.database;
  const area = { parent: 'xa-a', kind: 'village' as const, name: 'Thôn', validFrom: '2027-01-01' };
  expect(await insertAreas(db, [{ ...area, id: 'x', parent: 'nobody' }])).toMatchObject({ failure: { kind: 'parent-unknown' } });
  for (const id of ['a/b', '', 'a~', 'ấp', 'x'.repeat(65)])
    expect(await insertAreas(db, [{ ...area, id }])).toMatchObject({ failure: { kind: 'area-invalid' } });
  expect(await moveArea(db, 'tinh', 'a1')).toMatchObject({ failure: { kind: 'area-below-itself' } });
  expect(await moveArea(db, 'xa-a', 'xa-a')).toMatchObject({ failure: { kind: 'area-below-itself' } });
  expect(await moveArea(db, 'xa-a', 'xa-b')).toEqual({ ok: true, value: undefined });
  const row = await db.selectFrom('areas').where('id', '=', 'a1').select('path').executeTakeFirst();
  expect(row?.path).toBe('/tinh/xa-b/xa-a/a1/');
  expect((await verifyDatabase(db)).faults).toEqual([]);
  await server.database.close();
});
