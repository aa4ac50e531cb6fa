import { advance, formatStamp, parseStamp } from './hybrid-clock.ts';
import type { MergedRecord } from './merge.ts';
import type { Stamped } from './merged-records.ts';
import type { FieldValue } from './mutation.ts';

/** Stands in the stamp where a device would: no device has this name. */
const takenBack = 'taken-back';

/** A record as the writes that won in it, one for each stamp. What an undo left empty was never written. */
export function writesOf({ kind, id, fields, stamps }: Pick<MergedRecord, 'kind' | 'id' | 'fields' | 'stamps'>): readonly Stamped[] {
  const sets = new Map<string, Record<string, FieldValue>>();
  for (const [field, at] of Object.entries(stamps)) {
    const value = fields[field] ?? null;
    if (value !== null || parseStamp(at)?.device !== takenBack) sets.set(at, { ...sets.get(at), [field]: value });
  }
  return Array.from(sets, ([at, set]) => ({ at, kind, id, set }));
}

function rightAfter(at: string, writer: string | undefined): string {
  const state = parseStamp(at);
  return state ? formatStamp(advance(state), writer ?? state.device) : at;
}

/** The stamp of what takes a write back: right after it, so that whatever was written later stays the later one (SY26). */
export function takenBackAt(at: string): string {
  return rightAfter(at, takenBack);
}

/** Merged again after an undo: what was taken back is carried again, right after what took it back. */
export function carriedAgain(write: Stamped, winner: Pick<MergedRecord, 'stamps'> | undefined): readonly Stamped[] {
  const sets = new Map<string, Record<string, FieldValue>>();
  for (const [field, value] of Object.entries(write.set)) {
    const held = winner?.stamps[field] ?? '';
    const at = isTakenBack(write.at, held) ? rightAfter(held, parseStamp(write.at)?.device) : write.at;
    sets.set(at, { ...sets.get(at), [field]: value });
  }
  return Array.from(sets, ([at, set]) => ({ ...write, at, set }));
}

function isTakenBack(at: string, held: string): boolean {
  const [written, taken] = [parseStamp(at), parseStamp(held)];
  return taken?.device === takenBack && written?.ms === taken.ms && written.device !== takenBack && at < held;
}
