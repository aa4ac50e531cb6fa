import { withNewcomers } from '#domain/name-order.ts';
import type { ChangedKeys } from './changed-keys.ts';
import type { Directory, View } from './directory.ts';
import { findTable, type FindTable, numberBar } from './find-table.ts';
import { text } from './record-views.ts';
import { Vocabulary } from './vocabulary.ts';

/** Where a home and its people are. */
export interface FindPlace {
  readonly area: string;
  readonly words: readonly number[];
}

/** A person or a home as the search sees it. */
export interface Findable {
  readonly id: string;
  readonly kind: 'home' | 'person';
  /** The person's, or the head's. */
  readonly name: string;
  readonly household: string;
  readonly nameWords: readonly number[];
  readonly place: FindPlace;
  /** Personal number and phone, digits only, between bars. */
  readonly numbers: string;
  /** Its own for as long as it is the same. */
  readonly seat: number;
  /** Of a home: the seat of the head as registered person, who is shown in the home's stead. */
  readonly heads: readonly number[];
}

/** Everybody and every home that stands, in the order of Vietnamese lists; takes in what changed when it is read next. */
export class FindIndex {
  readonly vocabulary = new Vocabulary();
  private readonly directory: Directory;
  private readonly changed: ChangedKeys;
  private sorted: readonly Findable[] = [];
  private seats = 0;
  private table: FindTable = findTable([]);

  constructor(directory: Directory) {
    this.directory = directory;
    this.changed = directory.followed();
  }

  all(): FindTable {
    const changed = this.changed.take();
    if (changed === 'all') this.readAll();
    else if (changed.size > 0) this.takeIn(this.householdsOf(changed));
    return this.table;
  }

  private readAll(): void {
    this.sorted = [];
    this.seats = 0;
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
    this.table = findTable(this.sorted);
  }

  /** What was removed is not found, nor who is in a home that was removed. */
  private entriesOf(household: string): readonly Findable[] {
    const home = this.directory.view('household', household);
    if (home?.removed) return [];
    const place = home && { area: home.record.area, words: this.vocabulary.numbersOf(text(home, 'address')) };
    const views = this.peopleOf(household);
    const people = views.map((view) => this.person(view, household, place));
    if (!home || !place) return people;
    const nameWords = this.vocabulary.numbersOf(text(home, 'head'));
    const isHead = ({ nameWords: words }: Findable, index: number) =>
      text(views[index], 'relation') === 'head' || this.vocabulary.areAlike(words, nameWords);
    const heads = people.filter(isHead).map(({ seat }) => seat);
    return [...people, { ...this.entryOf('home', home, household), nameWords, place, heads }];
  }

  private peopleOf(household: string): readonly View[] {
    const people = household === '' ? [...this.directory.ofKind('person')] : this.directory.belongingTo('household', household, 'person');
    return people.filter((person) => !person.removed && text(person, 'household') === household);
  }

  private person(view: View, household: string, place: FindPlace = { area: view.record.area, words: [] }): Findable {
    return { ...this.entryOf('person', view, household), nameWords: this.vocabulary.numbersOf(text(view, 'name')), place, heads: [] };
  }

  private entryOf(kind: Findable['kind'], view: View, household: string) {
    const isHome = kind === 'home';
    const numbers = numbersOf(view, isHome ? ['phone'] : ['personalId', 'phone']);
    this.seats += 1;
    return { id: view.record.id, kind, name: text(view, isHome ? 'head' : 'name'), household, numbers, seat: this.seats };
  }
}

function numbersOf(view: View, fields: readonly string[]): string {
  const numbers = fields.map((field) => digitsOf(text(view, field))).filter(Boolean);
  return ['', ...numbers, ''].join(numberBar);
}

function digitsOf(text: string): string {
  return /^\d*$/.test(text) ? text : text.replaceAll(/\D/g, '');
}
