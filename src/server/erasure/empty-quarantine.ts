import { isErasedWork, type IsErased, withoutErased } from '#domain/erasure.ts';
import { type Mentions, mentions } from '#domain/mentions.ts';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';
import { emptiedHash, emptiedRaw, writtenIn } from './erased-items.ts';

type Row = Selectable<Tables['quarantine']>;

/** Refused work about the erased is emptied and settled: what its tablet sends again is a duplicate. */
export async function emptyQuarantine(tx: Work, ids: readonly string[], isErased: IsErased, found: Mentions, now: Date): Promise<void> {
  const numbers = [...found.numbers].filter((number) => number.length === 12);
  const wanted = JSON.stringify([...ids, ...numbers]);
  const { rows } = await sql<Row>`
    select q.* from quarantine q where exists (
      select from jsonb_array_elements_text(${wanted}::jsonb) w where strpos(q.mutation::text, w.value) > 0) for update`.execute(tx);
  for (const row of rows) await emptyRow(tx, row, isErased, { names: new Set(), numbers: new Set(numbers) }, now);
}

async function emptyRow(tx: Work, row: Row, isErased: IsErased, found: Mentions, now: Date): Promise<void> {
  const { kind = 'unknown', id = 'unknown', set } = writtenIn({ raw: row.mutation });
  const goes = isErasedWork(kind, id, set, isErased) || mentions(JSON.stringify(row.mutation), found);
  if (goes) return replaceRow(tx, row, emptiedRaw(row.n, kind, id), now);
  const left = withoutErased(set, isErased);
  if (left === set) return;
  await tx
    .updateTable('quarantine')
    .set({ mutation: JSON.stringify({ ...(row.mutation as object), set: left }) })
    .where('device', '=', row.device)
    .where('n', '=', row.n)
    .where('content_hash', '=', row.content_hash)
    .execute();
}

/** A number may have been used for several contents: one emptied row stands for all of them. What has no number is nobody's any more. */
async function replaceRow(tx: Work, row: Row, left: object, now: Date): Promise<void> {
  await tx
    .deleteFrom('quarantine')
    .where('device', '=', row.device)
    .where('n', '=', row.n)
    .where('content_hash', '=', row.content_hash)
    .execute();
  if (row.n === 0) return;
  await sql`
    insert into quarantine (device, n, content_hash, reason, detail, mutation, member, arrived_at, settled_at, settlement)
    values (${row.device}::uuid, ${row.n}, ${emptiedHash}, ${row.reason}, null, ${JSON.stringify(left)}::jsonb, ${row.member}::uuid,
      ${row.arrived_at}::timestamptz, ${now}::timestamptz, 'released')
    on conflict do nothing`.execute(tx);
}
