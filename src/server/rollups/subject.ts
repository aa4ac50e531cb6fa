import type { Fields } from '#domain/mutation.ts';

/** Who is counted: a home or a person. Everything else is a fact about one of them. */
export interface SubjectName {
  readonly kind: 'household' | 'person';
  readonly id: string;
}

/** One write of the log: its stamp, and what it set. */
export type Write = readonly [at: string, set: Fields];

/** A home or a person with all that is theirs now (visits, consents, progress, tasks, reviews), each with its whole log. */
export interface Subject extends SubjectName {
  readonly area: string;
  readonly records: readonly { readonly kind: string; readonly id: string; readonly log: readonly Write[] }[];
}

/** The records of a subject as they were at some moment; those that were not there yet are left out. */
export interface State extends SubjectName {
  readonly records: readonly { readonly kind: string; readonly id: string; readonly fields: Fields }[];
  /** Sent back by a coordinator and not mended: it does not count as verified. */
  readonly isReturned: (kind: string, id: string) => boolean;
}

export function subjectKey({ kind, id }: SubjectName): string {
  return `${kind}/${id}`;
}

export function stateOf({ kind, id }: SubjectName, records: State['records']): State {
  const returned = new Set(
    records.flatMap((record) => (record.kind === 'review' && record.fields['state'] === 'returned' ? [record.id] : [])),
  );
  return { kind, id, records, isReturned: (kind, id) => returned.has(`${kind}/${id}`) };
}

export function fieldsOf({ kind, id, records }: State): Fields | undefined {
  return records.find((record) => record.kind === kind && record.id === id)?.fields;
}

export function textField(fields: Fields, field: string): string | undefined {
  const value = fields[field];
  return typeof value === 'string' ? value : undefined;
}
