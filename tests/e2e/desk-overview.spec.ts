import { expect, type Locator, type Page } from '@playwright/test';
import { axeInBothSchemes } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

/** The number of a card or a line, as a link or (nothing is behind a nought) as text. */
async function numberIn(place: Locator): Promise<number> {
  return Number(/[\d.]+/.exec(await place.innerText())?.[0].replaceAll('.', ''));
}

async function listedRows(page: Page): Promise<number> {
  await expect(page).toHaveURL(/\/listed\?/);
  await expect(page.getByRole('status').filter({ hasText: /^[\d.]+ dòng$/ })).toBeVisible();
  let rows = 0;
  for (;;) {
    rows += await page.locator('main tbody tr').count();
    const later = page.getByRole('button', { name: 'Trang sau' });
    if ((await later.count()) === 0 || (await later.isDisabled())) return rows;
    const first = await page.locator('main tbody th').first().innerText();
    await later.click();
    await expect(page.locator('main tbody th').first()).not.toHaveText(first);
  }
}

test('every number of the overview is as long as the list behind it, by mouse and by keyboard', async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await moveThroughWeeks(page);
  await expect(page.locator('.desk-duties li', { hasText: 'Máy 5 · dự phòng' })).toContainText('Chưa liên lạc từ');
  expect(await axeInBothSchemes(page)).toEqual([]);
  const card = (name: string) =>
    page.locator('.desk-figures li', { has: page.getByRole('heading', { name, exact: true }) }).locator('.desk-figure');
  const due = (name: string) => page.locator('.desk-duties li', { hasText: name }).locator('strong');
  const figures = [card('Chưa đến'), card('Từ chối lần gần nhất'), due('Quá hạn'), due('Trong 7 ngày tới')];
  for (const figure of figures) {
    const number = await numberIn(figure);
    expect(number).toBeGreaterThan(0);
    await figure.getByRole('link').press('Enter');
    expect(await listedRows(page)).toBe(number);
    await page.goBack();
  }
  const cell = page.locator('.desk-heat tbody td').getByRole('link').first();
  const stuck = await numberIn(cell);
  await cell.click();
  expect(await listedRows(page)).toBe(stuck);
  await expect(page.locator('main tbody tr').first()).toContainText(/Thôn|Khu|Bản|Xóm/);
  expect(await axeInBothSchemes(page)).toEqual([]);
  await page.getByRole('link', { name: /./ }).and(page.locator('.desk-row-link')).first().press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`${world.server.origin}/desk`);
  await expect(page.getByText(/^Đã nhận [\d.]+ trên [\d.]+ dòng từ Máy 3/)).toBeVisible();
  const reached = page.locator('.desk-funnel li', { hasText: 'Mức 2 đã kích hoạt' }).locator('strong');
  const active = await numberIn(reached);
  await reached.getByRole('link').press('Enter');
  expect(await listedRows(page)).toBe(active);
  await filterPeople(page, active);
  await page.goto(`${world.server.origin}/desk`);
  await page.locator('.desk-map').getByRole('img').locator('.desk-dot').last().click();
  await expect(page).toHaveURL(/\/desk\/households\//);
  await desk.close();
});

/** The pictures say what the table of the weeks says, week by week, by keyboard. */
async function moveThroughWeeks(page: Page): Promise<void> {
  const [week, told] = [page.getByLabel('Xem tuần'), page.locator('.desk-week output')];
  const shown = () => page.locator('.desk-trend strong').allInnerTexts();
  await expect(told).toHaveText('đến hôm nay');
  const newest = await shown();
  await page.getByText('Xem bằng số').click();
  const rows = page.locator('details', { hasText: 'Đến hết ngày' }).locator('tbody tr');
  const figuresOf = (row: Locator) => row.locator('td').allInnerTexts();
  expect(await figuresOf(rows.first())).toEqual(newest);
  await week.press('Home');
  for (const back of [1, 2]) {
    const row = rows.nth(-back);
    await expect(told).toHaveText(`đến hết ngày ${await row.locator('th').innerText()}`);
    expect(await shown()).toEqual(await figuresOf(row));
    await week.press('ArrowRight');
  }
  await week.press('End');
  expect(await shown()).toEqual(newest);
  const visited = (back: number) => numberIn(rows.nth(back).locator('td').nth(1));
  const grown = (await visited(0)) - (await visited(1));
  expect(grown).toBeGreaterThan(0);
  await expect(page.locator('.desk-trend', { hasText: 'Đã đến nhà' }).locator('.desk-change')).toContainText(`▲ ${grown}`);
}

