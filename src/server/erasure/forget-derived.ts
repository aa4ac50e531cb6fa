import type { Named } from '#domain/erasure.ts';
import { type Mentions, mentions } from '#domain/mentions.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import type { Targets } from './find-targets.ts';

const names = (records: readonly Named[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(records.map(({ kind, id }) => ({ kind, id })))}::jsonb) as w(kind text, id text)`;

/** Everything that was worked out from the erased records, or written about them at the desk. Figures are kept by the caller. */
export async function forgetDerived(tx: Work, { records, around }: Targets, found: Mentions): Promise<void> {
  const gone = names(records);
  await sql`delete from double_keys d using ${gone} where d.kind = w.kind and d.id = w.id`.execute(tx);
  await sql`delete from likely_doubles d using ${gone} where d.kind = w.kind and w.id in (d.a, d.b)`.execute(tx);
  await sql`delete from not_doubles d using ${gone} where d.kind = w.kind and w.id in (d.a, d.b)`.execute(tx);
  await sql`delete from merge_writings x using merges m, ${gone} where x.merge = m.id and m.kind = w.kind and w.id in (m.loser, m.winner)`.execute(
    tx,
  );
  await sql`delete from merges m using ${gone} where m.kind = w.kind and w.id in (m.loser, m.winner)`.execute(tx);
  await sql`delete from assigned_tasks t using ${gone} where w.kind = 'task' and t.task = w.id`.execute(tx);
  await sql`delete from resettled r using ${gone} where w.kind = 'household' and r.household = w.id`.execute(tx);
  await sql`delete from review_samples s using ${gone} where s.id = w.id`.execute(tx);
  await sql`delete from review_notes n using ${gone} where n.kind = w.kind and n.record = w.id`.execute(tx);
  await sql`delete from person_views v using ${gone} where w.kind = 'person' and v.person = w.id`.execute(tx);
  await blankNotes(tx, around, found);
}

async function blankNotes(tx: Work, around: readonly Named[], found: Mentions): Promise<void> {
  const { rows } = await sql<{ id: string; words: string }>`
    select n.id, n.words from ${names(around)} join review_notes n on n.kind = w.kind and n.record = w.id`.execute(tx);
  for (const { id, words } of rows) {
    if (mentions(words, found)) await tx.updateTable('review_notes').set({ words: '…' }).where('id', '=', id).execute();
  }
}
