import { birthYear } from '#domain/birth.ts';
import type { FindHit, FindPage, FindQuery } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import { askedWords } from './asked.ts';
import type { Directory } from './directory.ts';
import { type Findable, FindIndex } from './find-index.ts';
import { text } from './record-views.ts';
import type { FindTable } from './find-table.ts';
import type { HomesList } from './homes-list.ts';
import { ranked } from './rank.ts';

interface Found {
  readonly question: string;
  readonly areas: KnownAreas;
  readonly version: number;
  readonly table: FindTable;
  /** Indexes in the table, best match first. */
  readonly order: readonly number[];
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
    const { table, order } = this.found(areas, query);
    const page = order.slice(query.offset, query.offset + query.limit).flatMap((index) => table.entries[index] ?? []);
    return { total: order.length, hits: page.map((entry) => this.hit(areas, entry)) };
  }

  private found(areas: KnownAreas, { search, area, show }: FindQuery): Found {
    const question = JSON.stringify([search, area, show]);
    const { version } = this.directory;
    if (this.last?.question === question && this.last.version === version && this.last.areas === areas) return this.last;
    const table = this.index.all();
    const words = askedWords(this.index.vocabulary, areas, search);
    const order = words.length === 0 ? [] : ranked(table, words, this.filter(table, area, show));
    this.last = { question, areas, version, table, order };
    return this.last;
  }

  private filter({ entries }: FindTable, area: string | undefined, show: FindQuery['show']): (entry: number) => boolean {
    if (area === undefined && show === 'all') return () => true;
    const isShown = show === 'all' ? () => true : this.homesList.filter(show);
    return (index) => {
      const entry = entries[index];
      return entry !== undefined && (area === undefined || entry.place.area === area) && isShown(entry.household);
    };
  }

  private hit(areas: KnownAreas, { kind, id, household, name, place: { area } }: Findable): FindHit {
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
