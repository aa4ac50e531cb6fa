import type { Grouping } from '#domain/household-groups.ts';
import type { RowProblem } from '#domain/import-rows.ts';
import type { PlaceFound } from '#domain/place-match.ts';
import type { Failure, Result } from '#domain/result.ts';
import type { ColumnRole } from '#domain/sheet-columns.ts';
import type { ImportedRecord, ImportOutcome, ImportPlaces } from '#protocol/import-rows.ts';
import type { Encoding } from './decode-text.ts';
import type { SheetFormat } from './write-sheet.ts';

/** What the screen asks of the list worker, through Comlink. The list itself stays in the worker; the screen gets what it shows. */
export interface ListDesk {
  /** Reads the villages a list may be for. Asked once, when the screen opens. */
  places(node: string): Promise<Result<ImportPlaces, DeskSaid>>;
  open(file: File): Promise<Result<OpenedList>>;
  sheet(index: number): Promise<SheetView>;
  /** Reads every row by these choices, checks it, forms households and finds their villages. */
  prepare(choices: ListChoices, onProgress: (at: Progress) => void): Promise<Prepared>;
  page(filter: RowFilter, from: number, count: number): Promise<readonly PreviewRow[]>;
  /** The place of a row in the filtered list: of the first row at or after this number. */
  placeOf(filter: RowFilter, row: number): Promise<number>;
  /** Sends the ready households, a part at a time. A dry run only asks. Goes on after the last part that was answered. */
  send(how: Sending, onProgress: (at: Progress) => void): Promise<Result<SentTotals, DeskSaid>>;
  /** The part on its way is finished; the next is not sent. */
  stop(): Promise<void>;
  errorSheet(format: SheetFormat, words: SheetWords): Promise<Blob>;
}

/** A failure with the server's own words. */
export interface DeskSaid extends Failure {
  readonly message?: string | undefined;
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface OpenedList {
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly encoding?: Encoding | undefined;
}

export interface SheetView {
  readonly columns: readonly { readonly heading: string; readonly letters: string; readonly samples: readonly string[] }[];
  readonly roles: readonly (ColumnRole | undefined)[];
  readonly rows: number;
}

/** `one`: the whole list is of one village. `written`: each household by what its row says. */
export type PlaceChoice = { readonly kind: 'one'; readonly village: string } | { readonly kind: 'written' };

export interface ListChoices {
  readonly roles: readonly (ColumnRole | undefined)[];
  readonly grouping: Grouping;
  readonly place: PlaceChoice;
  /** Key of a {@link PlaceQuestion} → the village chosen. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface PlaceQuestion {
  readonly key: string;
  /** As the list writes it. */
  readonly written: string;
  readonly rows: number;
  readonly why: Extract<PlaceFound, { kind: 'ask' }>['why'];
  readonly among: readonly string[];
}

export interface Prepared {
  readonly rows: number;
  readonly counts: Readonly<Record<RowFilter, number>>;
  readonly repairs: number;
  readonly readyPeople: number;
  readonly readyHomes: number;
  /** Answered ones too, those with most rows first. */
  readonly questions: readonly PlaceQuestion[];
  /** Old provinces whose table could not be loaded. */
  readonly missingTables: readonly string[];
}

export const rowFilters = ['all', 'errors', 'warnings', 'told'] as const;
/** `told`: what the server refused, or what differs from the records. */
export type RowFilter = (typeof rowFilters)[number];

export interface PreviewRow {
  readonly row: number;
  readonly name: string;
  readonly birth?: string | undefined;
  readonly sex?: string | undefined;
  readonly personalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly relation?: string | undefined;
  readonly head?: string | undefined;
  readonly code?: string | undefined;
  readonly address?: string | undefined;
  readonly village?: string | undefined;
  /** With what the cell says. */
  readonly problems: readonly (RowProblem & { readonly cell?: string | undefined })[];
  readonly answer?: ImportedRecord | undefined;
}

export interface Sending {
  readonly dryRun: boolean;
  readonly update: boolean;
}

export type OutcomeCounts = Readonly<Record<ImportOutcome, number>>;

export interface SentTotals {
  readonly homes: OutcomeCounts;
  readonly people: OutcomeCounts;
  /** Records with a value that differs from the list's. */
  readonly differing: number;
  readonly written: number;
  /** Stopped before the end; sending again goes on. */
  readonly stopped: boolean;
}

export interface SheetWords {
  readonly sheet: string;
  readonly row: string;
  readonly problem: string;
  /** For each problem and refusal, by {@link RowProblem}'s kind. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Before the present name of a unit. */
  readonly now: string;
}
