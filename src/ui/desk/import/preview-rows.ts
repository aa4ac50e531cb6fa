import { maskPersonalId } from '#domain/personal-id.ts';
import { textOf } from '#domain/list-cells.ts';
import type { Cell, SheetRow } from '#domain/sheet-columns.ts';
import type { ImportPlaces } from '#protocol/import-rows.ts';
import type { PreviewRow, RowFilter, SheetWords } from './import-api.ts';
import { hasError, type Line } from './list-lines.ts';

const fits: Readonly<Record<RowFilter, (line: Line) => boolean>> = {
  all: () => true,
  errors: hasError,
  warnings: ({ problems }) => problems.some(({ level }) => level !== 'error'),
  told: ({ answer }) => answer !== undefined && (answer.outcome === 'refused' || answer.differs !== undefined),
};

export function rowsOf(lines: readonly Line[], filter: RowFilter): readonly Line[] {
  return filter === 'all' ? lines : lines.filter(fits[filter]);
}

export function countsOf(lines: readonly Line[]): Readonly<Record<RowFilter, number>> {
  const count = (filter: RowFilter) => rowsOf(lines, filter).length;
  return { all: count('all'), errors: count('errors'), warnings: count('warnings'), told: count('told') };
}

export function pageOf(
  lines: readonly Line[],
  places: ImportPlaces,
  filter: RowFilter,
  from: number,
  count: number,
): readonly PreviewRow[] {
  const names = new Map(places.villages.map(({ id, name }) => [id, name]));
  return rowsOf(lines, filter)
    .slice(from, from + count)
    .map((line) => previewRow(line, names));
}

/** The place in the filtered list of the first row at or after this number; of the last one beyond the end. */
export function placeOf(lines: readonly Line[], filter: RowFilter, row: number): number {
  const rows = rowsOf(lines, filter);
  const at = rows.findIndex(({ values }) => values.row >= row);
  return at < 0 ? Math.max(0, rows.length - 1) : at;
}

/** What the screen shows of a row. Personal numbers show their last three digits; a wrong one shows whole, so that it can be mended. */
export function previewRow({ values, problems, cells, home, answer }: Line, villages: ReadonlyMap<string, string>): PreviewRow {
  const { row, name, birth, sex, personalId, phone, relation } = values;
  return {
    row,
    name,
    birth,
    sex,
    personalId: personalId === undefined ? undefined : maskPersonalId(personalId),
    phone,
    relation,
    head: home?.household.head,
    code: home?.household.code,
    address: home?.lane,
    village: home?.village === undefined ? undefined : villages.get(home.village),
    problems: problems.map((problem) => {
      const { column, level, kind } = problem;
      const shows = column !== undefined && (level === 'error' || kind === 'phone-wrong' || kind === 'sex-unreadable');
      return shows ? { ...problem, cell: textOf(cells[column]) } : problem;
    }),
    answer,
  };
}

/** The rows that do not go in, as they were, with their number and what is wrong: the sheet can be mended and brought in again. */
export function wrongRows(lines: readonly Line[], headings: readonly string[], words: SheetWords): readonly SheetRow[] {
  const wrong = lines.filter((line) => hasError(line) || line.answer?.outcome === 'refused');
  const told = (line: Line): string => {
    const problems = line.problems.filter(({ level }) => level === 'error').map((problem) => problemText(problem, words));
    const refusal = line.answer?.reason;
    return [...problems, ...(refusal ? [words.kinds[refusal] ?? refusal] : [])].join('; ');
  };
  const width = headings.length;
  const whole = (cells: SheetRow) => Array.from({ length: width }, (_, column): Cell => cells[column] ?? null);
  return [[...headings, words.row, words.problem], ...wrong.map((line) => whole(line.cells).concat(line.values.row, told(line)))];
}

function problemText({ kind, detail }: Line['problems'][number], words: SheetWords): string {
  const text = words.kinds[kind] ?? kind;
  return detail ? `${text} ${words.now} ${detail}` : text;
}
