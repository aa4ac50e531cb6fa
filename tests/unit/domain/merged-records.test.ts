import { decidedProgress, decidedSet, proposedSides } from '#domain/merge-decisions.ts';
import { applyMutation, foldMutations, type MergedRecord } from '#domain/merge.ts';
import { carriedAgain, takenBackAt, writesOf } from '#domain/carried-writes.ts';
import { carried, carriedSet, type Merge, resolveMerged, type Stamped } from '#domain/merged-records.ts';
import { changeAfter, referencesAfter } from '#domain/merged-references.ts';
import type { Fields, FieldValue } from '#domain/mutation.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const merge: Merge = { kind: 'person', loser: 'l', winner: 'w' };
const stamp = (ms: number, device = 'd') => `${String(1_800_000_000_000 + ms)}-0000-${device}`;
const at = (ms: number, id: string, set: Fields, device = 'd'): Stamped => ({ at: stamp(ms, device), kind: 'person', id, set });
const area = 'a1';
const folded = (writes: readonly Stamped[], record?: MergedRecord) =>
  foldMutations(
    record,
    writes.map((write) => ({ ...write, area })),
  );

function aRecord(id: string, ...writes: readonly (readonly [ms: number, set: Fields])[]): MergedRecord {
  const record = folded(writes.map(([ms, set]) => at(ms, id, set, id)));
  if (!record) throw new Error('a record has writes');
  return record;
}

const setOf: fc.Arbitrary<Fields> = fc.dictionary(
  fc.constantFrom('name', 'phone', 'note', 'newer'),
  fc.constantFrom<FieldValue>('x', 'y', null, 7),
  {
    minKeys: 1,
  },
);
const history = fc.uniqueArray(fc.record({ ms: fc.nat(60), isLoser: fc.boolean(), set: setOf }), {
  selector: ({ ms }) => ms,
  minLength: 1,
  maxLength: 12,
});

test('[SY23] whatever arrives before and after a merge, in whatever order, the winner holds what it would hold if both had been one record', () => {
  fc.assert(
    fc.property(history, fc.nat(12), fc.array(fc.nat()), (events, early, order) => {
      const writes = events.map(({ ms, isLoser, set }) => at(ms, isLoser ? 'l' : 'w', set));
      const arrival = writes.toSorted((a, b) => (order[writes.indexOf(a)] ?? 0) - (order[writes.indexOf(b)] ?? 0));
      const before = arrival.slice(0, early);
      const loser = folded(before.filter(({ id }) => id === 'l'));
      const own = folded(before.filter(({ id }) => id === 'w'));
      const goes = (write: Stamped) => carried(write, merge) ?? [];
      const atMerge = folded(loser ? writesOf(loser).flatMap(goes) : [], own);
      const late = arrival.slice(early);
      const end = folded(
        late.flatMap((write) => (write.id === 'l' ? goes(write) : [write])),
        atMerge,
      );
      const asOne = folded(writes.map((write) => ({ ...write, id: 'w' })));
      expect(end?.fields ?? {}).toEqual(asOne?.fields ?? {});
      expect(end?.stamps ?? {}).toEqual(asOne?.stamps ?? {});
    }),
    { seed: 20261126, numRuns: 500 },
  );
});

test('[SY26] what was carried and taken back leaves the value there was; merged again it is as at first', () => {
  fc.assert(
    fc.property(history, (events) => {
      const loser = folded(events.filter(({ isLoser }) => isLoser).map(({ ms, set }) => at(ms, 'l', set)));
      const winner = folded(events.filter(({ isLoser }) => !isLoser).map(({ ms, set }) => at(ms, 'w', set)));
      if (!loser || !winner) return;
      const carry = (into: MergedRecord) =>
        writesOf(loser).flatMap((write) => {
          const goes = carried(write, merge);
          return goes ? carriedAgain(goes, into) : [];
        });
      const first = folded(carry(winner), winner) ?? winner;
      const back = carry(winner).flatMap((write) =>
        Object.keys(write.set).flatMap((field) =>
          first.stamps[field] === write.at ? [{ ...write, at: takenBackAt(write.at), set: { [field]: winner.fields[field] ?? null } }] : [],
        ),
      );
      const undone = folded(back, first) ?? first;
      for (const field of Object.keys(undone.fields)) expect(undone.fields[field] ?? null).toEqual(winner.fields[field] ?? null);
      expect(folded(carry(undone), undone)?.fields).toEqual(first.fields);
    }),
    { seed: 20261127, numRuns: 500 },
  );
});

