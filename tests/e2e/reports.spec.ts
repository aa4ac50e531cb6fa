import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Report } from '#domain/report-figures.ts';
import type { GoalsPage } from '#protocol/goal-answers.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { readSheet } from 'read-excel-file/node';
import { recount } from '../server/report-recount.ts';
import { axeViolations } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { type Cell, downloaded, readCsv, readPdf, readWorkbook, type SheetTable } from './pages/report-files.ts';
import { seenByAnybody, taken } from './pages/taken-out.ts';
import { type LoggedAndArrived, readLog } from './server-log.ts';
import { ownWorld } from './world.ts';

const test = ownWorld();

const read = <Answer>(page: Page, path: string) =>
  page.evaluate(async (at) => (await fetch(`/api/desk/${at}`)).json() as Promise<Answer>, path);

const number = (value: number) => value.toLocaleString('vi-VN');

interface Counted {
  readonly name: string;
  readonly residents: number;
  readonly homes: number;
  readonly now: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
}

/** Every unit of the report counted from the log as it had arrived when the report was made. */
function countUnits(report: Report, log: readonly LoggedAndArrived[], entered: ReadonlyMap<string, number>): readonly Counted[] {
  const arrived = log.filter((mutation) => mutation.arrived <= Date.parse(report.asOf));
  const [from, to, before] = [report.period.from, report.period.to, report.period.before].map(Date.parse) as [number, number, number];
  return report.units.map(({ id, name }) => {
    const counting = { log: arrived, guides: shippedGuides, areas: new Set([id]), now: Date.parse(report.asOf) };
    const now = recount({ ...counting, at: to, since: from });
    const past = recount({ ...counting, at: from, since: before });
    const residents = entered.get(id) ?? now.get('residents') ?? 0;
    return { name, residents, homes: homesIn(arrived, id, to), now, before: past };
  });
}

