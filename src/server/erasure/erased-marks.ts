import type { IsErased, Named } from '#domain/erasure.ts';
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';

/** What is kept of an erased record: enough to know it again when something arrives for it, and nothing to be found by. */
export function erasedMark(kind: string, id: string): string {
  return createHash('sha256').update(`${kind}/${id}`).digest('base64url');
}

/** The marks among those of `names` that were erased, as rows. */
export function erasedInSql(names: readonly Named[]): RawBuilder<unknown> {
  const marks = JSON.stringify([...new Set(names.map(({ kind, id }) => erasedMark(kind, id)))]);
  return sql`select e.mark from jsonb_array_elements_text(${marks}::jsonb) w join erased_records e on e.mark = w.value`;
}

export function erasedByMark(rows: readonly { readonly mark: string }[]): IsErased {
  const erased = new Set(rows.map(({ mark }) => mark));
  return erased.size === 0 ? () => false : (kind, id) => erased.has(erasedMark(kind, id));
}
