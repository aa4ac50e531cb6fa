import { sql } from 'kysely';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { statementsOf } from '../contract/server/statements.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';

let server: FieldServer;
let visitor: DeskVisitor & { member: string };
const home = someId();
const number = '001160001234';
const formulas = ['=HYPERLINK("http://x")', '+84', '-1', '@sum', ' =1+1', 'Bà "Nụ", tổ 3'];
const people = 2500;

onEveryDatabase(({ fieldServer }) => {
  beforeAll(async () => {
    server = await fieldServer();
    visitor = await atTheDesk(server, 'xuat-du-lieu', 'xa-a');
    const tablet = await server.tablet({ area: 'tinh', role: 'lead' });
    const at = server.clock.ms;
    const removed = someId();
    const records = [
      {
        kind: 'household',
        id: home,
        area: 'a1',
        set: { head: formulas[0] ?? '', note: `số ${number}`, location: { lat: 21.5, lng: 105.25 } },
      },
      { kind: 'household', id: someId(), area: 'b1', set: { head: 'Ngoài Phạm Vi' } },
      ...Array.from({ length: people }, (_, i) => ({
        kind: 'person',
        id: someId(),
        area: 'a1',
        set: { household: home, name: formulas[i] ?? `Người ${i}`, personalId: number, birth: '1960' },
      })),
      { kind: 'person', id: removed, area: 'a1', set: { household: home, name: 'Đã Gỡ', removed: 'mistake' } },
      { kind: 'progress', id: `${removed}/vssid`, area: 'a1', set: { milestone: 'usable' } },
      { kind: 'visit', id: someId(), area: 'a1', set: { household: home, at: '2027-01-14T03:00:00Z', outcome: 'met', present: ['x'] } },
    ];
    for (let from = 0; from < records.length; from += 500)
      await tablet.ship(records.slice(from, from + 500).map((record, i) => tablet.mutation(from + i + 1, at + from + i, record)));
  });

  const taken = async (body: object) => {
    const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await visitor.raw('POST', 'areas/xa-a/export', init);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  };
  const read = (text: string) => Papa.parse<string[]>(text.replace('\uFEFF', ''), { skipEmptyLines: true }).data;

  test('[EXPORT] every standing record of the scope goes out once, as CSV that no spreadsheet takes for formulas', async () => {
    const text = await taken({ kind: 'person', format: 'csv' });
    expect(text.startsWith('\uFEFFid,area,areaName,household,name')).toBe(true);
    const [columns, ...rows] = read(text);
    expect(columns).not.toContain('personalId');
    expect(text).not.toContain(number);
    expect(rows).toHaveLength(people);
    expect(new Set(rows.map(([id]) => id)).size).toBe(people);
    const names = new Set(rows.map((row) => row[columns?.indexOf('name') ?? 0]));
    for (const [i, formula] of formulas.entries()) expect(names.has(i < 5 ? `'${formula}` : formula)).toBe(true);
    expect(text).not.toMatch(/Đã Gỡ|Ngoài Phạm Vi/);
    expect(read(await taken({ kind: 'progress', format: 'csv' }))).toHaveLength(1);
  });

  test('[EXPORT] personal numbers go along only when asked for by name, and are masked in notes when not', async () => {
    const household = JSON.parse(await taken({ kind: 'household', format: 'ndjson' }));
    expect(household).toMatchObject({ id: home, areaName: 'Thôn a1', head: formulas[0], lat: 21.5, lng: 105.25 });
    expect(household.note).not.toContain(number);
    const lines = (await taken({ kind: 'person', format: 'ndjson', withNumbers: true })).trim().split('\n');
    expect(lines).toHaveLength(people);
    expect(JSON.parse(lines[0] ?? '').personalId).toBe(number);
    expect(JSON.parse(await taken({ kind: 'visit', format: 'ndjson' }))).toMatchObject({ household: home, present: 1, outcome: 'met' });
  });

  test('[EXPORT] it leaves page by page, and what was cut short is told as cut', async () => {
    let answer: Response | undefined;
    const begun = await statementsOf(server, async () => {
      answer = await visitor.raw('POST', 'areas/xa-a/export', {
        headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
        body: JSON.stringify({ kind: 'person', format: 'ndjson' }),
      });
      await answer.body?.getReader().cancel();
    });
    expect(begun).toBeLessThan(14);
    const cut = async () => (await visitor.get('areas/xa-a/audit?only=outgoing')).body.rows[0];
    await expect.poll(cut).toMatchObject({ what: 'export-cut-person-ndjson' });
    expect((await cut()).rows).toBeLessThan(people);
  });

  test('[AUDIT] who took what and how many rows is kept, without a word of the records, and nobody can change it', async () => {
    const body = (await visitor.get('areas/xa-a/audit?only=outgoing')).body.rows;
    expect(body).toContainEqual(
      expect.objectContaining({ what: 'export-done-person-csv', rows: people, memberName: 'Người xuat-du-lieu', areaName: 'Xã A' }),
    );
    expect(body).toContainEqual(expect.objectContaining({ what: 'export-begun-person-ndjson-numbers', rows: people }));
    expect(JSON.stringify(body)).not.toMatch(/Người \d|Bà|001160/);
    const { db } = server.database;
    await expect(sql`update audit set rows = 0`.execute(db)).rejects.toThrow('only added to');
    await expect(sql`delete from audit`.execute(db)).rejects.toThrow('only added to');
    const other = await atTheDesk(server, 'xuat-noi-khac', 'xa-b');
    expect((await other.get('areas/xa-b/audit?only=outgoing')).body.rows).toEqual([]);
  });
});
