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

/** Everything unlocked, in memory, with the few indexes the screens need. Wiped with the key. */
export class Directory {
  readonly tablet: Tablet;
  private readonly views = new Map<string, View>();
  /** Parent key → keys of the records that belong to it. */
  private readonly children = new Map<string, Set<string>>();
  private readonly followers: ChangedKeys[] = [];
  /** Merged unit → the one its records are in now (SY22). */
  private merged: ReadonlyMap<string, string> = new Map();
  /** Grows with every change: what was worked out from the records is kept until then. */
  version = 0;
  /** Grows when a household changes: a list of them is kept until then. */
  householdsVersion = 0;

  constructor(tablet: Tablet) {
    this.tablet = tablet;
    this.rebuild();
  }

  /** Takes in what changed; `all` reads everything again. */
  refresh(changed: ReadonlySet<string> | 'all'): void {
    if (changed === 'all') {
      this.rebuild();
      return;
    }
    const written = entriesByKey(this.tablet, changed);
    for (const key of changed) this.place(key, written.get(key) ?? []);
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
    const found: View[] = [];
    for (const key of this.children.get(recordKey(parent, id)) ?? []) {
      const view = this.views.get(key);
      if (view?.record.kind === kind) found.push(view);
    }
    return found;
  }

  private rebuild(): void {
    for (const follower of this.followers) follower.noteAll();
    this.householdsVersion += 1;
    this.version += 1;
    this.views.clear();
    this.children.clear();
    this.merged = successors(this.tablet.identity.areas);
    const written = entriesByKey(this.tablet);
    for (const key of new Set([...this.tablet.records.keys(), ...written.keys()])) this.place(key, written.get(key) ?? []);
  }

  private place(key: string, entries: readonly OutboxEntry[]): void {
    this.version += 1;
    for (const follower of this.followers) follower.note(key);
    if (key.startsWith('household ')) this.householdsVersion += 1;
    const before = this.views.get(key);
    if (before) for (const parent of parentsOf(before.record)) this.children.get(parent)?.delete(key);
    const view = viewOf(this.tablet, key, entries, this.merged);
    if (!view) {
      this.views.delete(key);
      return;
    }
    this.views.set(key, view);
    for (const parent of parentsOf(view.record)) {
      const family = this.children.get(parent);
      if (family) family.add(key);
      else this.children.set(parent, new Set([key]));
    }
  }
}

function entriesByKey(tablet: Tablet, only?: ReadonlySet<string>): Map<string, OutboxEntry[]> {
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

function viewOf(tablet: Tablet, key: string, entries: readonly OutboxEntry[], merged: ReadonlyMap<string, string>): View | undefined {
  const base = tablet.records.get(key)?.record;
  const folded = foldMutations(
    base,
    entries.map(({ mutation }) => mutation),
  );
  if (!folded) return undefined;
  const to = merged.get(folded.area);
  const record = to === undefined ? folded : { ...folded, area: to };
  const mine = entries.length > 0 || Object.values(record.stamps).some((stamp) => stamp.endsWith(tablet.meta.device));
  return { record, unsent: entries.some(({ standing }) => standing !== 'received'), removed: isRemoved(record.fields), mine };
}

function parentsOf({ kind, id, fields }: MergedRecord): string[] {
  if (kind === 'progress') {
    const subject = id.split('/')[0] ?? '';
    return [recordKey('person', subject), recordKey('household', subject)];
  }
  const parents: string[] = [];
  if (kind !== 'household' && typeof fields['household'] === 'string') parents.push(recordKey('household', fields['household']));
  if (typeof fields['person'] === 'string') parents.push(recordKey('person', fields['person']));
  return parents;
}

/** Records were checked against the contract when they were saved or accepted; unknown fields ride along. */
export function named<Kind extends EntityKind>(view: View): Named<EntityFields[Kind]> {
  const { fields, id, area } = view.record;
  return { ...(fields as EntityFields[Kind]), id, area, unsent: view.unsent };
}
