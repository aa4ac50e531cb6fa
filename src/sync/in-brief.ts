import type { MergedRecord } from '#domain/merge.ts';
import { foldMutations } from '#domain/merge.ts';
import type { RecordChange, Synchronised, Verdict } from '#protocol/answers.ts';
import { isWithin, type Own, type Ranges } from '#protocol/brief.ts';
import { ownDigest } from '#protocol/own-digest.ts';
import { recordKey } from '#storage/tablet-store.ts';
import type { OutboxEntry, Tablet } from './tablet.ts';

/** The verdicts in full. */
export function allVerdicts({ meta, outbox }: Tablet, { verdicts, accepted = [] }: Synchronised): readonly Verdict[] {
  const numbers = mine(meta.device, outbox, accepted).map(({ mutation }) => mutation.n);
  return [...verdicts, ...numbers.map((n): Verdict => ({ n, verdict: 'accepted' }))];
}

/** What the server left out of a page because this tablet wrote it: as it stands there now. Undefined when the two do not agree, so that it has to be pulled (SY39). */
export async function ownChanges(tablet: Tablet, own: Own, verdicts: readonly Verdict[]): Promise<readonly RecordChange[] | undefined> {
  const { device } = tablet.meta;
  const keys = new Set(mine(device, tablet.outbox, own.numbers).map(({ mutation }) => recordKey(mutation.kind, mutation.id)));
  const taken = new Set(verdicts.flatMap(({ n, verdict }) => (verdict === 'refused' ? [] : [n])));
  const written = new Map<string, MergedRecord>();
  for (const { device: author, mutation, standing } of tablet.entries()) {
    const key = recordKey(mutation.kind, mutation.id);
    const isThere = author === device && (standing === 'received' || (standing === 'waiting' && taken.has(mutation.n)));
    if (!isThere || !keys.has(key)) continue;
    const folded = foldMutations(written.get(key) ?? tablet.records.get(key)?.record, [mutation]);
    if (folded) written.set(key, folded);
  }
  const records = [...written.values()];
  return (await ownDigest(records)) === own.digest ? records : undefined;
}

function mine(device: string, outbox: ReadonlyMap<string, OutboxEntry>, numbers: Ranges): readonly OutboxEntry[] {
  return [...outbox.values()].filter((entry) => entry.device === device && isWithin(numbers, entry.mutation.n));
}
