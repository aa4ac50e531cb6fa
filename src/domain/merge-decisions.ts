import { foldMutations, type MergedRecord } from './merge.ts';
import { carriedAgain, writesOf } from './carried-writes.ts';
import { carried, type MergeableKind, type Stamped } from './merged-records.ts';
import type { Fields, FieldValue } from './mutation.ts';

export type Side = 'winner' | 'loser';
/** Field → the record whose value is to stand. What is not named is left to the rule. */
export type Choices = Readonly<Record<string, Side>>;

type Held = Pick<MergedRecord, 'kind' | 'id' | 'area' | 'areaStamp' | 'fields' | 'stamps'>;

const neverChosen = new Set(['mergedInto', 'removed']);
/** Where a person lives and what they are to its head stand or fall together. */
const ofTheHome = new Set(['household', 'relation']);

export function isFilled(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** What stands in the winner once the loser's writes are carried: per field the latest (SY23). */
export function carriedTogether(loser: Held, winner: Held, kind: MergeableKind): MergedRecord {
  const merge = { kind, loser: loser.id, winner: winner.id };
  const goes = writesOf(loser).flatMap((write) => {
    const goesOn = carried(write, merge);
    return goesOn ? carriedAgain(goesOn, winner) : [];
  });
  return withWritten(winner, goes);
}

function withWritten(record: Held, writes: readonly Stamped[]): MergedRecord {
  const { area } = record;
  return (
    foldMutations(
      record,
      writes.map((write) => Object.assign({ area }, write)),
    ) ?? record
  );
}

/** Field → whose value will stand, of the fields in which the two differ. */
export function proposedSides(loser: Held, winner: Held, kind: MergeableKind, choices: Choices = {}): Choices {
  const together = carriedTogether(loser, winner, kind);
  const fields = new Set([...Object.keys(winner.fields), ...Object.keys(loser.fields)]);
  const sides: Record<string, Side> = {};
  for (const field of fields) {
    if (neverChosen.has(field) || isSame(loser.fields[field], winner.fields[field])) continue;
    sides[field] = choices[field] ?? sideByRule(field, loser, winner, together);
  }
  const home = choices['household'] ?? sides['household'];
  if (kind === 'person' && home && sides['relation'] && !choices['relation']) sides['relation'] = home;
  return sides;
}

function sideByRule(field: string, loser: Held, winner: Held, together: MergedRecord): Side {
  if (!isFilled(winner.fields[field])) return 'loser';
  if (!isFilled(loser.fields[field]) || ofTheHome.has(field)) return 'winner';
  return isSame(together.fields[field], loser.fields[field]) ? 'loser' : 'winner';
}

/** What the desk has to write to the winner so that the chosen values stand (SY23). */
export function decidedSet(loser: Held, winner: Held, kind: MergeableKind, choices: Choices): Fields {
  const together = carriedTogether(loser, winner, kind);
  const sides = Object.entries(proposedSides(loser, winner, kind, choices));
  return Object.fromEntries(
    sides.flatMap(([field, side]) => {
      const wanted = (side === 'loser' ? loser : winner).fields[field] ?? null;
      return isSame(wanted, together.fields[field]) ? [] : [[field, wanted]];
    }),
  );
}

function isSame(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The place of a milestone in its guide; -1 when the guide does not know it. */
export type Rank = (milestone: FieldValue | undefined) => number;

/**
 * Nobody is taken back to an earlier milestone by a merge: where the record that is further is not the one written last, it is written anew as a whole.
 */
export function decidedProgress(loser: Held, winner: Held, rank: Rank): Fields {
  const goes = writesOf(loser).flatMap((write) => carriedAgain(Object.assign(write, { id: winner.id }), winner));
  const together = withWritten(winner, goes);
  const further = rank(loser.fields['milestone']) > rank(winner.fields['milestone']) ? loser : winner;
  if (rank(together.fields['milestone']) >= rank(further.fields['milestone'])) return {};
  const fields = new Set([...Object.keys(together.fields), ...Object.keys(further.fields)]);
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const wanted = further.fields[field] ?? null;
      return isSame(wanted, together.fields[field]) ? [] : [[field, wanted]];
    }),
  );
}