test('[SY23] who a record is and where it stands is not carried; a removal goes along when it speaks of the person', () => {
  expect(carriedSet({ mergedInto: 'x', household: 'h', relation: 'head', phone: '1', newer: 2 })).toEqual({ phone: '1', newer: 2 });
  for (const removed of ['died', 'moved', 'withdrew', null]) expect(carriedSet({ removed })).toEqual({ removed });
  for (const removed of ['mistake', 'duplicate', true]) expect(carriedSet({ removed })).toEqual({});
});

test('[SY24] progress and reviews are carried by their ids, through a review of a progress too; other people’s are not', () => {
  const carriedIds = ['l/vneid', 'l2/vneid', 'x/l'].map((id) => carried({ ...at(1, id, { step: 'a' }), kind: 'progress' }, merge)?.id);
  expect(carriedIds).toEqual(['w/vneid', undefined, undefined]);
  const reviews = ['person/l', 'progress/l/vneid', 'visit/v', 'review/person/l'];
  expect(reviews.map((id) => carried({ ...at(1, id, { state: 'returned' }), kind: 'review' }, merge)?.id)).toEqual([
    'person/w',
    'progress/w/vneid',
    undefined,
    undefined,
  ]);
});

test('[SY24] references name the winner once, whichever field holds them', () => {
  expect(referencesAfter('visit', { present: ['x', 'l', 'w'], household: 'l' }, merge)).toEqual({ present: ['x', 'w'] });
  expect(referencesAfter('consent', { person: 'l' }, merge)).toEqual({ person: 'w' });
  expect(referencesAfter('person', { household: 'l' }, { ...merge, kind: 'household' })).toEqual({ household: 'w' });
  expect(referencesAfter('consent', { person: 'w' }, merge)).toEqual({});
});

test('[SY27] what is saved for a merged record is a change of the one it became', () => {
  const change = { kind: 'visit', id: 'v', area, set: { present: ['l'], note: 'x' } };
  expect(changeAfter(change, merge)).toEqual({ ...change, set: { present: ['w'], note: 'x' } });
  expect(changeAfter({ kind: 'person', id: 'l', area, set: { phone: '1' } }, merge).id).toBe('w');
});

test('[SY24] a chain leads to its end, a ring nowhere', () => {
  const chain = new Map([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(resolveMerged('a', (id) => chain.get(id))).toBe('c');
  chain.set('c', 'a');
  expect(['a', 'b', 'c'].map((id) => resolveMerged(id, (each) => chain.get(each)))).toEqual(['a', 'b', 'c']);
});

test('[SY23] without a choice the later value stands, a filled one before an empty one, and a home with its relation stays the winner’s', () => {
  const loser = aRecord('l', [5, { phone: '2', note: '', household: 'h2', relation: 'child' }], [1, { name: 'cũ', birth: '1957' }]);
  const winner = aRecord('w', [3, { phone: '1', name: 'mới', note: 'có', household: 'h1', relation: 'head' }]);
  const sides = { phone: 'loser', note: 'winner', household: 'winner', relation: 'winner', name: 'winner', birth: 'loser' };
  expect(proposedSides(loser, winner, 'person')).toEqual(sides);
  expect(decidedSet(loser, winner, 'person', {})).toEqual({ note: 'có' });
  expect(decidedSet(loser, winner, 'person', { household: 'loser', phone: 'winner' })).toEqual({
    note: 'có',
    phone: '1',
    household: 'h2',
    relation: 'child',
  });
});

test('[SY23] the record with the further milestone stands as a whole when it is not the one written last', () => {
  const rank = (milestone: FieldValue | undefined) => ['installed', 'applied', 'active'].findIndex((id) => id === milestone);
  const progress = (id: string, ms: number, set: Fields) =>
    Object.assign(applyMutation(undefined, { ...at(ms, id, set, id), area }), { kind: 'progress' });
  const far = progress('l/g', 1, { milestone: 'active', step: 'z', independent: true });
  const late = progress('w/g', 9, { milestone: 'installed', step: 'a', obstacle: 'no-sim' });
  expect(decidedProgress(far, late, rank)).toEqual({ milestone: 'active', step: 'z', obstacle: null });
  expect(decidedProgress(late, far, rank)).toEqual({ milestone: 'active', step: 'z', obstacle: null });
  expect(decidedProgress(progress('l/g', 10, { milestone: 'active' }), late, rank)).toEqual({});
});
