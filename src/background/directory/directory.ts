import { successors } from '#domain/area-tree.ts';
import type { EntityFields, EntityKind } from '#domain/entities.ts';
import { foldMutations, isRemoved, type MergedRecord } from '#domain/merge.ts';
import { recordKey } from '#storage/tablet-store.ts';
import type { OutboxEntry, Tablet } from '#sync/tablet.ts';
import type { Named } from '../device-api.ts';
import { ChangedKeys } from './changed-keys.ts';

/** A record as the screens see it: the server's last word with my own unconfirmed writes folded over it. */
export interface View {
  readonly record: MergedRecord;
  /** Not yet confirmed by the server. */
  readonly unsent: boolean;
  readonly removed: boolean;
  /** This tablet wrote some of it. */
  readonly mine: boolean;
}

export type EntriesByKey = Map<string, OutboxEntry[]>;
/** All that waits, and the records asked about; none: all. */
type EntriesRule = (all: EntriesByKey, only?: ReadonlySet<string>) => EntriesByKey;

/** Everything unlocked, in memory, with the few indexes the screens need. Wiped with the key. */
export class Directory {
  readonly tablet: Tablet;
  private readonly views = new Map<string, View>();
  /** Id of a household, or of a person → what belongs to it. */
  private readonly ofHousehold = new Map<string, View[]>();
  private readonly ofPerson = new Map<string, View[]>();
  private readonly followers: ChangedKeys[] = [];
  /** Merged unit → the one its records are in now (SY22). */
  private merged: ReadonlyMap<string, string> = new Map();
  private lend: EntriesRule | undefined;
  /** A record here became a part of another (SY27). */
  hasMerged = false;
  /** Grows with every change: what was worked out from the records is kept until then. */
  version = 0;
  /** Grows when a household changes: a list of them is kept until then. */
  householdsVersion = 0;

  constructor(tablet: Tablet) {
    this.tablet = tablet;
    this.rebuild();
  }

  /** From now on what waits in the outbox stands at other records too. */
  lendEntries(lend: EntriesRule): void {
    this.lend = lend;
    this.rebuild();
  }

  private entries(only?: ReadonlySet<string>): EntriesByKey {
    return this.lend ? this.lend(entriesByKey(this.tablet), only) : entriesByKey(this.tablet, only);
  }

  /** Takes in what changed; `all` reads everything again. */
  refresh(changed: ReadonlySet<string> | 'all'): void {
    if (changed === 'all') {
      this.rebuild();
      return;
    }
    const written = this.entries(changed);
    this.version += 1;
    for (const key of new Set([...changed, ...written.keys()])) {
      for (const follower of this.followers) follower.note(key);
      this.place(key, written.get(key));
    }
  }

  /** For an index that takes in what has changed when it is asked next. */
  followed(): ChangedKeys {
    const follower = new ChangedKeys();
    this.followers.push(follower);
    return follower;
  }

  view(kind: EntityKind, id: string): View | undefined {
    return this.views.get(recordKey(kind, id));
  }

  /** All records of a kind, removed ones too. */
  *ofKind(kind: EntityKind): Iterable<View> {
    for (const view of this.views.values()) if (view.record.kind === kind) yield view;
  }

  /** Records of `kind` that belong to a household or person. */
  belongingTo(parent: 'household' | 'person', id: string, kind: EntityKind): View[] {
    const family = (parent === 'household' ? this.ofHousehold : this.ofPerson).get(id);
    return family ? family.filter((view) => view.record.kind === kind) : [];
  }

  private rebuild(): void {
    for (const follower of this.followers) follower.noteAll();
    this.householdsVersion += 1;
    this.version += 1;
    this.views.clear();
    this.ofHousehold.clear();
    this.ofPerson.clear();
    this.merged = successors(this.tablet.identity.areas);
    const written = this.entries();
    for (const key of this.tablet.records.keys()) this.place(key, written.get(key));
    for (const [key, entries] of written) if (!this.tablet.records.has(key)) this.place(key, entries);
  }

