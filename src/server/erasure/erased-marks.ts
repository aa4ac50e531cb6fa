import type { IsErased, Named } from '#domain/erasure.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Database } from '../database/transaction.ts';

/** What is kept of an erased record: enough to know it again when something arrives for it, and nothing to be found by. */
export function erasedMark(kind: string, id: string): string {
  return createHash('sha256').update(`${kind}/${id}`).digest('base64url');
}

/** Which of these were erased. One statement, however many there are. */
export async function readErased(db: Database, names: readonly Named[]): Promise<IsErased> {
  if (names.length === 0) return () => false;
  const marks = JSON.stringify([...new Set(names.map(({ kind, id }) => erasedMark(kind, id)))]);
  const { rows } = await sql<{ mark: string }>`
    ${often}select e.mark from jsonb_array_elements_text(${marks}::jsonb) w join erased_records e on e.mark = w.value`.execute(db);
  const erased = new Set(rows.map(({ mark }) => mark));
  return erased.size === 0 ? () => false : (kind, id) => erased.has(erasedMark(kind, id));
}
