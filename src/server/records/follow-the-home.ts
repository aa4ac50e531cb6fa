import type { MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { Family, type NamedUnit } from './family.ts';
import type { Kin } from './kin.ts';
import { foldByRecord, recordKey } from './merge-sql.ts';

/** A home's records live where the home lives (SY19). Everything that decides it is here; nothing here reads the database. */
export function familyOf(kin: Iterable<Kin>): Family {
  const known = [...kin];
  return new Family(known, new Map(known.flatMap(({ kind, id, left }) => (kind === 'household' ? [[id, left] as const] : []))));
}

/** Where a mutation is placed, whatever unit it names: with its home, or where the named unit's records are now. */
export function placeOf(family: Family, mutation: Mutation, unit: NamedUnit): string {
  return family.homeAfter(mutation)?.area ?? family.destination(mutation, unit);
}

export interface Placed<Written extends Mutation> {
  /** As they go into the log: with the area where the record is. */
  readonly mutations: readonly Written[];
  /** One for each record written to, in the area where it is then. */
  readonly records: readonly MergedRecord[];
  /** Records that nothing was written to and that go along with their home. Nothing of theirs changes but the area. */
  readonly followers: readonly MergedRecord[];
  /** Where {@link followers} come from. */
  readonly left: readonly string[];
  /** Something that stands for itself would come into a unit that is closed. */
  readonly entersClosed: boolean;
}

/** Where everything is after these mutations. `kin` holds the records written to, what belongs to those that move, and whatever they belong to. */
export function placeAll<Written extends Mutation>(
  mutations: readonly Written[],
  kin: readonly Kin[],
  units: ReadonlyMap<string, NamedUnit>,
): Placed<Written> {
  const family = familyOf(kin);
  const inTime = mutations.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const areas = new Map<Written, string>();
  let entersClosed = false;
  for (const mutation of inTime) {
    const unit = units.get(mutation.area);
    const area = unit ? placeOf(family, mutation, unit) : mutation.area;
    areas.set(mutation, area);
    const isIn = family.homeAfter(mutation) !== undefined || family.get(mutation.kind, mutation.id)?.area === area;
    entersClosed ||= unit?.closed === true && area === unit.into && !isIn;
    family.write({ ...mutation, area });
  }
  const placed = mutations.map((mutation) => ({ ...mutation, area: settledArea(family, mutation, areas.get(mutation)) }));
  const records = foldByRecord(placed).map((record) => Object.assign(record, { area: settledArea(family, record, undefined) }));
  const followers = followersOf(family, kin, new Set(mutations.map(({ kind, id }) => recordKey(kind, id))));
  return {
    mutations: placed,
    records,
    followers: followers.map(({ record }) => record),
    left: followers.map(({ from }) => from),
    entersClosed,
  };
}

/** A record that stands for itself keeps the area a mutation puts it in; any other is where its home is when all is written. */
function settledArea(family: Family, { kind, id, area }: Pick<MergedRecord, 'kind' | 'id' | 'area'>, own: string | undefined): string {
  const member = family.get(kind, id);
  if (!member) return own ?? area;
  const home = family.homeOf(member);
  return home === member ? (own ?? member.area) : home.area;
}

export interface Follower {
  readonly record: MergedRecord;
  readonly from: string;
}

/** The records nothing was written to that are no longer where their home is. */
export function followersOf(family: Family, kin: readonly Kin[], written: ReadonlySet<string>): readonly Follower[] {
  return kin.flatMap(({ kind, id, area, areaStamp }): readonly Follower[] => {
    if (written.has(recordKey(kind, id))) return [];
    const to = settledArea(family, { kind, id, area }, undefined);
    return to === area ? [] : [{ record: { kind, id, area: to, areaStamp, fields: {}, stamps: {} }, from: area }];
  });
}

/** Records written to that will be elsewhere than they are: what belongs to them goes along. What belongs to a new one was read with it. */
export function movingTops(placed: Placed<Mutation>, present: ReadonlyMap<string, { readonly area: string }>): readonly MergedRecord[] {
  return placed.records.filter((record) => {
    const there = present.get(recordKey(record.kind, record.id));
    return there !== undefined && there.area !== record.area;
  });
}
