import { isFound, homesByWords, recordsByWords, wordsQuery } from '#server/desk/household-words.ts';
import type { OpenedDatabase } from '#server/database/open-database.ts';
import { fold } from '#domain/vietnamese-text.ts';
import { sql } from 'kysely';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEveryDatabase } from './every-database.ts';
import { planOf } from './plan-of.ts';

const heads = [
  'Nguyễn Văn Đạt',
  'ĐẶNG THỊ ĐÀO',
  'Hoàng Thị Hoà',
  'Hoàng Thị Hòa'.normalize('NFD'),
  'H’Mỷ Dợ',
  "Y'Bih Niê",
  'ថាច់ Thạch Sa Rây',
  `Từ${'dài'.repeat(30)} Quá`,
  'ÐẰng ðức',
  '',
];
const addresses = ['Ngõ 12/3, tổ 5', 'ngách\u00a0(sau chợ)', 'Số 4 - Ngõ Cây Duối', '', 'QL1A km 12.5'];
const names = ['Lò Văn Ưng', 'Giàng A Páo', 'Bế Thị Số', 'Trần   Thị  Ấn', "K'Brôi"];
const phones = ['0912 345 678', '0987.654.321', '', '02413888999'];

interface Home {
  readonly id: string;
  readonly fields: { readonly head: string; readonly address: string; readonly phone: string };
  readonly names: readonly string[];
}

const homes: readonly Home[] = Array.from({ length: 120 }, (_, i) => ({
  id: `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  fields: {
    head: heads[(i * 7) % heads.length] ?? '',
    address: addresses[(i * 3) % addresses.length] ?? '',
    phone: phones[(i * 5) % phones.length] ?? '',
  },
  names: names.filter((_, at) => (i * (at + 2)) % 7 < 2),
}));

const records = homes.flatMap(({ id, fields, names: own }) => [
  { kind: 'household', id, fields },
  ...own.map((name, at) => ({ kind: 'person', id: `${id}-${at}`, fields: { household: id, name } })),
]);

function insert({ db }: OpenedDatabase, rows: readonly { readonly kind: string; readonly id: string; readonly fields: object }[]) {
  return sql`insert into records (kind, id, area, area_stamp, fields, stamps, seq, created_at, changed_at)
    select kind, id, 'a1', '', fields, '{}', 1000 + row_number() over (), now(), now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(kind text, id text, fields jsonb)
    on conflict do nothing`.execute(db);
}

/** Ends of numbers, and beginnings of words in any order, with or without marks. */
const search = fc.oneof(
  fc.tuple(fc.constantFrom(...phones), fc.integer({ min: 3, max: 9 })).map(([phone, length]) => phone.replaceAll(/\D/g, '').slice(-length)),
  fc
    .tuple(
      fc.constantFrom(...heads, ...addresses, ...names, ...homes.slice(0, 20).map(({ fields }) => `${fields.head} ${fields.address}`)),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([text, picks, marked]) => {
      const words = (marked ? text : fold(text)).split(' ');
      return picks.map(([at, length]) => (words[at % words.length] ?? '').slice(0, length)).join(' ');
    }),
);

onEveryDatabase(({ fieldServer, opened }) => {
  test('the index of words knows every home that a search finds', async () => {
    await fieldServer();
    await insert(opened(), records);
    let [asked, found] = [0, 0];
    await fc.assert(
      fc.asyncProperty(search, async (wanted) => {
        if (wanted.trim() === '') return;
        const known = await homesByWords(opened().db, wanted);
        if (known === undefined) return;
        const expected = homes.filter(({ fields, names: own }) => isFound({ ...fields, names: own }, wanted)).map(({ id }) => id);
        expect(
          expected.filter((id) => !known.includes(id)),
          wanted,
        ).toEqual([]);
        asked += 1;
        found += expected.length;
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
    expect(asked).toBeGreaterThan(150);
    expect(found).toBeGreaterThan(1000);
  });

  test('few are found among many without reading the others, and so many that they are no help are soon known to be', async () => {
    await fieldServer();
    const { db } = opened();
    await sql`insert into records (kind, id, area, area_stamp, fields, stamps, seq, created_at, changed_at)
      select 'household', 'h' || i, 'a1', '', jsonb_build_object('head', 'Trần Văn ' || case when i % 5000 = 0 then 'Hiếm' else 'Thường' end),
        '{}', 5000 + i, now(), now() from generate_series(1, 20000) i`.execute(db);
    await sql`analyze records`.execute(db);
    const rare = await planOf(db, recordsByWords(wordsQuery('hiếm') ?? '', 1001));
    expect(rare.indexes).toEqual(['records_words']);
    expect(rare.read).toBeLessThan(30);
    expect(await homesByWords(db, 'tran hiem')).toHaveLength(4);
    const common = await planOf(db, recordsByWords(wordsQuery('thuong') ?? '', 101));
    expect(common.indexes).toEqual(['records_words']);
    expect(common.read).toBeLessThanOrEqual(101 + 30);
    expect(await homesByWords(db, 'thuong', 100)).toBeUndefined();
    const unknown = await planOf(db, recordsByWords(wordsQuery('khongco') ?? '', 1001));
    expect([unknown.indexes, unknown.read < 10]).toEqual([['records_words'], true]);
    /* What is gone from the record is gone from the index. */
    await sql`update records set fields = '{}' where id = 'h5000'`.execute(db);
    expect(await homesByWords(db, 'hiem')).toHaveLength(3);
  });

  test('letter by letter, or in a script that is not folded alike, nothing is promised', () => {
    expect(['a', 'n v', 'ថាច់', 'nguyễn ថ'].map(wordsQuery)).toEqual([undefined, undefined, undefined, undefined]);
    expect(["Y'Bih n", '0912 345', 'ngõ 3'].map(wordsQuery)).toEqual(["'y''bih':*", "'#5432190':*", "'ngo':*"]);
  });
});
