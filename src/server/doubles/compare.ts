import { homeLikeness, likenedHome } from '#domain/home-likeness.ts';
import { likened, likeness } from '#domain/likeness.ts';
import type { MergeableKind } from '#domain/merged-records.ts';
import type { Fields } from '#domain/mutation.ts';

export interface Compared {
  readonly id: string;
  readonly area: string;
  readonly fields: Fields;
}

export interface LikelyPair {
  readonly kind: MergeableKind;
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly reason: string;
  readonly areaA: string;
  readonly areaB: string;
}

/** A name alone says something only where few bear it, and only in one village. */
const mostOfOneName = 3;

/** The pairs among those that share a key, the smaller id first. */
export function likelyPairs(
  kind: MergeableKind,
  candidates: readonly { readonly id: string; readonly other: string }[],
  records: ReadonlyMap<string, Compared>,
): readonly LikelyPair[] {
  const found = new Map<string, LikelyPair & { readonly byNameAlone: boolean }>();
  for (const { id, other } of candidates) {
    const [a, b] = id < other ? [records.get(id), records.get(other)] : [records.get(other), records.get(id)];
    const alike = a && b && !found.has(`${a.id} ${b.id}`) ? alikeness(kind, a, b) : undefined;
    if (a && b && alike) found.set(`${a.id} ${b.id}`, { kind, a: a.id, b: b.id, areaA: a.area, areaB: b.area, ...alike });
  }
  const bearers = new Map<string, number>();
  for (const { a, b, byNameAlone } of found.values()) {
    if (byNameAlone) for (const id of [a, b]) bearers.set(id, (bearers.get(id) ?? 0) + 1);
  }
  const isCommon = (id: string) => (bearers.get(id) ?? 0) > mostOfOneName;
  return [...found.values()].filter(({ a, b, byNameAlone }) => !byNameAlone || !(isCommon(a) || isCommon(b)));
}

function alikeness(kind: MergeableKind, a: Compared, b: Compared) {
  if (kind === 'household') {
    const weight = homeLikeness(likenedHome(a.fields), likenedHome(b.fields), a.area === b.area);
    return weight === undefined ? undefined : { weight, reason: 'same-home', byNameAlone: false };
  }
  const alike = likeness(likened(a.fields), likened(b.fields));
  return alike && !(alike.byNameAlone && a.area !== b.area) ? alike : undefined;
}
