import { expect, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { axeInBothSchemes } from './axe-violations.ts';
import { headings, longList, writeList } from './a-long-list.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { ownWorld } from './world.ts';

const test = ownWorld();

/** A trace takes pictures of the document within the page's own thread, and would be measured with it. */
test.use({ trace: 'off' });

const seed = 20_261_124;
const villages = [
  ['Bến Cát', 6],
  ['thon dong buoi', 30],
  ['Thôn Cầu Tre', 30],
  ['Xóm Giếng Đá', 40],
  ['Bản Nà Sao', 50],
  ['Thôn Gò Mận', 100],
] as const;

/** No task of the page may be longer, in milliseconds: above it, typing and scrolling are felt to stick. */
const longestTask = 100;

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  });
}

const tasksSeen = (page: Page) => page.evaluate(() => (globalThis as { longTasks?: number[] }).longTasks ?? [Number.NaN]);

/** Every number a progress bar has shown. */
async function watchProgress(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { progressSeen: seen });
    new MutationObserver(() => {
      const said = document.querySelector('.progress label')?.textContent;
      if (said && said !== seen.at(-1)) seen.push(said);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

const progressSeen = (page: Page) => page.evaluate(() => (globalThis as { progressSeen?: string[] }).progressSeen ?? []);

async function scrollTo(page: Page, last: number): Promise<void> {
  await expect(async () => {
    await page.locator('.homes-rows:visible > li').last().scrollIntoViewIfNeeded();
    await expect(page.locator(`[aria-posinset="${last}"]`)).toContainText('Bùi', { timeout: 500 });
  }).toPass();
}

/** A search that finds hundreds: each place of its list has somebody, down to the last; letters more leave fewer, and then nobody. */
async function findMany(page: Page): Promise<void> {
  const box = page.getByRole('searchbox');
  const rows = page.locator('[data-row]:visible');
  await box.fill('bui');
  await expect(rows.first()).toContainText('Bùi');
  const total = Number(await rows.first().getAttribute('aria-setsize'));
  expect(total).toBeGreaterThan(60);
  await expect(page.getByText(`${total} kết quả`)).toBeVisible();
  await scrollTo(page, total);
  expect(await rows.filter({ hasNotText: 'Bùi' }).count()).toBe(0);
  await box.fill('bui thi sen');
  await expect(rows.first()).toContainText('Bùi Thị Sen');
  expect(await rows.filter({ hasNotText: /Bùi Thị Sen/ }).count()).toBe(0);
  await box.fill('bui khong co ai');
  await expect(page.getByText('Không tìm thấy ai')).toBeVisible();
  await expect(rows).toHaveCount(0);
  await box.fill('bui');
  await scrollTo(page, total);
  await box.fill('bui khong co ai');
  await expect(rows).toHaveCount(0);
  await box.fill('bui');
  await expect(page.locator('[aria-posinset="1"]:visible').filter({ hasText: 'Bùi' })).toBeInViewport();
  await comeBackAndClear(page);
}

/** Typed letter by letter, as the worker is asked before each; what was searched for is there again after a look at somebody. */
async function comeBackAndClear(page: Page): Promise<void> {
  const box = page.getByRole('searchbox');
  const clear = page.getByRole('button', { name: 'Xóa chữ đã gõ' });
  await box.fill('');
  await expect(page.getByText(/^\d[\d.]* nhà$/)).toBeVisible();
  await expect(clear).toBeHidden();
  await box.pressSequentially('bui thi sen');
  await page.locator('[data-row]:visible').filter({ hasText: 'Bùi Thị Sen' }).first().getByRole('link').click();
  await expect(box).toBeHidden();
  await page.goBack();
  await expect(box).toHaveValue('bui thi sen');
  await expect(page.locator('[data-row]:visible').first()).toContainText('Bùi Thị Sen');
  await clear.click();
  await expect(box).toHaveValue('');
  await expect(clear).toBeHidden();
  await expect(page.getByText(/^\d[\d.]* nhà$/)).toBeVisible();
}

async function findAtTheDesk(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.go('Danh sách hộ');
  const found = page.getByText(/^\d[\d.]* hộ$/);
  const all = await found.innerText();
  const heads = page.locator('tbody tr').getByRole('link');
  const head = await heads.last().innerText();
  await page.getByRole('searchbox').pressSequentially(head);
  await expect(found).not.toHaveText(all);
  await expect(heads.filter({ hasText: head }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Xóa chữ đã gõ' }).click();
  await expect(found).toHaveText(all);
}

test('20,000 rows come in without the page ever sticking, a second time changes nothing, and the tablet of the village has them', async ({
  browser,
  world,
}) => {
  test.setTimeout(300_000);
  const { origin } = world.server;
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-list-'));
  const file = join(directory, 'danh-sach.xlsx');
  const list = longList(20_000, villages, seed);
  await writeList(list, file);
  const wrong = Object.values(list.wrong).flat();
  expect(wrong.length).toBeGreaterThan(120);
  const good = list.people - wrong.length;
  const number = (count: number) => count.toLocaleString('vi-VN');

  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy của thôn');
  const desk = await Desk.open(browser, origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await page.getByRole('link', { name: 'Nhập danh sách' }).click();
  await expect(page.getByText('Người nhập từ danh sách chưa đồng ý')).toBeVisible();

  await test.step('reading and checking', async () => {
    await watchTasks(page);
    await watchProgress(page);
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByText(`${number(good)} người trong`)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('combobox', { name: 'Cột Họ và tên là' })).toHaveValue('name');
    await expect(page.getByRole('combobox', { name: 'Cột Số CCCD là' })).toHaveValue('personalId');
    await expect(page.getByRole('radio', { name: /Các dòng cùng mã hộ/ })).toBeChecked();
    await expect(page.getByText('“Xóm Không Đâu” (')).toBeVisible();
    expect((await progressSeen(page)).length).toBeGreaterThan(3);
  });

  await test.step('errors by row, and as a sheet to mend', async () => {
    await page.getByLabel('Hiện', { exact: true }).selectOption('errors');
    const table = page.locator('.desk-import-preview');
    const first = Math.min(...wrong);
    await expect(table.getByRole('row').nth(1)).toContainText(number(first));
    for (const [row, said] of [
      [list.wrong.nameless[0], 'Thiếu họ tên'],
      [list.wrong.unborn[0], 'ghi là “31/02/1980”'],
      [list.wrong.cut[0], 'Số định danh phải có 12 chữ số'],
      [list.wrong.placeless[0], 'Chưa rõ thôn nào'],
    ] as const) {
      await page.getByRole('textbox', { name: 'Đến dòng' }).fill(String(row));
      await expect(table.getByRole('row', { name: new RegExp(`^${number(row ?? 0).replace('.', '\\.')} `) })).toContainText(said);
    }
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tệp Excel' }).click();
    const sheet = await readSheet(await (await download).path());
    expect(sheet[0]).toEqual([...headings, 'Dòng', 'Lỗi']);
    expect(sheet.slice(1).map((row) => row.at(-2))).toEqual(wrong.toSorted((a, b) => a - b));
    expect(sheet.find((row) => row.at(-2) === list.wrong.unborn[0])).toEqual(
      expect.arrayContaining(['31/02/1980', 'Ngày sinh không đọc được']),
    );
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tệp CSV' }).click();
    expect(
      readFileSync(await (await csv).path(), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(wrong.length + 1);
    expect(Math.max(0, ...(await tasksSeen(page)))).toBeLessThan(longestTask);
  });

  await test.step('a dry run, then the writing', async () => {
    await page.getByRole('button', { name: 'Kiểm tra với sổ' }).click();
    await expect(page.getByText(new RegExp(`Mới: .* hộ, ${number(good)} người`))).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Nhập .* người vào sổ/ }).click();
    await expect(page.getByText(/Đã nhập \d+/)).toBeVisible();
    const asked = Date.now();
    expect((await fetch(`${origin}/readyz`)).ok).toBe(true);
    expect(Date.now() - asked).toBeLessThan(3000);
    await expect(page.getByText('Đã nhập xong')).toBeVisible({ timeout: 90_000 });
    expect((await progressSeen(page)).filter((said) => said.startsWith('Đã nhập')).length).toBeGreaterThan(10);
    expect(Math.max(0, ...(await tasksSeen(page)))).toBeLessThan(longestTask);
  });

  await test.step('a second time', async () => {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Kiểm tra với sổ' }).click({ timeout: 60_000 });
    await expect(page.getByText('Không có gì mới: mọi dòng đều đã có trong sổ.')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(new RegExp(`Đã có: .* hộ, ${number(good)} người`))).toBeVisible();
  });

  await test.step('on the tablet', async () => {
    await tablet.send();
    const [head = ''] = list.heads.get('Bến Cát') ?? [];
    await tablet.tap('Nhà');
    await tablet.page.getByRole('searchbox').fill(head);
    await expect(tablet.page.getByRole('link', { name: head }).first()).toBeVisible();
    await findMany(tablet.page);
  });

  await test.step('at the desk', () => findAtTheDesk(desk));
  await desk.close();
  await tablet.close();
  rmSync(directory, { recursive: true, force: true });
});

test('the screen shuts nobody out, empty or full, in light and dark; what cannot be read is said with what to do', async ({
  browser,
  world,
}) => {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-list-'));
  const file = join(directory, 'ngan.xlsx');
  const list = longList(600, villages, seed);
  await writeList(list, file);
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  const found: string[] = [];
  let looked = 0;
  const look = async (name: string) => {
    found.push(...(await axeInBothSchemes(page)).map((line) => `${name} ${line}`));
    looked += 1;
  };
  await desk.signIn(world.desk);
  await page.getByRole('link', { name: 'Nhập danh sách' }).click();
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'cu.xls', mimeType: '', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]) });
  await expect(page.getByRole('alert')).toContainText('lưu lại dạng .xlsx');
  await look('refused');
  await input.setInputFiles(file);
  await expect(page.getByText('sẵn sàng nhập')).toBeVisible();
  await look('full');
  await page.getByRole('button', { name: 'Kiểm tra với sổ' }).click();
  await expect(page.getByText('Nếu nhập bây giờ')).toBeVisible();
  await look('checked');
  expect([looked, found]).toEqual([3, []]);
  await desk.close();
  rmSync(directory, { recursive: true, force: true });
});
