import type { Change, Fields, FieldValue } from './mutation.ts';
import { carriedId, type Merge } from './merged-records.ts';

/** Which field of which kind names a person or a home; `present` names several. */
const referring = {
  person: [
    ['consent', 'person'],
    ['task', 'person'],
    ['visit', 'present'],
  ],
  household: [
    ['person', 'household'],
    ['visit', 'household'],
    ['task', 'household'],
  ],
} as const;

/** What has to be written to a record so that it names the winner in place of the loser; nothing when it does not name it (SY24). */
export function referencesAfter(kind: string, fields: Fields, merge: Merge): Fields {
  const set: Record<string, FieldValue> = {};
  for (const [of, field] of referring[merge.kind]) {
    const value = of === kind ? fields[field] : undefined;
    if (value === merge.loser) set[field] = merge.winner;
    else if (Array.isArray(value) && value.includes(merge.loser)) set[field] = withoutRepeats(value, merge);
  }
  return set;
}

function withoutRepeats(ids: readonly FieldValue[], { loser, winner }: Merge): readonly FieldValue[] {
  return [...new Set(ids.map((id) => (id === loser ? winner : id)))];
}

/** What somebody saves for a record that was merged, written to the one it became (SY27). */
export function changeAfter(change: Change, merge: Merge): Change {
  const id = carriedId(change.kind, change.id, merge) ?? change.id;
  const set = { ...change.set, ...referencesAfter(change.kind, change.set, merge) };
  return { ...change, id, set };
}
