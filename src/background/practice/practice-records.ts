import { applyMutation, isRemoved, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import type { RecordChange } from '#protocol/answers.ts';
import { recordKey } from '#storage/tablet-store.ts';

interface Kept {
  readonly record: MergedRecord;
  /** Its place in the order of commits: grows with each change of it. */
  readonly at: number;
}

export interface Page {
  readonly changes: readonly RecordChange[];
  readonly through: number;
  readonly more: boolean;
}

/** What the practice server holds: records merged by the product's own rule, in the order in which they last changed. */
export class PracticeRecords {
  private readonly kept = new Map<string, Kept>();
  private commits = 0;

  has(kind: string, id: string): boolean {
    return this.kept.has(recordKey(kind, id));
  }

  write(mutation: Omit<Mutation, 'n'>): void {
    const key = recordKey(mutation.kind, mutation.id);
    this.commits += 1;
    this.kept.set(key, { record: applyMutation(this.kept.get(key)?.record, mutation), at: this.commits });
  }

  /** What changed after `after`, oldest change first; undefined when the records were never there. */
  page(after: number, limit: number): Page | undefined {
    if (!(after >= 0 && after <= this.commits)) return undefined;
    const news = [...this.kept.values()].filter(({ at }) => at > after).sort((a, b) => a.at - b.at);
    const given = news.slice(0, limit);
    const more = news.length > limit;
    return { changes: given.map(({ record }) => changeOf(record)), through: more ? (given.at(-1)?.at ?? after) : this.commits, more };
  }
}

function changeOf({ kind, id, area, fields, stamps, areaStamp }: MergedRecord): RecordChange {
  return { kind, id, area, fields, stamps, areaStamp, ...(isRemoved(fields) && { removed: true }) };
}
