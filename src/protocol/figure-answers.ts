import type { Area } from '#domain/area.ts';
import type { DueCounts, Figures } from './desk-answers.ts';

/** What stands behind the figures of the overview (`/api/desk/…`). */

/** One home or person of a list, and the figure it is there for. */
export interface ListedRow {
  readonly kind: 'household' | 'person';
  readonly id: string;
  readonly name: string;
  /** Key of `domain/figure-keys.ts`. */
  readonly figure: string;
  readonly village: string;
  readonly villageName: string;
  /** Of the person's home, or the home itself. */
  readonly household?: string | undefined;
  readonly address: string;
  readonly birth?: string | undefined;
}

export interface ListedPage {
  readonly area: Area;
  readonly path: readonly Area[];
  /** As many as the figure says; undefined where nobody has counted who is behind two figures at once. */
  readonly total?: number | undefined;
  readonly rows: readonly ListedRow[];
  /** Where the next page begins. */
  readonly next?: string | undefined;
}

/** Where people of a guide are stuck. Every cell is a number of people (or homes). */
export interface Obstacles {
  readonly area: Area;
  readonly guide: string;
  readonly rows: readonly {
    readonly step: string;
    readonly obstacle: string;
    readonly total: number;
    /** By {@link ageBands}, in their order; the last is "not known". */
    readonly ages: readonly number[];
    /** Unit below the node → number. */
    readonly units: Readonly<Record<string, number>>;
  }[];
  readonly bands: readonly AgeBand[];
  readonly units: readonly Area[];
}

/** Ages by year of birth: those who become so old this year. */
export interface AgeBand {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Years of birth, `yyyy`, both included; absent for "not known". */
  readonly born?: readonly [string, string] | undefined;
}

export interface HomePoints {
  readonly homes: readonly { readonly id: string; readonly lat: number; readonly lng: number; readonly state: HomeState }[];
  /** Homes without a position. */
  readonly unplaced: number;
  /** Too many to draw: look at a smaller unit. */
  readonly tooMany: boolean;
}

export type HomeState = 'met' | 'refused' | 'visited' | 'unvisited';

/** What a coordinator has to know before the day begins. */
export interface Morning {
  readonly area: Area;
  readonly path: readonly Area[];
  /** ISO time. */
  readonly asOf: string;
  /** Day in Vietnam (`yyyy-mm-dd`) with whose beginning `changed` begins: yesterday. */
  readonly since: string;
  /** Differences, below nought too, by the day things were done. */
  readonly changed: Figures;
  /** Guides at which most people are stuck, at most three. */
  readonly stuck: readonly { readonly guide: string; readonly people: number }[];
  readonly unsent: { readonly devices: number; readonly mutations: number };
  /** Tablets not heard from for a week. */
  readonly silent: number;
  /** Lines the server refused and nobody has settled. */
  readonly refused: number;
  readonly due: DueCounts;
  readonly unconsented: number;
  readonly review: { readonly open: number; readonly returned: number };
  /** Only for those who may act on them. `nextOn`: the next day something is due. */
  readonly rights?: { readonly open: number; readonly late: number; readonly nextOn?: string | undefined } | undefined;
}
