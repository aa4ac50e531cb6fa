import { type IsErased, isErasedWork, type Named, subjectsOf, withoutErased } from '#domain/erasure.ts';
import type { Fields } from '#domain/mutation.ts';
import type { CheckedItem } from '../records/check-mutation.ts';

/** Stands in the place of a content's hash when the content was taken out: the hash of a short text is as good as the text. */
export const emptiedHash = 'erased';

/** What is left of something that was written for an erased record: its number, and what it was about. */
export interface EmptiedItem extends CheckedItem {
  readonly isEmptied?: boolean | undefined;
}

/**
 * What arrives for somebody who was erased is emptied before anything looks at it (SY29): it is taken in, so that the tablet is rid of it, and nothing of
 * it is kept. Visits lose the erased from those who were there.
 */
export function emptyErased(items: readonly CheckedItem[], isErased: IsErased): readonly EmptiedItem[] {
  return items.map((item) => {
    const { kind, id, set } = writtenIn(item);
    if (kind === undefined || id === undefined) return item;
    if (isErasedWork(kind, id, set, isErased)) return emptied(item, kind, id);
    const left = item.mutation && withoutErased(item.mutation.set, isErased);
    if (!left || left === item.mutation?.set) return item;
    return { ...item, hash: emptiedHash, raw: { ...(item.raw as object), set: left }, mutation: { ...item.mutation, set: left } };
  });
}

export function emptiedRaw(n: number, kind: string, id: string): object {
  return { n, kind, id, erased: true };
}

function emptied(item: CheckedItem, kind: string, id: string): EmptiedItem {
  const mutation = item.mutation && { ...item.mutation, set: {} };
  return { n: item.n, hash: emptiedHash, raw: emptiedRaw(item.n, kind, id), detail: item.detail, mutation, isEmptied: true };
}

interface Written {
  readonly kind?: string;
  readonly id?: string;
  readonly set: Fields;
}

/** Also of what fits no schema, for that is kept in quarantine. */
export function writtenIn({ raw, mutation }: Pick<CheckedItem, 'raw' | 'mutation'>): Written {
  if (mutation) return mutation;
  const { kind, id, set } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  if (typeof kind !== 'string' || typeof id !== 'string') return { set: {} };
  return { kind, id, set: typeof set === 'object' && set !== null && !Array.isArray(set) ? (set as Fields) : {} };
}

/** Everybody and everything an item is about. */
export function namesIn(item: CheckedItem): readonly Named[] {
  const { kind, id, set } = writtenIn(item);
  if (kind === undefined || id === undefined) return [];
  const present = Array.isArray(set['present']) ? set['present'].map((person) => ({ kind: 'person', id: String(person) })) : [];
  return [{ kind, id }, ...subjectsOf(kind, id, set), ...present];
}
