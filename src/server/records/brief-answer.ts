import type { Mutation } from '#domain/mutation.ts';
import type { Changes, RecordChange, Shipped } from '#protocol/answers.ts';
import { inBrief, rangesOf } from '#protocol/brief.ts';
import { ownDigest } from '#protocol/own-digest.ts';

/** A page, each change in brief. */
export function briefPage(page: Changes) {
  return { ...page, changes: page.changes.map(inBrief) };
}

/** What a parcel's device is told of it and of its scope, without what that device has just said itself. `written`: the parcel's mutations. */
export async function briefAnswer(device: string, written: readonly Mutation[], shipped: Shipped, page: Changes) {
  const taken = shipped.verdicts.filter(({ verdict }) => verdict !== 'refused').map(({ n }) => n);
  const told = numbersByRecord(written, new Set(taken));
  const isOwn = (change: RecordChange) => isWrittenBy(device, change) && told.has(nameOf(change));
  const own = page.changes.filter(isOwn);
  const numbers = own.flatMap((change) => told.get(nameOf(change)) ?? []).sort((a, b) => a - b);
  const accepted = shipped.verdicts.flatMap(({ n, verdict }) => (verdict === 'accepted' ? [n] : []));
  return {
    ...shipped,
    ...briefPage({ ...page, changes: page.changes.filter((change) => !isOwn(change)) }),
    verdicts: shipped.verdicts.filter(({ verdict }) => verdict !== 'accepted'),
    accepted: rangesOf(accepted.sort((a, b) => a - b)),
    ...(own.length > 0 && { own: { numbers: rangesOf(numbers), digest: await ownDigest(own) } }),
  };
}

const nameOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind} ${id}`;

function numbersByRecord(written: readonly Mutation[], taken: ReadonlySet<number>): ReadonlyMap<string, readonly number[]> {
  const byRecord = new Map<string, number[]>();
  for (const mutation of written) {
    if (!taken.has(mutation.n)) continue;
    const name = nameOf(mutation);
    byRecord.set(name, [...(byRecord.get(name) ?? []), mutation.n]);
  }
  return byRecord;
}

/** Every value that stands in it, and where it lives, was written by this device: nobody else's write has to be told. */
function isWrittenBy(device: string, { gone, areaStamp, stamps }: RecordChange): boolean {
  return !gone && [areaStamp, ...Object.values(stamps)].every((stamp) => stamp.endsWith(`-${device}`));
}
