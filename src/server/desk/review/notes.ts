import { isUuid, newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { maskNumbers } from '#domain/masked-text.ts';
import type { ReviewNote } from '#protocol/desk-review.ts';
import type { Services } from '../../services.ts';
import type { Scope, ScopedRecord } from '../scope.ts';

/** Notes shown of one record; nobody reads more. */
const mostNotes = 500;

export async function notesOf({ db }: Pick<Services, 'db'>, { kind, id }: ScopedRecord): Promise<readonly ReviewNote[]> {
  const rows = await db
    .selectFrom('review_notes')
    .innerJoin('members', 'members.id', 'review_notes.member')
    .where('kind', '=', kind)
    .where('record', '=', id)
    .select(['review_notes.id', 'parent', 'at', 'words as written', 'members.name as memberName'])
    .orderBy('at')
    .orderBy('review_notes.id')
    .limit(mostNotes)
    .execute();
  return rows.map(({ parent, at, written, ...note }) =>
    Object.assign(note, { words: maskNumbers(written), at: at.toISOString(), parent: parent ?? undefined }),
  );
}

/** A note stays at the desk: tablets are never told. Others who have the record open see it at once. */
export async function addNote(
  services: Services,
  scope: Scope,
  record: ScopedRecord,
  { words, parent }: { readonly words: string; readonly parent?: string | undefined },
): Promise<Result<ReviewNote>> {
  const { db, now, random, events } = services;
  const { kind, id } = record;
  if (parent !== undefined && !(await isNoteOf(services, record, parent))) return failed({ kind: 'not-found' });
  const at = new Date(now());
  const note = { id: newUuid(now(), random), words: words.normalize('NFC') };
  await db
    .insertInto('review_notes')
    .values({ ...note, kind, record: id, parent: parent ?? null, member: scope.member.id, at })
    .execute();
  events.publish([record.area]);
  return done({ ...note, words: maskNumbers(note.words), parent, memberName: scope.member.name, at: at.toISOString() });
}

async function isNoteOf({ db }: Pick<Services, 'db'>, { kind, id }: ScopedRecord, note: string): Promise<boolean> {
  if (!isUuid(note)) return false;
  const row = await db.selectFrom('review_notes').where('id', '=', note).select(['kind', 'record']).executeTakeFirst();
  return row?.kind === kind && row.record === id;
}
