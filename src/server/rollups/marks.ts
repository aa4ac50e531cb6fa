import { dayInVietnam } from '#domain/dates.ts';
import type { Fields } from '#domain/mutation.ts';
import { nameSortKey } from '#domain/name-sort-key.ts';
import { lastingHomeCounts, presentHomeCounts } from './home-counts.ts';
import { lastingPersonCounts, presentPersonCounts } from './person-counts.ts';
import type { Counts } from './progress-counts.ts';
import { stateOf, type Subject, type State, textField } from './subject.ts';

/** A step of a figure: on this day (of Vietnam) it went up or down by this. Without a day: it is counted as it is now. */
export type Mark = readonly [key: string, day: string | null, count: number, verified: number];

/** What is counted of one home or person, and how it stands in lists. */
export interface Counted extends Pick<Subject, 'kind' | 'id' | 'area'> {
  readonly sort: string;
  /** What it counts for now. */
  readonly keys: readonly string[];
  readonly marks: readonly Mark[];
}

/**
 * What a subject counts for, now and on every day there was, by the time of the writes: what is written late counts where it was done. Whose a visit or a
 * consent is, and where everything is, is taken as it is now for the whole of the past, so that a village that took in another is compared with both.
 */
export function countedOf(subject: Subject): Counted {
  const states = statesByDay(subject);
  const marks: Mark[] = [];
  let before: Counts = new Map();
  for (const { day, state } of states) {
    const after = lasting(state);
    marks.push(...steps(before, after, day));
    before = after;
  }
  const last = states.at(-1)?.state;
  const present = last ? atPresent(last) : new Map();
  marks.push(...steps(new Map(), present, null));
  const { kind, id, area } = subject;
  return { kind, id, area, sort: last ? sortOf(last) : '', keys: sorted([...before.keys(), ...present.keys()]), marks };
}

function sorted(keys: readonly string[]): readonly string[] {
  return keys.toSorted((a, b) => (a < b ? -1 : 1));
}

function lasting(state: State): Counts {
  return state.kind === 'household' ? lastingHomeCounts(state) : lastingPersonCounts(state);
}

function atPresent(state: State): Counts {
  return state.kind === 'household' ? presentHomeCounts(state) : presentPersonCounts(state);
}

function steps(before: Counts, after: Counts, day: string | null): readonly Mark[] {
  return sorted([...new Set([...before.keys(), ...after.keys()])]).flatMap((key): Mark[] => {
    const count = Number(after.has(key)) - Number(before.has(key));
    const verified = Number(after.get(key) ?? false) - Number(before.get(key) ?? false);
    return count === 0 && verified === 0 ? [] : [[key, day, count, verified]];
  });
}

interface DayState {
  readonly day: string;
  /** At the end of the day. */
  readonly state: State;
}

/** A state for each day anything was written on, by the merge's own rule: per field the greatest stamp. */
function statesByDay(subject: Subject): readonly DayState[] {
  const writes = subject.records
    .flatMap(({ kind, id, log }) => log.map(([at, set]) => ({ kind, id, at, set })))
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const held = new Map<string, { kind: string; id: string; fields: Fields }>();
  const states: DayState[] = [];
  for (const [i, { kind, id, at, set }] of writes.entries()) {
    const key = `${kind}/${id}`;
    held.set(key, { kind, id, fields: { ...held.get(key)?.fields, ...set } });
    const day = dayOf(at);
    const next = writes[i + 1];
    if (next && dayOf(next.at) === day) continue;
    states.push({ day, state: stateOf(subject, [...held.values()]) });
  }
  return states;
}

function dayOf(at: string): string {
  return dayInVietnam(Number(at.slice(0, 13)));
}

/** Homes by the name of their head, people by their own; those without one come last. */
function sortOf(state: State): string {
  const fields = state.records.find(({ kind, id }) => kind === state.kind && id === state.id)?.fields ?? {};
  const name = textField(fields, state.kind === 'household' ? 'head' : 'name');
  return name ? nameSortKey(name) : '\u{10ffff}';
}
