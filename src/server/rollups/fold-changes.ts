import { sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';

/** So many changes may wait to be summed up; a reader adds them to the sums, which costs it some milliseconds. */
export const mostWaiting = 2000;
/** Sets these advisory locks apart from any other of the database. */
const lockSpace = 20_262;

/**
 * Sums the waiting changes up, at the area and every unit above it, when there are many and nobody else is doing it. A reader sees a change either
 * waiting or summed, never both: it is one statement. Writers of different villages never wait for each other at the commune's or province's figures.
 */
export async function foldChanges(tx: Work, most = mostWaiting): Promise<void> {
  await sql`
    ${often}with due as materialized (
      select count(*) > ${most} and pg_try_advisory_xact_lock(${lockSpace}::int, 0) as now from (select from figure_changes limit ${most + 1}) waiting
    ),
    taken as (
      delete from figure_changes where (select now from due) returning area, key, day, count, verified
    ),
    sums as materialized (
      select node, key, day, sum(count)::int as count, sum(verified)::int as verified
      from taken t join areas a on a.id = t.area cross join lateral unnest(string_to_array(trim(both '/' from a.path), '/')) node
      group by node, key, day
    ),
    present as materialized (
      select node, key, sum(count)::int as count, sum(verified)::int as verified from sums group by node, key
    ),
    emptied as (
      delete from figures f using present s
      where f.node = s.node and f.key = s.key and f.count + s.count = 0 and f.verified + s.verified = 0 returning f.node, f.key
    ),
    kept as (
      insert into figures as f (node, key, count, verified)
      select node, key, count, verified from present s where not exists (
        select from figures h where h.node = s.node and h.key = s.key and h.count + s.count = 0 and h.verified + s.verified = 0)
      on conflict (node, key) do update set count = f.count + excluded.count, verified = f.verified + excluded.verified
    ),
    days_emptied as (
      delete from figure_days f using sums s
      where f.node = s.node and f.key = s.key and f.day = s.day and f.count + s.count = 0 and f.verified + s.verified = 0
    )
    insert into figure_days as f (node, key, day, count, verified)
    select node, key, day, count, verified from sums s where day is not null and not exists (
      select from figure_days h where h.node = s.node and h.key = s.key and h.day = s.day and h.count + s.count = 0 and h.verified + s.verified = 0)
    on conflict (node, key, day) do update set count = f.count + excluded.count, verified = f.verified + excluded.verified`.execute(tx);
}
