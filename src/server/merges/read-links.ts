import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import type { RecordName } from '../records/kin.ts';
import type { Link } from './carry.ts';

/** The merges that lead on from these records, along the chain to its end. */
export async function readLinks(tx: Work, losers: readonly RecordName[]): Promise<readonly Link[]> {
  const names = JSON.stringify(losers.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<Link>`
    with recursive chain(kind, id) as (
      select kind, id from jsonb_to_recordset(${names}::jsonb) as w(kind text, id text)
      union
      select m.kind, m.winner from chain c join merges m on m.kind = c.kind and m.loser = c.id and m.undone_at is null
    )
    select m.id as merge, m.kind, m.loser, m.winner, w.area, case when m.kind = 'person' then w.fields ->> 'household' end as home
    from chain c join merges m on m.kind = c.kind and m.loser = c.id and m.undone_at is null
    cross join lateral (select * from records found where found.kind = m.kind and found.id = m.winner limit 1) w`.execute(tx);
  return rows;
}

/** One merge at a time: whoever merges or undoes waits here before any number, stream or record. Rare, and short. */
export async function lockMerges(tx: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(${20_262}::int, 0)`.execute(tx);
}