  private place(key: string, entries: readonly OutboxEntry[] | undefined): void {
    if (key.startsWith('household ')) this.householdsVersion += 1;
    const before = this.views.get(key);
    if (before) this.eachFamily(before, (family) => family.splice(family.indexOf(before), 1));
    const view = viewOf(this.tablet, key, entries, this.merged);
    if (!view) {
      this.views.delete(key);
      return;
    }
    this.hasMerged ||= 'mergedInto' in view.record.fields;
    this.views.set(key, view);
    this.eachFamily(view, (family) => family.push(view));
  }

  private eachFamily({ record }: View, work: (family: View[]) => void): void {
    const { kind, id, fields } = record;
    const { household, person } = fields;
    const subject = kind === 'progress' ? id.slice(0, id.indexOf('/')) : undefined;
    if (subject !== undefined) work(familyOf(this.ofHousehold, subject));
    else if (kind !== 'household' && typeof household === 'string') work(familyOf(this.ofHousehold, household));
    if (subject !== undefined) work(familyOf(this.ofPerson, subject));
    else if (typeof person === 'string') work(familyOf(this.ofPerson, person));
  }
}

function familyOf(families: Map<string, View[]>, id: string): View[] {
  const known = families.get(id);
  if (known) return known;
  const family: View[] = [];
  families.set(id, family);
  return family;
}

function entriesByKey(tablet: Tablet, only?: ReadonlySet<string>): EntriesByKey {
  const found = new Map<string, OutboxEntry[]>();
  for (const entry of tablet.outbox.values()) {
    const key = recordKey(entry.mutation.kind, entry.mutation.id);
    if (only && !only.has(key)) continue;
    const entries = found.get(key);
    if (entries) entries.push(entry);
    else found.set(key, [entry]);
  }
  return found;
}

function viewOf(
  tablet: Tablet,
  key: string,
  entries: readonly OutboxEntry[] | undefined,
  merged: ReadonlyMap<string, string>,
): View | undefined {
  const base = tablet.records.get(key)?.record;
  // Emptied rows of somebody who was erased are nobody's record.
  if (!base && entries?.every(({ mutation }) => isEmptied(mutation))) return undefined;
  const folded = entries ? foldMutations(base, mutationsOf(entries)) : base;
  if (!folded) return undefined;
  const to = merged.get(folded.area);
  const record = to === undefined ? folded : { ...folded, area: to };
  return new SeenRecord(record, entries, tablet.meta.device);
}

/** Nothing is left of it but its number (SY29). */
export function isEmptied({ set }: OutboxEntry['mutation']): boolean {
  return Object.keys(set).length === 0;
}

function mutationsOf(entries: readonly OutboxEntry[]) {
  return entries.map(({ mutation }) => mutation);
}

/** Whose it is takes a look at every stamp, and is asked of few. */
class SeenRecord implements View {
  readonly record: MergedRecord;
  readonly unsent: boolean;
  readonly removed: boolean;
  private readonly isWritten: boolean;
  private readonly device: string;

  constructor(record: MergedRecord, entries: readonly OutboxEntry[] | undefined, device: string) {
    this.record = record;
    this.unsent = entries?.some(({ standing }) => standing !== 'received') ?? false;
    this.removed = isRemoved(record.fields);
    this.isWritten = entries !== undefined;
    this.device = device;
  }

  get mine(): boolean {
    return this.isWritten || Object.values(this.record.stamps).some((stamp) => stamp.endsWith(this.device));
  }
}

/** Records were checked against the contract when they were saved or accepted; unknown fields ride along. */
export function named<Kind extends EntityKind>(view: View): Named<EntityFields[Kind]> {
  const { fields, id, area } = view.record;
  return { ...(fields as EntityFields[Kind]), id, area, unsent: view.unsent };
}
