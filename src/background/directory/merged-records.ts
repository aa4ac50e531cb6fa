import { carried, isMergeable, mergedIntoOf, type MergeableKind, resolveMerged } from '#domain/merged-records.ts';
import { changeAfter } from '#domain/merged-references.ts';
import type { Change } from '#domain/mutation.ts';
import type { recordKey } from '#storage/tablet-store.ts';
import type { OutboxEntry, Tablet } from '#sync/tablet.ts';
import type { Directory, EntriesByKey } from './directory.ts';

/** What a tablet does with records that became a part of others (SY27). Loaded when there is one. */
export class MergedRecords {
  private readonly tablet: Tablet;
  private readonly keyOf: typeof recordKey;
  /** Records that showed what waits for another one. */
  private lent: ReadonlySet<string> = new Set();

  /** `keyOf`: what this loads later it must not share with what was loaded first, or that is cut in pieces. */
  constructor(directory: Directory, keyOf: typeof recordKey) {
    this.tablet = directory.tablet;
    this.keyOf = keyOf;
    directory.lendEntries((all, only) => this.entries(all, only));
  }

  /** The record this one became, as far as it is on this tablet. */
  present(kind: MergeableKind, id: string): string {
    const end = resolveMerged(id, (each) => this.next(kind, each));
    return this.tablet.records.has(this.keyOf(kind, end)) ? end : id;
  }

  /** A change of a merged record, or one that names it, is one of the record it became. */
  change(change: Change): Change {
    const { person, household, present } = change.set;
    const named = [...change.id.split('/'), person, household, ...(Array.isArray(present) ? present : [])];
    let to = change;
    for (const kind of ['person', 'household'] as const) {
      for (const id of named) {
        const winner = typeof id === 'string' ? this.present(kind, id) : id;
        if (typeof id === 'string' && typeof winner === 'string' && winner !== id) to = changeAfter(to, { kind, loser: id, winner });
      }
    }
    return to;
  }

  /** What waits in the outbox by record; what waits for a merged record also stands at the one it became, as the server will carry it. */
  private entries(all: EntriesByKey, only?: ReadonlySet<string>): EntriesByKey {
    const lent = new Set<string>();
    for (const entry of this.tablet.outbox.values()) this.lend(entry, all, lent);
    const before = this.lent;
    this.lent = lent;
    if (!only) return all;
    for (const key of before) if (!all.has(key)) all.set(key, []);
    return new Map([...all].filter(([key]) => only.has(key) || lent.has(key) || before.has(key)));
  }

  private lend(entry: OutboxEntry, all: EntriesByKey, lent: Set<string>): void {
    for (const kind of ['person', 'household'] as const) {
      for (const loser of entry.mutation.id.split('/')) {
        const winner = this.present(kind, loser);
        const goes = winner === loser ? undefined : carried(entry.mutation, { kind, loser, winner });
        if (!goes) continue;
        const key = this.keyOf(goes.kind, goes.id);
        lent.add(key);
        all.set(key, [...(all.get(key) ?? []), { ...entry, mutation: { ...entry.mutation, ...goes } }]);
      }
    }
  }

  private next(kind: MergeableKind, id: string): string | undefined {
    const record = this.tablet.records.get(this.keyOf(kind, id))?.record;
    return record && isMergeable(record.kind) ? mergedIntoOf(record.fields) : undefined;
  }
}
