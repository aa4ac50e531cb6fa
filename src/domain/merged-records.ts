import type { Fields, FieldValue, Mutation } from './mutation.ts';

/** Two records of one person or one home become one (SY23–SY27). The same rules on the tablet, the server and the desk. */
export type MergeableKind = 'person' | 'household';

export function isMergeable(kind: string): kind is MergeableKind {
  return kind === 'person' || kind === 'household';
}

/** The id of the record this one became a part of. */
export function mergedIntoOf(fields: Fields): string | undefined {
  const into = fields['mergedInto'];
  return typeof into === 'string' && into !== '' ? into : undefined;
}

/** The record at the end of the chain; where it began when the chain is a ring. */
export function resolveMerged(id: string, next: (id: string) => string | undefined): string {
  const met = new Set([id]);
  let last = id;
  for (let into = next(last); into !== undefined; into = next(last)) {
    if (met.has(into)) return id;
    met.add(into);
    last = into;
  }
  return last;
}

/** They say which record this is and where it stands, not who the person is. */
const ownFields = new Set(['mergedInto', 'household', 'relation']);
/** Removals that speak of the person or the home; any other speaks of the record. */
const removalsOfThePerson: ReadonlySet<FieldValue> = new Set(['moved', 'died', 'withdrew', 'restricted', null, false]);

/** Of a write to a losing record, what goes on to the winner (SY23). */
export function carriedSet(set: Fields): Fields {
  return Object.fromEntries(
    Object.entries(set).filter(([field, value]) => (field === 'removed' ? removalsOfThePerson.has(value) : !ownFields.has(field))),
  );
}

export type Stamped = Pick<Mutation, 'at' | 'kind' | 'id' | 'set'>;

/** One record became a part of another of its kind. */
export interface Merge {
  readonly kind: MergeableKind;
  readonly loser: string;
  readonly winner: string;
}

/** The write as it is carried to the winner, with its own stamp; nothing when it has nothing to do with the losing record. */
export function carried({ at, kind, id, set }: Stamped, merge: Merge): Stamped | undefined {
  const to = carriedId(kind, id, merge);
  if (to === undefined) return undefined;
  const goes = kind === merge.kind ? carriedSet(set) : set;
  return Object.keys(goes).length === 0 ? undefined : { at, kind, id: to, set: goes };
}

/** The id of the winner's counterpart of a record that is named by the loser's id. */
export function carriedId(kind: string, id: string, { kind: of, loser, winner }: Merge): string | undefined {
  if (kind === of) return id === loser ? winner : undefined;
  if (kind === 'progress') return id.startsWith(`${loser}/`) ? winner + id.slice(loser.length) : undefined;
  if (kind !== 'review') return undefined;
  const cut = id.indexOf('/');
  const reviewed = id.slice(0, cut);
  const to = reviewed === 'review' ? undefined : carriedId(reviewed, id.slice(cut + 1), { kind: of, loser, winner });
  return to && `${reviewed}/${to}`;
}