/** Homes written down and not removed, sent back or not. */
function homesIn(log: readonly LoggedAndArrived[], area: string, at: number): number {
  const own = log.filter(({ kind, placed }) => kind === 'household' && placed === area).filter((one) => one.at < String(at));
  const removed = new Map<string, unknown>();
  for (const { id, set } of own.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    removed.set(id, 'removed' in set ? set['removed'] : removed.get(id));
  return [...removed.values()].filter((value) => value === undefined || value === null || value === false).length;
}

const round = (cell: Cell | undefined) => (typeof cell === 'number' ? Math.round(cell * 1e6) / 1e6 : (cell ?? null));

/** The cells one unit's row must have, without its rank. */
function expectedCells(count: number, before: number, base: number | null, target: number | null): readonly Cell[] {
  const share = base === null || base === 0 ? null : round(count / base);
  return [count, base, share, target, target === null ? null : round(count / target), count - before];
}

function checkUnits(
  table: SheetTable,
  key: string,
  subject: string,
  units: readonly Counted[],
  targets: ReadonlyMap<string, number>,
): number {
  let cells = 0;
  for (const [at, unit] of units.entries()) {
    const base = subject === 'visits' ? null : subject === 'people' ? unit.residents : unit.homes;
    const target = targets.get(unit.name) ?? null;
    const expected = [at + 1, unit.name, ...expectedCells(unit.now.get(key) ?? 0, unit.before.get(key) ?? 0, base, target)];
    expect([table.title, ...(table.rows[at] ?? []).slice(0, 8).map(round)]).toEqual([table.title, ...expected]);
    cells += expected.length;
  }
  return cells;
}

const villageFields = (label: string) => new RegExp(`^${label} (Thôn|Xóm|Bản|Khu) `);

/** The residents of one village and a target for every one of them, by keyboard; how many villages there are. */
async function enterTargets(page: Page) {
  await page.getByRole('button', { name: 'Dân số và chỉ tiêu' }).press('Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('Chỉ tiêu của nội dung').selectOption({ label: 'VNeID mức 2: Mức 2 đã kích hoạt' });
  const residents = form.getByLabel(villageFields('Số dân từ 14 tuổi của')).first();
  await residents.fill('500');
  const targets = await form.getByLabel(villageFields('Chỉ tiêu giao')).all();
  for (const field of targets) await field.fill('120');
  await form.getByRole('button', { name: 'Lưu' }).press('Enter');
  await expect(form).toHaveCount(0);
  return targets.length;
}

test('the report of the commune as Excel, PDF and CSV equals a recount from the log, cell by cell, and stays as it was frozen', async ({
  browser,
  world,
}) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await desk.go('Báo cáo');
  await expect(page.getByRole('heading', { name: 'Tổng hợp' })).toBeVisible();
  const villages = await enterTargets(page);
  const level2 = page.getByRole('row', { name: /VNeID mức 2: Mức 2 đã kích hoạt/ });
  await expect(level2).toContainText(String(villages * 120));
  await page.getByRole('button', { name: 'Chốt số liệu' }).click();
  await expect(page.getByText('Đã chốt số liệu.')).toBeVisible();

  const { home } = await read<{ home: string }>(page, 'session');
  const [snapshot] = await read<{ id: string }[]>(page, `areas/${home}/snapshots`);
  const report = await read<Report>(page, `snapshots/${snapshot?.id}`);
  const goals = await read<GoalsPage>(page, `areas/${home}/goals`);
  expect(goals.units.map(({ residents }) => residents)).toContain(500);
  const files = { xlsx: await downloaded(page, 'Excel'), pdf: await downloaded(page, 'PDF'), csv: await downloaded(page, 'CSV') };
  const shown = await level2.innerText();

  await test.step('what arrives later changes the figures, not the frozen ones', async () => {
    const area = report.units[0]?.id ?? '';
    const people = await page.evaluate(async (village) => {
      const post = (path: string, body: object) =>
        fetch(`/api/desk/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
      const changes = ids.flatMap((id) => [
        { kind: 'person', id, area: village, set: { name: 'Bế Thị Muộn', birth: '1960' } },
        { kind: 'progress', id: `${id}/vneid-level-2`, area: village, set: { milestone: 'active' } },
      ]);
      return (await post('mutations', { changes })).status;
    }, area);
    expect(people).toBe(200);
    await expect(level2).not.toHaveText(shown);
    await page.getByLabel('Số liệu', { exact: true }).selectOption({ index: 1 });
    await expect(page.getByText(/Số liệu đã chốt lúc/)).toBeVisible();
    await expect.poll(() => level2.innerText()).toBe(shown);
    const again = await readWorkbook(await downloaded(page, 'Excel'));
    expect(again.tables).toEqual((await readWorkbook(files.xlsx)).tables);
    await page.reload();
    await expect.poll(() => level2.innerText()).toBe(shown);
  });

  await test.step('the same files for outside hold back small counts', async () => {
    await page.getByRole('checkbox', { name: /Bản gửi ra ngoài/ }).check();
    const { tables } = await readWorkbook(await downloaded(page, 'Excel'));
    const counts = tables.slice(1).flatMap(({ rows }) => rows.map((row) => row[2]));
    expect(counts.filter((count) => typeof count === 'number' && count > 0 && count < 5)).toEqual([]);
    expect(counts).toContain('*');
    await page.getByRole('checkbox', { name: /Bản gửi ra ngoài/ }).uncheck();
  });

  const units = countUnits(
    report,
    await readLog(world.server),
    new Map(goals.units.flatMap(({ id, residents }) => (residents === null ? [] : [[id, residents] as const]))),
  );
  const sum = (value: (unit: Counted) => number) => units.reduce((total, unit) => total + value(unit), 0);
  const targetsOf = (key: string) => new Map(key === 'reached:vneid-level-2:active' ? units.map(({ name }) => [name, 120] as const) : []);
  const { tables, texts } = await readWorkbook(files.xlsx);
  const [whole, ...byUnit] = tables;

  await test.step('Excel', () => {
    for (const words of ['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập – Tự do – Hạnh phúc', 'BÁO CÁO', 'Nơi nhận:'])
      expect(texts).toContain(words);
    expect(texts.some((text) => /, ngày \d\d tháng \d\d năm \d{4}$/.test(text))).toBe(true);
    let cells = 0;
    expect(byUnit).toHaveLength(report.indicators.length);
    for (const [at, { key, subject, name }] of report.indicators.entries()) {
      const table = byUnit[at];
      expect(table?.title).toBe(name.vi);
      if (table) cells += checkUnits(table, key, subject, units, targetsOf(key));
      const base = subject === 'visits' ? null : sum((unit) => (subject === 'people' ? unit.residents : unit.homes));
      const target = targetsOf(key).size > 0 ? 120 * units.length : null;
      const total = expectedCells(
        sum(({ now }) => now.get(key) ?? 0),
        sum(({ before }) => before.get(key) ?? 0),
        base,
        target,
      );
      expect((whole?.rows[at] ?? []).slice(0, 8).map(round)).toEqual([at + 1, name.vi, ...total]);
      expect((table?.rows.at(-1) ?? []).slice(2, 8).map(round)).toEqual(total);
      cells += 2 * total.length;
    }
    expect(cells).toBeGreaterThan(1000);
    expect(sum(({ now }) => now.get('reached:vneid-level-2:active') ?? 0)).toBeGreaterThan(100);
  });

  await test.step('PDF', async () => {
    const pages = await readPdf(files.pdf);
    const all = pages.join(' ');
    expect(all).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(all).toContain(`Trang 1/${pages.length}`);
    for (const [at, { key, name }] of report.indicators.entries()) {
      for (const row of byUnit[at]?.rows ?? []) {
        const said = row.slice(1, 3).map((cell) => (typeof cell === 'number' ? number(cell) : String(cell)));
        expect(all, `${key} ${said.join(' ')}`).toContain(said.join(' '));
      }
      expect(all.replaceAll(' ', '')).toContain(name.vi.replaceAll(' ', ''));
    }
  });

  await test.step('CSV', () => {
    const [head, ...lines] = readCsv(files.csv);
    expect(head?.slice(0, 3)).toEqual(['Nội dung báo cáo', 'Đơn vị', 'Số lượng']);
    expect(lines).toHaveLength(report.indicators.length * (units.length + 1));
    for (const [at, { key, name }] of report.indicators.entries()) {
      const own = lines.slice(at * (units.length + 1), (at + 1) * (units.length + 1));
      expect(own.map((line) => line.slice(0, 3))).toEqual([
        ...units.map((unit) => [name.vi, unit.name, String(unit.now.get(key) ?? 0)]),
        [name.vi, report.node.name, String(sum(({ now }) => now.get(key) ?? 0))],
      ]);
    }
  });
  await desk.close();
});

test('records are taken out with a warning and kept in the audit; the screen shuts nobody out and needs no mouse', async ({
  browser,
  world,
}) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  const found: string[] = [];
  const look = async (name: string, schemes: readonly ('light' | 'dark')[]) => {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      found.push(...(await axeViolations(page)).map((line) => `${name} ${colorScheme} ${line}`));
    }
  };
  await desk.signIn(world.desk);
  await desk.go('Báo cáo');
  await expect(page.getByRole('heading', { name: 'Theo đơn vị' })).toBeVisible();
  await look('report', ['light', 'dark']);

  await page.getByRole('button', { name: /^Hộ đã đến thăm/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Nội dung xem theo đơn vị')).toHaveValue('homes-visited');
  await expect(page).toHaveURL(/of=homes-visited/);
  await page.getByLabel('Kỳ báo cáo').selectOption('Tháng');
  await page.getByRole('button', { name: 'Kỳ trước' }).press('Enter');
  await expect(page.getByText(/^01\/\d\d\/\d{4} – \d\d\/\d\d\/\d{4}$/)).toBeVisible();

  await page.getByRole('button', { name: 'Tiêu đề, chốt số, công khai' }).press('Enter');
  await page.getByRole('checkbox', { name: /Tự chốt số liệu mỗi tuần/ }).press('Space');
  await expect(page.getByLabel('Vào ngày')).toHaveValue('4');
  await page.getByRole('checkbox', { name: /Công khai số liệu/ }).press('Space');
  await look('setup', ['light']);
  await page.getByRole('button', { name: 'Lưu' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await seenByAnybody(page);
  for (const [tool, heading, scheme] of [
    ['Chọn nội dung', 'Nội dung báo cáo', 'dark'],
    ['Dân số và chỉ tiêu', 'Dân số và chỉ tiêu giao', 'light'],
  ] as const) {
    await page.getByRole('button', { name: tool }).press('Enter');
    await expect(page.getByRole('dialog', { name: heading })).toBeVisible();
    await look(tool, [scheme]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: tool })).toBeFocused();
  }

  await page.getByRole('button', { name: 'Xuất hồ sơ' }).press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: 'Người' }).check();
  await expect(form.getByText('Tệp có họ tên, ngày sinh')).toBeVisible();
  await form.getByRole('checkbox', { name: /số định danh đầy đủ/ }).check();
  await expect(form.getByText(/phải báo trong 72 giờ/)).toBeVisible();
  await look('take', ['dark']);
  await form.getByRole('checkbox', { name: /số định danh đầy đủ/ }).uncheck();
  const sheet = page.waitForEvent('download');
  await form.getByRole('button', { name: 'Xuất tệp' }).press('Enter');
  const file = await (await sheet).path();
  const [head = [], ...people] = (await readSheet(file)) as Cell[][];
  expect(head).not.toContain('personalId');
  expect(people.length).toBeGreaterThan(2000);
  expect(readFileSync(file, 'latin1')).not.toMatch(/<f>/);
  for (const [format, ending] of [
    ['CSV', 'csv'],
    [/^NDJSON/, 'ndjson'],
  ] as const)
    expect(await taken(page, format, ending)).toBe(people.length);
  await page.getByRole('button', { name: 'Nhật ký xuất dữ liệu' }).press('Enter');
  const line = page.getByRole('row', { name: /Đã xuất đủ: Người, NDJSON/ }).first();
  await expect(line).toContainText(number(people.length));
  await expect(page.getByRole('row', { name: /Bật công khai số liệu/ })).toBeVisible();
  await look('audit', ['light']);
  expect(found).toEqual([]);
  await desk.close();
});
