import { nameKey } from '#domain/vietnamese-text.ts';
import type { ImportedHome } from '#protocol/import-rows.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import { covers, type DeskMember } from '../scope.ts';
import type { ImportIds } from './import-ids.ts';
import { type KnownRecord, said } from './known-homes.ts';

type Found = KnownRecord & { readonly path: string };

/**
 * What may be meant by these homes of a list: the households of their villages that bear an id or a head's name of the list, the people who live there,
 * and people anywhere in the member's scope who bear one of its personal numbers, with their households. The rest of the villages is not read out.
 */
export async function readKnownHomes(
  tx: Work,
  member: DeskMember,
  villages: readonly string[],
  homes: readonly ImportedHome[],
  ids: ImportIds,
): Promise<readonly KnownRecord[]> {
  const households = await householdsOf(tx, villages);
  const wanted = new Set(homes.map((home) => ids.household(home)));
  const heads = new Set(homes.map((home) => `${home.village}/${nameKey(home.head)}`));
  const named = ({ area, fields }: KnownRecord) => heads.has(`${area}/${nameKey(said(fields, 'head') ?? '')}`);
  const meant = new Map(households.filter((home) => wanted.has(home.id) || named(home)).map((home) => [home.id, home]));
  const numbers = homes.flatMap(({ people }) => people.flatMap(({ personalId }) => personalId ?? []));
  const people = await peopleAmong(tx, [...meant.keys()], numbers);
  const lived = new Set(people.map(({ fields }) => said(fields, 'household')));
  const besides = await peopleAmong(
    tx,
    households.flatMap(({ id }) => (lived.has(id) && !meant.has(id) ? [id] : [])),
    [],
  );
  const seen = [...people, ...besides].filter(({ path }) => covers(member, path));
  return [...households.filter(({ id }) => lived.has(id) || meant.has(id)), ...seen];
}

async function householdsOf(tx: Work, villages: readonly string[]): Promise<readonly KnownRecord[]> {
  const { rows } = await sql<KnownRecord>`select kind, id, area, fields from records
    where kind = 'household' and area in (select jsonb_array_elements_text(${JSON.stringify(villages)}::jsonb))`.execute(tx);
  return rows;
}

async function peopleAmong(tx: Work, households: readonly string[], numbers: readonly string[]): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    with living as (select kind, id, area, fields from records
      where kind = 'person' and fields ->> 'household' in (select jsonb_array_elements_text(${JSON.stringify(households)}::jsonb))),
    numbered as (select kind, id, area, fields from records
      where kind = 'person' and fields ->> 'personalId' is not null
        and fields ->> 'personalId' in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb)))
    select f.*, a.path from (select * from living union select * from numbered) f join areas a on a.id = f.area`.execute(tx);
  return rows;
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
