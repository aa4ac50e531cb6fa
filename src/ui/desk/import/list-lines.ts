import { type GroupedRows, groupHouseholds, type ListHousehold } from '#domain/household-groups.ts';
import { type ListRow, readRow, repeatedNumbers, roleColumns, type RowProblem, type WrittenPlace } from '#domain/import-rows.ts';
import { findHeading, isNotData, type SheetRow } from '#domain/sheet-columns.ts';
import { readAddress } from '#domain/written-address.ts';
import type { ImportedRecord } from '#protocol/import-rows.ts';
import type { ListChoices } from './import-api.ts';

/** One row of the list with all that is known about it; only what the server says comes later. */
export interface Line {
  readonly cells: SheetRow;
  values: ListRow;
  readonly problems: RowProblem[];
  home?: LineHome | undefined;
  answer?: ImportedRecord | undefined;
}

export interface LineHome {
  readonly household: ListHousehold;
  readonly lines: readonly Line[];
  readonly written: WrittenPlace;
  /** Without the units that its village stands for. */
  readonly lane?: string | undefined;
  village?: string | undefined;
}

export interface ReadList {
  readonly lines: readonly Line[];
  readonly homes: readonly LineHome[];
}

/** A household of more people than this is a column that was taken for something else. */
export const largestHousehold = 60;
const tellEvery = 1000;

/** Every row of data, read and checked by itself, and the households they form. */
export function readLines(
  rows: readonly SheetRow[],
  choices: Pick<ListChoices, 'roles' | 'grouping' | 'place'>,
  today: string,
  onRow: (done: number) => void = () => undefined,
): ReadList {
  const columns = roleColumns(choices.roles);
  const lines: Line[] = [];
  for (let at = findHeading(rows).dataFrom; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    if (at % tellEvery === 0) onRow(at);
    if (isNotData(cells)) continue;
    const { values, problems } = readRow(cells, at + 1, columns, today);
    lines.push({ cells, values, problems: [...problems] });
  }
  const byRow = new Map(lines.map((line) => [line.values.row, line]));
  for (const { row } of repeatedNumbers(lines.map(({ values }) => values))) {
    byRow.get(row)?.problems.push({ level: 'error', kind: 'number-twice', column: columns.personalId });
  }
  const grouped = groupHouseholds(
    lines.map(({ values }) => values),
    choices.grouping,
  );
  return { lines, homes: homesOf(grouped, byRow, choices.place.kind === 'written') };
}

function homesOf({ households, homeless }: GroupedRows, byRow: ReadonlyMap<number, Line>, reads: boolean): readonly LineHome[] {
  for (const { row } of homeless) byRow.get(row)?.problems.push({ level: 'error', kind: 'household-missing' });
  return households.map((household) => {
    const lines = household.rows.flatMap((values) => {
      const line = byRow.get(values.row);
      if (line) line.values = values;
      return line ?? [];
    });
    const home: LineHome = { household, lines, ...placeWritten(household, reads) };
    for (const line of lines) {
      line.home = home;
      if (lines.length > largestHousehold) line.problems.push({ level: 'error', kind: 'household-large' });
    }
    return home;
  });
}

/** What the columns say counts before what the address says. */
function placeWritten({ rows, address }: ListHousehold, reads: boolean): Pick<LineHome, 'written' | 'lane'> {
  const first = <Key extends keyof WrittenPlace>(key: Key) => rows.find(({ written }) => written[key] !== undefined)?.written[key];
  const columns = { village: first('village'), commune: first('commune'), district: first('district'), province: first('province') };
  if (!reads || address === undefined) return { written: columns, lane: address };
  const read = readAddress(address);
  const written = Object.fromEntries(
    Object.entries({ ...read.written, ...Object.fromEntries(Object.entries(columns).filter(([, text]) => text !== undefined)) }),
  );
  return { written, lane: read.lane };
}

export function hasError({ problems }: Line): boolean {
  return problems.some(({ level }) => level === 'error');
}
