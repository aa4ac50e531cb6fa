/** A cell of a CSV line: text is written so that a spreadsheet never takes it for a formula. */
export type CsvCell = string | number | boolean | null | undefined;

/** What a spreadsheet takes for the start of a formula: also after spaces, and in the wide forms East Asian versions know. */
export const formulaStart = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** By this mark Excel knows that a file is UTF-8. */
export const utf8Mark = '\uFEFF';

export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
