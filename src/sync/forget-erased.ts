import { type IsErased, isErasedWork, type Named, withoutErased } from '#domain/erasure.ts';
import { isUuid } from '#domain/ids.ts';
import type { FieldValue } from '#domain/mutation.ts';
import type { RecordChange } from '#protocol/answers.ts';
import { recordKey } from '#storage/tablet-store.ts';
import type { DraftEntry, OutboxEntry, Tablet } from './tablet.ts';

export interface Forgotten {
  readonly putOutbox: readonly OutboxEntry[];
  readonly dropOutbox: readonly OutboxEntry[];
  /** Emptied where they lie: numbers stay, should they be asked for again (SY37). */
  readonly putKept: readonly OutboxEntry[];
  readonly putDrafts: readonly DraftEntry[];
  readonly dropDrafts: readonly string[];
}

/**
 * What else the tablet holds of the erased (SY29). A row keeps its number and is emptied, so that the count of what was received still closes; the server
 * knows it again by what it was about. A refused row goes: the server has answered for it. A half-filled form about the erased goes; any other only
 * loses their names.
 */
export async function forgetErased(
  tablet: Tablet,
  changes: readonly RecordChange[],
  entries: readonly OutboxEntry[],
  kept: readonly OutboxEntry[] = [],
): Promise<Forgotten> {
  const erased = changes.filter((change) => change.erased);
  const isErased = spread(erased, [...entries, ...kept]);
  const [putOutbox, dropOutbox, putKept]: [OutboxEntry[], OutboxEntry[], OutboxEntry[]] = [[], [], []];
  const lies = new Set(kept);
  for (const entry of [...entries, ...kept]) {
    const { kind, id, set } = entry.mutation;
    const left = isErasedWork(kind, id, set, isErased) ? {} : withoutErased(set, isErased);
    if (left === set || (Object.keys(set).length === 0 && Object.keys(left).length === 0)) continue;
    const emptied = { ...(await tablet.sealEntry({ ...entry.mutation, set: left }, entry.device)), standing: entry.standing };
    if (entry.standing === 'refused') dropOutbox.push(entry);
    if (entry.standing === 'refused' || lies.has(entry)) putKept.push(emptied);
    else putOutbox.push(emptied);
  }
  return { putOutbox, dropOutbox, putKept, ...forgottenDrafts(tablet, erased) };
}

/** What I wrote for the erased and the server has not seen yet goes along, and what I wrote about that. */
function spread(erased: readonly Named[], entries: readonly OutboxEntry[]): IsErased {
  const keys = new Set(erased.map(({ kind, id }) => recordKey(kind, id)));
  const isErased: IsErased = (kind, id) => keys.has(recordKey(kind, id));
  for (let before = -1; before < keys.size;) {
    before = keys.size;
    for (const { mutation } of entries) {
      if (isErasedWork(mutation.kind, mutation.id, mutation.set, isErased)) keys.add(recordKey(mutation.kind, mutation.id));
    }
  }
  return isErased;
}

function forgottenDrafts(tablet: Tablet, erased: readonly Named[]): Pick<Forgotten, 'putDrafts' | 'dropDrafts'> {
  const ids = new Set(erased.map(({ id }) => id).filter(isUuid));
  const [putDrafts, dropDrafts]: [DraftEntry[], string[]] = [[], []];
  for (const draft of tablet.drafts.values()) {
    if ([...ids].some((id) => draft.key.includes(id) || draft.path.includes(id))) dropDrafts.push(draft.key);
    else if ([...ids].some((id) => JSON.stringify(draft.values).includes(id)))
      putDrafts.push({ ...draft, values: valuesWithout(draft.values, ids) });
  }
  return { putDrafts, dropDrafts };
}

function valuesWithout(values: DraftEntry['values'], ids: ReadonlySet<string>): DraftEntry['values'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      ids.has(name) || isOneOf(value, ids) ? [] : [[name, itemsWithout(value, ids)] as const],
    ),
  );
}

function itemsWithout(value: FieldValue, ids: ReadonlySet<string>): FieldValue {
  if (Array.isArray(value))
    return value.filter((item: FieldValue) => !isOneOf(item, ids)).map((item: FieldValue) => itemsWithout(item, ids));
  return typeof value === 'object' && value !== null ? valuesWithout(value as DraftEntry['values'], ids) : value;
}

function isOneOf(value: FieldValue, ids: ReadonlySet<string>): boolean {
  return typeof value === 'string' && ids.has(value);
}
