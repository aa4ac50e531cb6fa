export const takenKinds = ['household', 'person', 'progress', 'visit'] as const;
export type TakenKind = (typeof takenKinds)[number];
export const takenFormats = ['xlsx', 'csv', 'ndjson'] as const;
export type TakenFormat = (typeof takenFormats)[number];

export interface TakeAsked {
  readonly node: string;
  readonly kind: TakenKind;
  readonly format: TakenFormat;
  readonly withNumbers: boolean;
  /** Name of the sheet in a workbook. */
  readonly sheet: string;
}

export type Taken =
  | { readonly ok: true; readonly file: Blob; readonly rows: number }
  /** `too-many`: more rows than a sheet holds. `cut`: it did not arrive whole. Else what the server said. */
  | { readonly ok: false; readonly failure: { readonly kind: string; readonly message?: string | undefined } };

/** What the page asks of the worker that receives records: a large list must not hold up the page. */
export interface TakeApi {
  take(asked: TakeAsked, onRows: (rows: number) => void): Promise<Taken>;
}
