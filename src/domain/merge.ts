import type { Fields, FieldValue, Mutation } from './mutation.ts';

/**
 * A record as merged so far: per field the value with the greatest stamp. `areaStamp` merges `area` by the same rule.
 * Merging is commutative, associative and idempotent; the server does the same in SQL (`server/records/merge-sql.ts`).
 */
export interface MergedRecord {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly areaStamp: string;
  readonly fields: Fields;
  /** Field name → stamp of the write that won. */
  readonly stamps: { readonly [field: string]: string };
}

type Applied = Pick<Mutation, 'at' | 'kind' | 'id' | 'area' | 'set'>;

/** The record after one more mutation of it, or a new record when there was none. */
export function applyMutation(record: MergedRecord | undefined, mutation: Applied): MergedRecord {
  if (!record) return recordOf(mutation);
  const moves = mutation.at > record.areaStamp;
  const { fields, stamps } = winningFields(record, mutation);
  return {
    ...record,
    area: moves ? mutation.area : record.area,
    areaStamp: moves ? mutation.at : record.areaStamp,
    fields,
    stamps,
  };
}

function recordOf(mutation: Applied): MergedRecord {
  const stamps = Object.fromEntries(Object.keys(mutation.set).map((field) => [field, mutation.at]));
  const { kind, id, area, at, set } = mutation;
  return { kind, id, area, areaStamp: at, fields: { ...set }, stamps };
}

function winningFields(record: MergedRecord, mutation: Applied): Pick<MergedRecord, 'fields' | 'stamps'> {
  const fields: Record<string, FieldValue> = { ...record.fields };
  const stamps: Record<string, string> = { ...record.stamps };
  for (const [field, value] of Object.entries(mutation.set)) {
    if (Object.hasOwn(stamps, field) && mutation.at <= (stamps[field] ?? '')) continue;
    fields[field] = value;
    stamps[field] = mutation.at;
  }
  return { fields, stamps };
}

export function foldMutations(record: MergedRecord | undefined, mutations: Iterable<Applied>): MergedRecord | undefined {
  let folded = record;
  for (const mutation of mutations) folded = applyMutation(folded, mutation);
  return folded;
}

/** A record is removed when its `removed` field holds anything but null, undefined or false. Undo sets it to null. */
export function isRemoved(fields: Fields): boolean {
  const removed = fields['removed'];
  return removed !== undefined && removed !== null && removed !== false;
}
