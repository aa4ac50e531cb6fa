import type { Change, FieldValue } from '#domain/mutation.ts';
import * as fc from 'fast-check';
import type { Fate } from './sim-network.ts';
import type { MergeChange } from './record-merges.ts';
import type { UnitChange } from './unit-changes.ts';
import { villages, type World } from './world.ts';

/** One thing that happens. Numbers are taken modulo what there is. */
export type Action =
  | { readonly do: 'save'; readonly tablet: number; readonly tab: number; readonly edits: readonly Edit[] }
  | { readonly do: 'send'; readonly tablet: number; readonly tab: number }
  | { readonly do: 'flush'; readonly request: number; readonly fate: Fate }
  | { readonly do: 'late'; readonly request: number }
  | { readonly do: 'shell'; readonly tablet: number }
  | { readonly do: 'lock'; readonly tablet: number }
  | { readonly do: 'unlock'; readonly tablet: number; readonly tab: number }
  | { readonly do: 'crash'; readonly tablet: number; readonly moment: number; readonly tabs: number }
  | { readonly do: 'clock'; readonly tablet: number; readonly hours: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'page'; readonly limit: number }
  | { readonly do: 'restore'; readonly tablet: number; readonly actions: number }
  | { readonly do: 'back-up' }
  | { readonly do: 'put-back'; readonly how: 'anew' | 'as-is' }
  | ({ readonly do: 'unit' } & UnitChange)
  | ({ readonly do: 'record' } & MergeChange);

export interface Edit {
  readonly kind: 'household' | 'person' | 'progress';
  readonly record: number;
  readonly village: number;
  readonly note: number;
  readonly removed: 'mistake' | 'undo' | 'none';
}

const someNumber = fc.nat(30);
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('household', 'person', 'progress'),
  record: fc.nat(2),
  village: fc.nat(2),
  note: fc.nat(3),
  removed: fc.constantFrom('none', 'none', 'none', 'mistake', 'undo'),
});

const fate: fc.Arbitrary<Fate> = fc.constantFrom(
  'deliver',
  'deliver',
  'deliver',
  'deliver',
  'lose-request',
  'lose-response',
  'lose-response',
  'twice',
  'slow-answer',
  'slow-answer',
  'late-copy',
);

export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      tablet: someNumber,
      tab: someNumber,
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('send' as const), tablet: someNumber, tab: someNumber }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('flush' as const), request: someNumber, fate }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('late' as const), request: someNumber }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('shell' as const), tablet: someNumber }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const), tablet: someNumber }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('unlock' as const), tablet: someNumber, tab: someNumber }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      tablet: someNumber,
      moment: fc.nat(9),
      tabs: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clock' as const), tablet: someNumber, hours: fc.integer({ min: -48, max: 48 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 600_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('page' as const), limit: fc.integer({ min: 1, max: 5 }) }) },
);

const unitChange: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('unit' as const),
  change: fc.constantFrom('rename', 'merge', 'merge', 'split', 'split', 'resettle', 'resettle'),
  from: someNumber,
  to: someNumber,
  homes: fc.integer({ min: 1, max: 3 }),
});

/** A storm's actions with a coordinator in it. */
export const actionOrUnitChange: fc.Arbitrary<Action> = fc.oneof({ weight: 9, arbitrary: action }, { weight: 1, arbitrary: unitChange });

const mergeChange: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('record' as const),
  change: fc.constantFrom('merge', 'merge', 'undo'),
  kind: fc.constantFrom('person', 'person', 'household'),
  loser: someNumber,
  winner: someNumber,
});

const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

/**
 * Storage put back to an earlier state, by a backup or because the tablet was cloned: work goes out, the storage forgets that it was ever written,
 * and other work takes its numbers.
 */
export const restoredLife: fc.Arbitrary<readonly Action[]> = fc
  .record({ tablet: someNumber, earlier: edits, forgotten: edits, other: edits, unsent: fc.boolean() })
  .map(({ tablet, earlier, forgotten, other, unsent }): readonly Action[] => {
    const save = (edits: readonly Edit[]): Action => ({ do: 'save', tablet, tab: 0, edits });
    const send: Action = { do: 'send', tablet, tab: 0 };
    const deliver: Action = { do: 'flush', request: 0, fate: 'deliver' };
    const calm: readonly Action[] = [deliver, deliver, deliver, deliver];
    const known: readonly Action[] = unsent ? [save(earlier)] : [save(earlier), send, ...calm];
    const put: Action = { do: 'restore', tablet, actions: 6 };
    const first: readonly Action[] = calm.concat(known, [put]);
    return first.concat([save(forgotten), send], calm, [save(other), send], calm);
  });

const oneTablet = (tablet: number, edits: readonly Edit[]): readonly Action[] => [
  { do: 'save', tablet, tab: 0, edits },
  { do: 'send', tablet, tab: 0 },
  ...Array.from({ length: 4 }, (): Action => ({ do: 'flush', request: 0, fate: 'deliver' })),
];

