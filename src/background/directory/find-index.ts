import { withNewcomers } from '#domain/name-order.ts';
import { nameKey } from '#domain/vietnamese-text.ts';
import type { ChangedKeys } from './changed-keys.ts';
import type { Directory, View } from './directory.ts';
import { text } from './home-page.ts';
import { Vocabulary } from './vocabulary.ts';

/** A person or a home as the search sees it. */
export interface Findable {
  readonly id: string;
  readonly kind: 'home' | 'person';
  /** The person's, or the head's. */
  readonly name: string;
  readonly household: string;
  readonly area: string;
  readonly nameWords: readonly number[];
  readonly placeWords: readonly number[];
  /** Personal number and phone, digits only. */
  readonly numbers: readonly string[];
  /** Of a home: the head as registered person, who is shown in the home's stead. */
  readonly heads: readonly Findable[];
}

const nothing: readonly number[] = [];

/** Everybody and every home that stands, in the order of Vietnamese lists; takes in what changed when it is read next. */
export class FindIndex {
  readonly vocabulary = new Vocabulary();
  private readonly directory: Directory;
  private readonly changed: ChangedKeys;
  private sorted: readonly Findable[] = [];

  constructor(directory: Directory) {
    this.directory = directory;
    this.changed = directory.followed();
  }

  all(): readonly Findable[] {
    const changed = this.changed.take();
    if (changed === 'all') this.readAll();
    else if (changed.size > 0) this.takeIn(this.householdsOf(changed));
    return this.sorted;
  }

  private readAll(): void {
    this.sorted = [];
    const households = new Set<string>();
    for (const { record } of this.directory.ofKind('household')) households.add(record.id);
    for (const person of this.directory.ofKind('person')) households.add(text(person, 'household'));
    this.takeIn(households);
  }

  /** The homes whose entries have to be made anew: where a changed person is, and where they were. */
  private householdsOf(changed: ReadonlySet<string>): ReadonlySet<string> {
    const homes = new Set<string>();
    const people = new Set<string>();
    for (const key of changed) {
      const [kind = '', id = ''] = key.split(' ');
      if (kind === 'household') homes.add(id);
      if (kind !== 'person') continue;
      people.add(id);
      homes.add(text(this.directory.view('person', id), 'household'));
    }
    if (people.size > 0) for (const { id, household } of this.sorted) if (people.has(id)) homes.add(household);
    return homes;
  }

  private takeIn(households: ReadonlySet<string>): void {
    if (households.size === 0) return;
    const kept = this.sorted.filter(({ household }) => !households.has(household));
    const fresh: Findable[] = [];
    for (const household of households) fresh.push(...this.entriesOf(household));
    this.sorted = withNewcomers(kept, fresh);
  }

  /** What was removed is not found, nor who is in a home that was removed. */
  private entriesOf(household: string): readonly Findable[] {
    const home = this.directory.view('household', household);
    if (home?.removed) return [];
    const placeWords = home ? this.vocabulary.numbersOf(text(home, 'address')) : nothing;
    const people = this.peopleOf(household).map((view) => this.person(view, household, home?.record.area, placeWords));
    return home ? [...people.map(({ entry }) => entry), this.home(home, placeWords, people)] : people.map(({ entry }) => entry);
  }

  private peopleOf(household: string): readonly View[] {
    const people = household === '' ? [...this.directory.ofKind('person')] : this.directory.belongingTo('household', household, 'person');
    return people.filter((person) => !person.removed && text(person, 'household') === household);
  }

  private person(view: View, household: string, area = view.record.area, placeWords: readonly number[] = nothing) {
    const name = text(view, 'name');
    const entry: Findable = {
      id: view.record.id,
      kind: 'person',
      name,
      household,
      area,
      nameWords: this.vocabulary.numbersOf(name),
      placeWords,
      numbers: numbersOf(view, ['personalId', 'phone']),
      heads: [],
    };
    return { entry, isHead: text(view, 'relation') === 'head' };
  }

  private home(
    view: View,
    placeWords: readonly number[],
    people: readonly { readonly entry: Findable; readonly isHead: boolean }[],
  ): Findable {
    const name = text(view, 'head');
    const key = nameKey(name);
    return {
      id: view.record.id,
      kind: 'home',
      name,
      household: view.record.id,
      area: view.record.area,
      nameWords: this.vocabulary.numbersOf(name),
      placeWords,
      numbers: numbersOf(view, ['phone']),
      heads: people.filter(({ entry, isHead }) => isHead || nameKey(entry.name) === key).map(({ entry }) => entry),
    };
  }
}

function numbersOf(view: View, fields: readonly string[]): readonly string[] {
  return fields.map((field) => text(view, field).replaceAll(/\D/g, '')).filter(Boolean);
}
