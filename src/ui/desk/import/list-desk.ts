import { dayInVietnam } from '#domain/dates.ts';
import type { OldProvince } from '#domain/old-places.ts';
import { done } from '#domain/result.ts';
import { findHeading, guessRoles } from '#domain/sheet-columns.ts';
import { textOf } from '#domain/list-cells.ts';
import type { ImportPlaces } from '#protocol/import-rows.ts';
import { appFile, deskFetch } from './desk-fetch.ts';
import type { ListDesk, Prepared, SheetView } from './import-api.ts';
import { readLines, type ReadList } from './list-lines.ts';
import { readyHomes } from './list-parts.ts';
import { newSendings } from './list-sendings.ts';
import { placeHomes, tablesNeeded } from './place-lines.ts';
import { countsOf, pageOf, placeOf, wrongRows } from './preview-rows.ts';
import { type ReadFile, readListFile, type ReadSheet } from './read-list-file.ts';
import { columnLetters, csvFile, xlsxFile } from './write-sheet.ts';

const nowhere: ImportPlaces = { node: { id: '', name: '' }, provinces: [], communes: [], villages: [] };
const sampleCount = 3;

/** The list as the worker holds it, from the file to what the server has said. */
export function listDesk(now: () => number): ListDesk {
  let places: ImportPlaces = nowhere;
  let file: ReadFile = { sheets: [] };
  let sheet: ReadSheet = { name: '', rows: [] };
  let list: ReadList = { lines: [], homes: [] };
  let sendings = newSendings([]);
  const old = new Map<string, OldProvince>();

  return {
    async places(node) {
      const read = await deskFetch<ImportPlaces>(`import/places?node=${encodeURIComponent(node)}`);
      if (read.ok) places = read.value;
      return read;
    },
    async open(chosen) {
      const read = await readListFile(chosen);
      if (!read.ok) return read;
      file = read.value;
      return done({ sheets: file.sheets.map(({ name, rows }) => ({ name, rows: rows.length })), encoding: file.encoding });
    },
    sheet(index) {
      sheet = file.sheets[index] ?? { name: '', rows: [] };
      return Promise.resolve(viewOf(sheet));
    },
    async prepare(choices, onProgress) {
      const of = sheet.rows.length;
      list = readLines(sheet.rows, choices, dayInVietnam(now()), (done) => onProgress({ done, of }));
      const missingTables = choices.place.kind === 'written' ? await loadTables(tablesNeeded(list.homes, places), old) : [];
      const questions = placeHomes(list.homes, choices, places, old);
      const ready = readyHomes(list.homes);
      sendings = newSendings(ready);
      return {
        rows: list.lines.length,
        counts: countsOf(list.lines),
        repairs: list.lines.filter(({ problems }) => problems.some(({ level }) => level === 'repair')).length,
        readyHomes: ready.length,
        readyPeople: ready.reduce((people, { lines }) => people + lines.length, 0),
        questions,
        missingTables,
      } satisfies Prepared;
    },
    page: (filter, from, count) => Promise.resolve(pageOf(list.lines, places, filter, from, count)),
    placeOf: (filter, row) => Promise.resolve(placeOf(list.lines, filter, row)),
    send: (how, onProgress) => sendings.send(how, onProgress),
    stop() {
      sendings.stop();
      return Promise.resolve();
    },
    errorSheet(format, words) {
      const rows = wrongRows(list.lines, findHeading(sheet.rows).headings, words);
      return format === 'csv' ? Promise.resolve(csvFile(rows)) : xlsxFile(words.sheet, rows);
    },
  };
}

function viewOf({ rows }: ReadSheet): SheetView {
  const { headings, dataFrom } = findHeading(rows);
  const data = rows.slice(dataFrom, dataFrom + 50);
  const samples = (column: number) => [...new Set(data.map((row) => textOf(row[column])).filter(Boolean))].slice(0, sampleCount);
  return {
    columns: headings.map((heading, column) => ({ heading, letters: columnLetters(column), samples: samples(column) })),
    roles: guessRoles(headings),
    rows: rows.length - dataFrom,
  };
}

/** Loads what is not there yet; answers with the codes that could not be had. */
async function loadTables(codes: ReadonlySet<string>, old: Map<string, OldProvince>): Promise<readonly string[]> {
  const wanted = [...codes].filter((code) => !old.has(code));
  const tables = await Promise.all(wanted.map((code) => appFile<OldProvince>(`/places/old-${code}.json`)));
  for (const table of tables) if (table) old.set(table.code, table);
  return wanted.filter((code) => !old.has(code));
}
