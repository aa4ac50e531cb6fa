import type { MergeableKind } from '#domain/merged-records.ts';
import type { MergeNote } from '#protocol/desk-answers.ts';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import type { Scope, ScopedRecord } from '../scope.ts';

interface NoteRow {
  readonly id: string;
  readonly loser: string;
  readonly winner: string;
  readonly at: Date;
  readonly undone: Date | null;
  readonly memberName: string;
  readonly otherName: string | null;
  readonly otherArea: string;
}

/** The merges a record took part in, the newest first. The other record is named as far as I may see it. */
export async function mergeNotes({ db }: Pick<Services, 'db'>, scope: Scope, record: ScopedRecord): Promise<readonly MergeNote[]> {
  const { kind, id } = record;
  const { rows } = await sql<NoteRow>`
    select m.id, m.loser, m.winner, m.merged_at as at, m.undone_at as undone, w.name as "memberName",
      coalesce(o.fields ->> 'name', o.fields ->> 'head') as "otherName", o.area as "otherArea"
    from (
      select * from merges where kind = ${kind as MergeableKind} and winner = ${id}
      union all select * from merges where kind = ${kind as MergeableKind} and loser = ${id}
    ) m join members w on w.id = m.merged_by
    join records o on o.kind = m.kind and o.id = case when m.loser = ${id} then m.winner else m.loser end
    order by m.merged_at desc limit 50`.execute(db);
  const visible = new Set(await scope.visible([...new Set(rows.map(({ otherArea }) => otherArea))]));
  return rows.map((row) => ({
    id: row.id,
    other: visible.has(row.otherArea) ? (row.loser === id ? row.winner : row.loser) : '',
    otherName: visible.has(row.otherArea) ? (row.otherName ?? '') : '',
    isLoser: row.loser === id,
    at: row.at.toISOString(),
    memberName: row.memberName,
    ...(row.undone ? { undoneAt: row.undone.toISOString() } : {}),
  }));
}
