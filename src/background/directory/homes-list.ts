import type { Visit } from '#domain/entities.ts';
import { withNewcomers } from '#domain/name-order.ts';
import { fold } from '#domain/vietnamese-text.ts';
import { lastVisit, promisedReturn } from '#domain/visit-rules.ts';
import type { HomeRow, HomesPage, HomesQuery, Named } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import { type Directory, named, type View } from './directory.ts';
import { text } from './record-views.ts';
import { WalkedHomes } from './walked-homes.ts';

interface ListedHome {
  readonly id: string;
  readonly name: string;
  readonly view: View;
}

/** Households in the order of Vietnamese lists, kept until something changes: sorting thousands for each keystroke would be felt. */
export class HomesList {
  private readonly directory: Directory;
  private readonly folded = new Map<string, { readonly from: string; readonly to: string }>();
  private readonly walked = new WalkedHomes();
  private readonly filters = new Map<HomesQuery['show'], ShownHomes>();
  private listed: readonly ListedHome[] = [];
  private sorted: readonly View[] = [];
  private sortedAt = -1;

  constructor(directory: Directory) {
    this.directory = directory;
  }

  page(areas: KnownAreas, query: HomesQuery): HomesPage {
    const matches = this.matcher(query.search);
    const found: { readonly view: View; readonly matched: readonly string[] }[] = [];
    const isShown = this.filter(query.show);
    const homes = query.order === 'walk' ? this.walked.inOrder(this.homes(), areas) : this.homes();
    for (const view of homes) {
      if (query.area !== undefined && view.record.area !== query.area) continue;
      if (!isShown(view.record.id)) continue;
      const matched = matches(view);
      if (matched) found.push({ view, matched });
    }
    const rows = found.slice(query.offset, query.offset + query.limit);
    return { total: found.length, rows: rows.map(({ view, matched }) => this.row(areas, view, matched)) };
  }

  /** Households that were not removed, in the order of names. */
  homes(): readonly View[] {
    if (this.sortedAt !== this.directory.householdsVersion) {
      const standing = [...this.directory.ofKind('household')].filter((view) => !view.removed);
      this.listed = inNameOrder(this.listed, standing);
      this.sorted = this.listed.map(({ view }) => view);
      this.sortedAt = this.directory.householdsVersion;
    }
    return this.sorted;
  }

  /** Is a home in this part of the list? Found out once for each, until something changes. */
  filter(show: HomesQuery['show']): (household: string) => boolean {
    const { version } = this.directory;
    const known = this.filters.get(show);
    const homes = known?.version === version ? known.homes : new Map<string, boolean>();
    if (known?.homes !== homes) this.filters.set(show, { version, homes });
    return (household) => {
      const found = homes.get(household) ?? this.shows(household, show);
      homes.set(household, found);
      return found;
    };
  }

  visits(household: string): Named<Visit>[] {
    return this.directory.belongingTo('household', household, 'visit').map((visit) => named<'visit'>(visit));
  }

  people(household: string): View[] {
    return this.directory.belongingTo('household', household, 'person').filter((person) => !person.removed);
  }

  private shows(id: string, show: HomesQuery['show']): boolean {
    if (show === 'mine') return this.directory.view('household', id)?.mine === true || this.people(id).some((person) => person.mine);
    if (show === 'not-visited') return lastVisit(this.visits(id)) === undefined;
    if (show === 'come-back') return promisedReturn(this.visits(id)) !== undefined;
    return true;
  }

  /** Undefined when a home does not match; else the names of the people who matched in the head's stead. */
  private matcher(search: string): (view: View) => readonly string[] | undefined {
    const digits = search.replaceAll(/[\s.+-]/g, '');
    const wanted = fold(search).split(' ').filter(Boolean);
    if (wanted.length === 0) return () => [];
    const matchesOne = /^\d{2,}$/.test(digits) ? (view: View) => this.endsWith(view, digits) : (view: View) => this.hasWords(view, wanted);
    return (view) => {
      if (matchesOne(view)) return [];
      const people = this.people(view.record.id).filter(matchesOne);
      return people.length === 0 ? undefined : people.map((person) => text(person, 'name'));
    };
  }

  private endsWith(view: View, digits: string): boolean {
    return ['personalId', 'phone'].some((field) => text(view, field).replaceAll(/\D/g, '').endsWith(digits));
  }

  private hasWords(view: View, wanted: readonly string[]): boolean {
    const folded = this.foldedWords(view);
    return wanted.every((word) => folded.includes(word));
  }

  /** A home is found by its head and its lane, a person by the name. */
  private foldedWords(view: View): string {
    const { kind, id } = view.record;
    const from = kind === 'household' ? `${text(view, 'head')} ${text(view, 'address')}` : text(view, 'name');
    const known = this.folded.get(id);
    if (known?.from === from) return known.to;
    const to = fold(from);
    this.folded.set(id, { from, to });
    return to;
  }

  private row(areas: KnownAreas, view: View, matched: readonly string[]): HomeRow {
    const { id, area } = view.record;
    const visits = this.visits(id);
    const last = lastVisit(visits);
    const people = this.people(id);
    return {
      id,
      area,
      areaName: areas.name(area),
      head: text(view, 'head'),
      address: text(view, 'address'),
      people: people.length,
      lastVisit: last && { at: last.at ?? '', outcome: last.outcome ?? '' },
      returnOn: promisedReturn(visits),
      matched,
      unsent: view.unsent || people.some((person) => person.unsent) || visits.some((visit) => visit.unsent),
    };
  }
}

interface ShownHomes {
  readonly version: number;
  readonly homes: Map<string, boolean>;
}

/** Most heads kept their names since the last time: those stay in their order, and the few others find their place. */
function inNameOrder(before: readonly ListedHome[], standing: readonly View[]): readonly ListedHome[] {
  const left = new Map(standing.map((view) => [view.record.id, { id: view.record.id, name: text(view, 'head'), view }]));
  const kept: ListedHome[] = [];
  for (const old of before) {
    const home = left.get(old.id);
    if (!home || home.name !== old.name) continue;
    kept.push(home);
    left.delete(old.id);
  }
  return withNewcomers(kept, [...left.values()]);
}