/** The server knows everybody there is; then a coordinator merges and undoes while tablets save, send, and lose what they send. */
export const mergingLife: fc.Arbitrary<readonly Action[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: mergeChange.map((each) => [each]) },
      {
        weight: 5,
        arbitrary: fc.tuple(someNumber, edits).map(([tablet, saved]): Action[] => [{ do: 'save', tablet, tab: 0, edits: saved }]),
      },
      { weight: 3, arbitrary: fc.tuple(someNumber, edits).map(([tablet, saved]) => oneTablet(tablet, saved)) },
      { weight: 4, arbitrary: action.map((each) => [each]) },
      { weight: 1, arbitrary: unitChange.map((each) => [each]) },
    ),
    { minLength: 14, maxLength: 30, size: 'max' },
  )
  .map((rounds): readonly Action[] => {
    const everybody = [0, 1, 2].flatMap((record) =>
      (['household', 'person', 'progress'] as const).map((kind): Edit => ({
        kind,
        record,
        village: record,
        note: record,
        removed: 'none',
      })),
    );
    return [...oneTablet(0, everybody), ...rounds.flat()];
  });

/** The server is put back to last night's backup, once or twice, in the middle of it all. */
export const putBackLife: fc.Arbitrary<readonly Action[]> = fc
  .record({
    before: fc.array(action, { maxLength: 12, size: 'max' }),
    day: fc.array(
      fc.oneof(
        { weight: 1, arbitrary: action.map((each) => [each]) },
        { weight: 1, arbitrary: fc.tuple(someNumber, edits).map(([tablet, saved]) => oneTablet(tablet, saved)) },
      ),
      { minLength: 3, maxLength: 12, size: 'max' },
    ),
    after: fc.array(action, { maxLength: 20, size: 'max' }),
    how: fc.constantFrom('anew' as const, 'as-is' as const),
    twice: fc.boolean(),
  })
  .map(({ before, day, after, how, twice }): readonly Action[] => {
    const put: Action = { do: 'put-back', how };
    return [...before, { do: 'back-up' }, ...day.flat(), put, ...after, ...(twice ? [...day.flat(), put] : [])];
  });

export interface Storm {
  readonly tablets: number;
  readonly seed: number;
  readonly actions: readonly Action[];
}

const uuid = (prefix: string, index: number) => `0190a000-0000-7000-8000-0000000${prefix}00${index}`;
const householdId = (index: number) => uuid('aa', index);
const personId = (index: number) => uuid('bb', index);

const notes: readonly FieldValue[] = ['một', 'hai', null, 'ba'];

export interface Marked {
  readonly change: Change;
  readonly mark: string;
}

/** Every mutation sets a field of its own, so that it can be found again wherever it goes, besides fields others write too. */
export function changeOf(edit: Edit, mark: string): Change {
  const area = villages[edit.village % villages.length] ?? villages[0];
  const own = { [mark]: true };
  const note = { note: notes[edit.note % notes.length] ?? null };
  const removed = edit.removed === 'none' ? {} : { removed: edit.removed === 'mistake' ? 'mistake' : null };
  if (edit.kind === 'progress')
    return { kind: 'progress', id: `${personId(edit.record)}/vneid-level-1`, area, set: { ...own, step: `step-${edit.note}` } };
  if (edit.kind === 'person')
    return { kind: 'person', id: personId(edit.record), area, set: { ...own, ...note, ...removed, household: householdId(edit.note % 3) } };
  return { kind: 'household', id: householdId(edit.record), area, set: { ...own, ...note, ...removed } };
}

/** Plays one action and waits until all have gone on as far as they can without the network. */
export class Player {
  private readonly world: World;
  private marks = 0;
  private readonly restores: { at: number; put: () => void }[] = [];
  private played = 0;
  private backup: readonly string[] = [];

  constructor(world: World) {
    this.world = world;
  }

  async play(action: Action): Promise<void> {
    this.played += 1;
    await this.happen(action);
    for (const restore of this.restores.splice(0)) {
      if (restore.at > this.played) this.restores.push(restore);
      else restore.put();
    }
  }

  private async happen(action: Action): Promise<void> {
    const { world } = this;
    if (action.do === 'flush') return world.flush(action.request, action.fate);
    if (action.do === 'late') return world.network.deliverLate(action.request);
    if (action.do === 'back-up') {
      this.backup = await world.backUp();
      return;
    }
    if (action.do === 'put-back') return world.putBack(this.backup, action.how);
    if (action.do === 'unit') return world.changeUnit(action);
    if (action.do === 'record') return world.changeMerges(action);
    if (action.do === 'pass') return world.pass(action.ms);
    if (action.do === 'page') {
      world.network.pageLimit = action.limit;
      return;
    }
    const tablet = world.tablet(action.tablet);
    if (action.do === 'save') {
      const marked = action.edits.map((edit) => {
        this.marks += 1;
        const mark = `m${this.marks}`;
        return { mark, change: changeOf(edit, mark) };
      });
      await tablet.openFirst(action.tab);
      const changes = marked.map(({ change }) => change);
      return tablet.save(
        action.tab,
        changes,
        marked.map(({ mark }) => mark),
      );
    }
    if (action.do === 'send') {
      await tablet.openFirst(action.tab);
      return tablet.run(() => tablet.tab(action.tab).sendNow());
    }
    if (action.do === 'shell') return tablet.wakeShell();
    if (action.do === 'lock') return tablet.run(() => tablet.tab(0).lock());
    if (action.do === 'unlock') return tablet.unlock(action.tab);
    if (action.do === 'clock') {
      tablet.clockOffset = action.hours * 3_600_000;
      return;
    }
    if (action.do === 'restore') {
      this.restores.push({ at: this.played + action.actions, put: tablet.snapshot() });
      return;
    }
    if (action.moment === 0) tablet.boot(action.tabs);
    else tablet.crashAfter(action.moment);
  }
}
