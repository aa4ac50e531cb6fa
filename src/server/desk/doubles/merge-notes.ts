import { maskNumbers } from '#domain/masked-text.ts';
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
      select * from merges where kind = ${kind} and winner = ${id}
      union all select * from merges where kind = ${kind} and loser = ${id}
    ) m join members w on w.id = m.merged_by
    join records o on o.kind = m.kind and o.id = case when m.loser = ${id} then m.winner else m.loser end
    order by m.merged_at desc limit 50`.execute(db);
  const visible = new Set(await scope.visible([...new Set(rows.map(({ otherArea }) => otherArea))]));
  return rows.map((row): MergeNote => {
    const { id: merge, loser, winner, at, undone, memberName, otherName, otherArea } = row;
    const isLoser = loser === id;
    const seen = visible.has(otherArea);
    const note = { id: merge, isLoser, at: at.toISOString(), memberName, undoneAt: undone?.toISOString() };
    return Object.assign(note, { other: seen ? (isLoser ? winner : loser) : '', otherName: seen ? maskNumbers(otherName ?? '') : '' });
  });
}
