import { birthYear } from '#domain/birth.ts';
import type { FindHit, FindPage, FindQuery } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import { Asked } from './asked.ts';
import type { Directory } from './directory.ts';
import { type Findable, FindIndex } from './find-index.ts';
import { text } from './home-page.ts';
import type { HomesList } from './homes-list.ts';

interface Found {
  readonly question: string;
  readonly areas: KnownAreas;
  readonly version: number;
  readonly entries: readonly Findable[];
}

/** Finds anybody and any home by what is typed; nothing but the page that was asked for is put into words. */
export class Finder {
  private readonly directory: Directory;
  private readonly homesList: HomesList;
  private readonly index: FindIndex;
  private last: Found | undefined;

  constructor(directory: Directory, homesList: HomesList) {
    this.directory = directory;
    this.homesList = homesList;
    this.index = new FindIndex(directory);
  }

  /** An empty search finds nothing, but makes ready: the first letter then waits for nothing. */
  page(areas: KnownAreas, query: FindQuery): FindPage {
    const { entries } = this.found(areas, query);
    const hits = entries.slice(query.offset, query.offset + query.limit).map((entry) => this.hit(areas, entry));
    return { total: entries.length, hits };
  }

  private found(areas: KnownAreas, { search, area, show }: FindQuery): Found {
    const question = JSON.stringify([search, area, show]);
    const { version } = this.directory;
    if (this.last?.question === question && this.last.version === version && this.last.areas === areas) return this.last;
    const all = this.index.all();
    const asked = new Asked(this.index.vocabulary, areas, search);
    const entries = asked.isEmpty ? [] : ranked(asked, all, this.filter(area, show));
    this.last = { question, areas, version, entries };
    return this.last;
  }

  private filter(area: string | undefined, show: FindQuery['show']): (entry: Findable) => boolean {
    const isShown = show === 'all' ? () => true : this.homesList.filter(show);
    return (entry) => (area === undefined || entry.area === area) && isShown(entry.household);
  }

  private hit(areas: KnownAreas, { kind, id, household, name, area }: Findable): FindHit {
    const view = this.directory.view(kind === 'home' ? 'household' : 'person', id);
    const home = this.directory.view('household', household);
    const birth = text(view, 'birth');
    return {
      kind,
      household,
      person: kind === 'person' ? id : undefined,
      name,
      birthYear: birth === '' ? undefined : birthYear(birth),
      lastDigits: text(view, 'personalId').slice(-3) || undefined,
      head: text(home, 'head'),
      address: text(home, 'address'),
      areaName: areas.name(area),
      unsent: view?.unsent ?? false,
    };
  }
}

/** `all` is in the order of names, so that a bucket for each cost keeps it: nothing has to be sorted for a keystroke. */
function ranked(asked: Asked, all: readonly Findable[], isShown: (entry: Findable) => boolean): readonly Findable[] {
  const buckets: Findable[][] = [];
  for (const entry of all) {
    const cost = asked.cost(entry);
    if (cost === undefined || !isShown(entry) || entry.heads.some((head) => asked.cost(head) !== undefined)) continue;
    (buckets[cost] ??= []).push(entry);
  }
  return buckets.flat();
}
