import type { ImportedHome } from '#protocol/import-rows.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import { covers, type DeskMember } from '../scope.ts';
import type { KnownRecord } from './known-homes.ts';

/** Households and people of these villages, and people anywhere in the member's scope who bear one of the list's personal numbers. */
export async function readKnownHomes(
  tx: Work,
  member: DeskMember,
  villages: readonly string[],
  homes: readonly ImportedHome[],
): Promise<readonly KnownRecord[]> {
  const numbers = homes.flatMap(({ people }) => people.flatMap(({ personalId }) => personalId ?? []));
  const { rows } = await sql<KnownRecord & { readonly path: string }>`
    with own as (select kind, id, area, fields from records
      where area in (select jsonb_array_elements_text(${JSON.stringify(villages)}::jsonb)) and kind in ('household', 'person')),
    numbered as (select kind, id, area, fields from records
      where kind = 'person' and fields ->> 'personalId' is not null
        and fields ->> 'personalId' in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb)))
    select f.*, a.path from (select * from own union select * from numbered) f join areas a on a.id = f.area`.execute(tx);
  return rows.filter(({ path }) => covers(member, path));
}

/** The same locks, in the same order, that writing takes: nobody adds a home to these villages between reading and writing. */
export async function lockStreams(tx: Work, villages: readonly string[]): Promise<void> {
  const areas = JSON.stringify(villages);
  await sql`select area from streams where area in (select jsonb_array_elements_text(${areas}::jsonb)) order by area for update`.execute(
    tx,
  );
}

/** Which of these ids a household or person bears already, in whatever area. */
export async function presentIds(tx: Work, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from records
    where kind in ('household', 'person') and id in (select jsonb_array_elements_text(${JSON.stringify([...ids])}::jsonb))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
