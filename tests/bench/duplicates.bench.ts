import { knownAreas } from '#background/directory/areas.ts';
import { ChangedKeys } from '#background/directory/changed-keys.ts';
import type { View } from '#background/directory/directory.ts';
import { KnownPeople } from '#background/directory/known-people.ts';
import type { KnownMatch, KnownReason } from '#background/device-api.ts';
import { fold } from '#domain/vietnamese-text.ts';
import { expect, test } from 'vitest';
import { type ManyPeople, SeededDice, siblingOf, somebody } from './many-people.ts';
import { registeredAgain, type Slip, slips } from './registered-again.ts';

const seed = 20_261;
const inTheBook = 10_000;
const again = 1_100;
const strangers = 1_000;

const idOf = (index: number) => `person-${index}`;

interface Asked {
  readonly person: ManyPeople;
  /** Who it is; undefined for somebody who is not in the book. */
  readonly truth: string | undefined;
  readonly slip: Slip | 'not in the book';
}

interface Answered extends Asked {
  readonly matches: readonly KnownMatch[];
  readonly ms: number;
}

function viewOf({ name, birth, personalId }: ManyPeople, index: number): View {
  const fields = { name, birth, personalId: personalId ?? null, household: `home-${Math.floor(index / 4)}` };
  return {
    record: { kind: 'person', id: idOf(index), area: 'a', areaStamp: '', fields, stamps: {} },
    unsent: false,
    removed: false,
    mine: false,
  };
}

function askedOf(dice: SeededDice, book: readonly ManyPeople[]): readonly Asked[] {
  const known = Array.from({ length: again }, (_, i): Asked => {
    const index = dice.below(book.length);
    const slip = slips[i % slips.length] ?? 'as before';
    return { person: registeredAgain(dice, book[index] ?? dice.pick(book), slip), truth: idOf(index), slip };
  });
  const fresh = Array.from({ length: strangers }, (_, i): Asked => {
    const person = i % 4 === 0 ? siblingOf(dice, dice.pick(book)) : somebody(dice);
    return { person: dice.below(2) === 0 ? person : { ...person, personalId: undefined }, truth: undefined, slip: 'not in the book' };
  });
  return [...known, ...fresh];
}

/** The rule that is written first: exactly the same name, marks and case aside. */
function idsByName(book: readonly ManyPeople[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const [index, { name }] of book.entries()) {
    const key = fold(name);
    ids.set(key, [...(ids.get(key) ?? []), idOf(index)]);
  }
  return ids;
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const isFound = ({ truth, matches }: Answered) => matches.some(({ person }) => person === truth);

function bySlip(answers: readonly Answered[], naive: ReadonlyMap<string, readonly string[]>) {
  return slips.map((slip) => {
    const asked = answers.filter((answer) => answer.slip === slip);
    const naively = asked.filter(({ person, truth }) => truth !== undefined && naive.get(fold(person.name))?.includes(truth));
    const first = asked.filter(({ matches, truth }) => matches[0]?.person === truth);
    return {
      'registered again': slip,
      asked: asked.length,
      recall: percent(asked.filter(isFound).length, asked.length),
      'first of the list': percent(first.length, asked.length),
      'naive recall': percent(naively.length, asked.length),
    };
  });
}

function byReason(answers: readonly Answered[]) {
  const reasons: readonly KnownReason[] = ['same-number', 'same-name-and-birth', 'similar-name-and-birth'];
  return reasons.map((reason) => {
    const shown = answers.flatMap(({ truth, matches }) =>
      matches.filter((match) => match.reason === reason).map(({ person }) => person === truth),
    );
    return { reason, shown: shown.length, precision: percent(shown.filter(Boolean).length, shown.length) };
  });
}

function overall(answers: readonly Answered[], naive: ReadonlyMap<string, readonly string[]>) {
  const row = (rule: string, shown: (answer: Answered) => readonly string[]) => {
    const [known, fresh] = [answers.filter(({ truth }) => truth !== undefined), answers.filter(({ truth }) => truth === undefined)];
    const all = answers.flatMap((answer) => shown(answer).map((id) => id === answer.truth));
    return {
      rule,
      recall: percent(known.filter((answer) => shown(answer).includes(answer.truth ?? '')).length, known.length),
      precision: percent(all.filter(Boolean).length, all.length),
      'shown per question': (all.length / answers.length).toFixed(2),
      'strangers shown anybody': percent(fresh.filter((answer) => shown(answer).length > 0).length, fresh.length),
    };
  };
  return [
    row('ours', ({ matches }) => matches.map(({ person }) => person)),
    row('exact folded name', ({ person }) => naive.get(fold(person.name)) ?? []),
  ];
}

test('duplicates: matches on number are never missed; recall and precision of the rest are printed', () => {
  const dice = new SeededDice(seed);
  const book = Array.from({ length: inTheBook }, () => somebody(dice));
  const views = new Map(book.map((person, index) => [idOf(index), viewOf(person, index)]));
  const naiveIds = idsByName(book);
  const changed = new ChangedKeys();
  const knownPeople = new KnownPeople({ followed: () => changed, ofKind: () => views.values(), view: (_kind, id) => views.get(id) });
  const areas = knownAreas([], '2026-11-02');
  const begun = performance.now();
  knownPeople.matches(areas, { name: 'Nguyễn Thị Lan' });
  const indexing = performance.now() - begun;
  const answers = askedOf(dice, book).map((asked): Answered => {
    const start = performance.now();
    const matches = knownPeople.matches(areas, asked.person);
    return { ...asked, matches, ms: performance.now() - start };
  });
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(
    `seed ${seed}; ${inTheBook} people in the book, ${again} registered again, ${strangers} who are not in it (a quarter of them siblings of people who are)`,
  );
  console.table(bySlip(answers, naiveIds));
  console.table(byReason(answers));
  console.table(overall(answers, naiveIds));
  console.log(
    `first question (folds every name) ${indexing.toFixed(0)} ms; then p50 ${times[Math.floor(times.length / 2)]?.toFixed(2)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(2)} ms`,
  );
  const byNumber = answers.filter(
    ({ person, truth }) =>
      truth !== undefined && person.personalId !== undefined && views.get(truth)?.record.fields['personalId'] === person.personalId,
  );
  expect(byNumber.length).toBeGreaterThan(300);
  expect(
    byNumber.filter(({ matches, truth }) => !matches.some(({ person, reason }) => person === truth && reason === 'same-number')),
  ).toEqual([]);
});
