import { type Likened, likened, likeness, type Likeness } from '#domain/likeness.ts';
import type { WordMemo } from '#domain/name-likeness.ts';
import type { KnownMatch, KnownQuery } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import type { ChangedKeys } from './changed-keys.ts';
import type { Directory, View } from './directory.ts';
import { text } from './record-views.ts';

const mostMatches = 5;
/** A name alone says something only where few bear it. */
const mostOfOneName = 3;

/** The part of the directory that is read here. */
export type PeopleSource = Pick<Directory, 'ofKind' | 'view' | 'followed'>;

interface Indexed {
  readonly view: View;
  readonly likened: Likened;
}

/** Answers "is this person known already?" from memory. What is compared of each person is kept until that person changes. */
export class KnownPeople {
  private readonly directory: PeopleSource;
  private readonly changed: ChangedKeys;
  private readonly words: WordMemo = new Map();
  private readonly indexed = new Map<string, Indexed>();

  constructor(directory: PeopleSource) {
    this.directory = directory;
    this.changed = directory.followed();
  }

  matches(areas: KnownAreas, query: KnownQuery): readonly KnownMatch[] {
    const wanted = likened(query);
    if (wanted.number === '' && wanted.name.words.length < 2) return [];
    const found: Found[] = [];
    for (const [id, person] of this.people()) {
      if (id === query.except) continue;
      const alike = likeness(wanted, person.likened);
      if (alike && !(alike.byNameAlone && isElsewhere(person.view, query.area))) found.push({ view: person.view, alike });
    }
    return withoutCommonNames(found)
      .sort((a, b) => b.alike.weight - a.alike.weight)
      .slice(0, mostMatches)
      .map((match) => this.matchOf(areas, match));
  }

  private people(): ReadonlyMap<string, Indexed> {
    const changed = this.changed.take();
    if (changed === 'all') {
      this.indexed.clear();
      for (const view of this.directory.ofKind('person')) this.index(view.record.id, view);
      return this.indexed;
    }
    for (const key of changed) {
      const [kind, id] = key.split(' ');
      if (kind === 'person' && id !== undefined) this.index(id, this.directory.view(kind, id));
    }
    return this.indexed;
  }

  /** People who were removed are nobody's double. */
  private index(id: string, view: View | undefined): void {
    if (!view || view.removed) this.indexed.delete(id);
    else this.indexed.set(id, { view, likened: likenedOf(view, this.words) });
  }

  private matchOf(areas: KnownAreas, { view, alike }: Found): KnownMatch {
    const household = text(view, 'household');
    return {
      reason: alike.reason,
      person: view.record.id,
      household: household || undefined,
      name: text(view, 'name'),
      birth: text(view, 'birth') || undefined,
      lastDigits: text(view, 'personalId').slice(-3) || undefined,
      head: text(this.directory.view('household', household), 'head'),
      areaName: areas.name(view.record.area),
    };
  }
}

interface Found {
  readonly view: View;
  readonly alike: Likeness;
}

function likenedOf(view: View, words: WordMemo): Likened {
  return likened({ personalId: text(view, 'personalId'), name: text(view, 'name'), birth: text(view, 'birth') }, words);
}

function isElsewhere(view: View, area: string | undefined): boolean {
  return area !== undefined && view.record.area !== area;
}

function withoutCommonNames(found: Found[]): Found[] {
  const byName = found.filter(({ alike }) => alike.byNameAlone);
  return byName.length <= mostOfOneName ? found : found.filter(({ alike }) => !alike.byNameAlone);
}
