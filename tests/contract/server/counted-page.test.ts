import { roads } from '#server/rollups/counted-page.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onEveryDatabase } from './every-database.ts';

interface Row {
  readonly id: string;
  readonly area: string;
  readonly sort: string;
  readonly keys: readonly string[];
}

const villages = ['a1', 'a2', 'a3', 'b1'];
const allKeys = ['home', 'met', 'born/1950/female', 'born/1951/male'];

/** Two hundred homes and people over four villages; names come twice, so that the id has to decide. */
const rows: readonly (Row & { readonly kind: string })[] = Array.from({ length: 200 }, (_, i) => ({
  kind: i % 3 === 0 ? 'household' : 'person',
  id: `01990000-0000-7000-8000-${String((i * 7919) % 1000).padStart(12, '0')}`,
  area: villages[(i * 31) % 4] ?? '',
  sort: `tên ${String((i * 37) % 90).padStart(3, '0')}`,
  keys: allKeys.filter((_, k) => ((i * (k + 3) * 13) % 7) % (k + 2) === 0),
}));

onEveryDatabase(({ fieldServer, opened }) => {
  test('the three roads to a page of a list lead to the same one, from its beginning to its end, and it is what a person would write down', async () => {
    await fieldServer();
    const { db } = opened();
    await sql`insert into counted (kind, id, area, sort, keys, marks) select kind, id, area, sort, array(select jsonb_array_elements_text(keys)), '[]'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(kind text, id text, area text, sort text, keys jsonb)`.execute(db);
    let looked = 0;
    for (const [path, inside] of [
      ['/tinh/', villages],
      ['/tinh/xa-a/', ['a1', 'a2', 'a3']],
      ['/tinh/xa-a/a2/', ['a2']],
    ] as const)
      for (const also of [undefined, ['born/1950/female', 'born/1951/male']])
        for (const keys of [['home'], ['home', 'met'], ['nobody']]) {
          const wanted = rows
            .filter((row) => (inside as readonly string[]).includes(row.area) && row.keys.some((key) => keys.includes(key)))
            .filter((row) => !also || row.keys.some((key) => also.includes(key)))
            .toSorted((a, b) => (`${a.sort} ${a.id}` < `${b.sort} ${b.id}` ? -1 : 1));
          const middle = wanted[Math.floor(wanted.length / 2)];
          for (const [after, from] of [
            [undefined, 0],
            [middle, wanted.length > 0 ? Math.floor(wanted.length / 2) + 1 : 0],
          ] as const)
            for (const [name, road] of Object.entries(roads)) {
              const page = await sql<Row>`select * from (${road({ path, keys, also, after, limit: 11, total: wanted.length })}) p`.execute(
                db,
              );
              expect(
                page.rows.map(({ id }) => id),
                name,
              ).toEqual(wanted.slice(from, from + 11).map(({ id }) => id));
              looked += page.rows.length;
            }
        }
    expect(looked).toBeGreaterThan(200);
  });
});