/** The list of those who reached a milestone is narrowed by its form, and its address follows. */
async function filterPeople(page: Page, active: number): Promise<void> {
  const rows = async () =>
    Number(/[\d.]+/.exec(await page.getByRole('status').filter({ hasText: /dòng$/ }).innerText())?.[0].replaceAll('.', ''));
  await expect(page.getByLabel('Những người')).toHaveValue('milestone');
  await expect(page.getByLabel('Từ mốc')).toHaveValue('active');
  await page.getByLabel('Độ tuổi').selectOption('60–74');
  await expect(page).toHaveURL(/born=\d{4}\.\./);
  await expect.poll(rows).toBeLessThan(active);
  expect(await rows()).toBe(await page.locator('main tbody tr').count());
  await page.getByLabel('Độ tuổi').selectOption('Mọi độ tuổi');
  await page.getByLabel('Những người').selectOption('đang vướng ở một dịch vụ');
  await page.getByLabel('Dịch vụ').selectOption('VNeID mức 1');
  await expect(page.locator('main tbody tr').first()).toContainText('VNeID mức 1: đang vướng');
  expect(await axeInBothSchemes(page)).toEqual([]);
  await page.getByLabel('Dịch vụ').selectOption('Để không bị lừa');
  await page.getByLabel('Độ tuổi').selectOption('Từ 75');
  await expect(page.getByRole('heading', { name: 'Không có ai đúng như đã chọn' })).toBeVisible();
}

test('a sync changes the figures under one’s eyes, and a target ranks the villages', async ({ browser, world }) => {
  const { origin } = world.server;
  const desk = await Desk.open(browser, origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await page.getByRole('button', { name: 'Dân số và chỉ tiêu' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Chỉ tiêu của nội dung')).toHaveValue('reached:vneid-level-2:active');
  await dialog.getByLabel('Tỷ lệ chung, phần trăm dân từ 14 tuổi').fill('95');
  await dialog.getByLabel('Số dân từ 14 tuổi của Xã').fill('2500');
  await expect(dialog.getByLabel('Chỉ tiêu giao Xã')).toHaveAttribute('placeholder', '2.375');
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Dân số và chỉ tiêu' })).toBeFocused();
  const ranking = page.getByRole('table').filter({ hasText: 'Chỉ tiêu 95%' });
  await expect(ranking.getByText('Dưới chỉ tiêu').first()).toBeVisible();
  await expect(ranking.locator('tfoot')).toContainText('2.500');
  await expect(ranking.locator('tfoot')).toContainText('2.375');

  const people = page.locator('.desk-figures li', { hasText: 'Người đã ghi danh' }).locator('.desk-figure');
  const before = await numberIn(people);
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy số liệu');
  await tablet.registerHousehold(undefined, 'Bế Thị Số', 'Ngõ bến');
  await tablet.send();
  const homes = page.locator('.desk-figures li', { hasText: 'Hộ đã ghi sổ' }).locator('.desk-figure');
  await expect(homes).toBeVisible();
  await expect.poll(() => numberIn(people).then((now) => now - before)).toBeGreaterThanOrEqual(0);
  await expect(page.getByText(/^Số liệu lúc/)).toBeVisible();
  await page.getByRole('link', { name: 'Mở danh sách: Chưa đến' }).click();
  await expect(page.getByRole('link', { name: 'Bế Thị Số' })).toBeVisible();
  await desk.close();
  await tablet.close();
});
