import { sql } from 'kysely';
import { serverDevice } from '../records/server-device.ts';
import type { Work } from './transaction.ts';

/** A merged record is out of the way, leads to another, and nothing names it any more but the server's own tasks about numbers (SY23–SY25). */
export async function verifyMerges(tx: Work, faults: string[]): Promise<void> {
  const { rows: marks } = await sql<{ kind: string; id: string }>`
    select coalesce(m.kind, r.kind) as kind, coalesce(m.loser, r.id) as id
    from (select * from merges where undone_at is null) m
    full join (select * from records where kind in ('person', 'household') and fields ->> 'mergedInto' is not null) r
      on r.kind = m.kind and r.id = m.loser
    where m.winner is distinct from r.fields ->> 'mergedInto' or coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)
    order by 1, 2 limit 100`.execute(tx);
  for (const { kind, id } of marks) faults.push(`record ${kind}/${id} is not marked as its merge says`);
  const { rows: named } = await sql<{ kind: string; id: string }>`
    select r.kind, r.id from merges m join records r on
      (m.kind = 'person' and r.kind in ('consent', 'task') and r.fields ->> 'person' = m.loser
        and (r.kind = 'consent' or right(r.stamps ->> 'what', 36) is distinct from ${serverDevice}))
      or (m.kind = 'person' and r.kind = 'visit' and r.fields -> 'present' @> jsonb_build_array(m.loser))
      or (m.kind = 'household' and r.kind in ('person', 'visit', 'task') and r.fields ->> 'household' = m.loser)
    where m.undone_at is null order by 1, 2 limit 100`.execute(tx);
  for (const { kind, id } of named) faults.push(`record ${kind}/${id} names a record that was merged`);
}
