import { expect, type Page } from '@playwright/test';
import { addDays, dayInVietnam } from '#domain/dates.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { axeInBothSchemes, axeViolations } from './axe-violations.ts';
import { test } from './world.ts';

const village = 'Khu Bến Cát';
const volunteer = 'Bùi Đức Long';
const today = dayInVietnam(Date.now());
const [campaign, work] = ['Ngõ bến không ai bị bỏ sót', 'Hỏi lại số điện thoại của chủ hộ'];

test('a lane is given to a volunteer within a campaign, done offline, and counted at the desk', async ({ browser, world }) => {
  test.setTimeout(120_000);
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode(village), 'Máy kế hoạch');
  const home = await tablet.registerHousehold(undefined, 'Đàm Văn Bến', 'Số 4, Ngõ Cây Duối');
  await tablet.send();

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Kế hoạch');
  await openCampaign(desk.page);
  await giveLane(desk.page);

  await tablet.send();
  await tablet.tap('Hôm nay');
  const given = tablet.page.getByRole('link', { name: new RegExp(`Đàm Văn Bến.*${work}`) });
  await expect(given).toContainText(/Hẹn .*3 ngày/);
  await putOff(desk.page, addDays(today, -1));
  await tablet.send();
  await tablet.tap('Hôm nay');
  await expect(given).toContainText('Quá hẹn: hôm qua');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await given.click();
  await expect(tablet.page).toHaveURL(new RegExp(home));
  await tablet.visit('Đã gặp');
  await tablet.page.getByRole('button', { name: 'Đã làm xong' }).click();
  await expect(tablet.page.getByText(work)).toHaveCount(0);
  await tablet.context.setOffline(false);
  await tablet.send();

  const card = desk.page.locator('.card', { hasText: campaign });
  await expect(card.getByRole('progressbar', { name: /^1 trên 2/ })).toBeVisible();
  await card.getByText('Theo thôn và theo người').click();
  await expect(card.getByRole('row', { name: new RegExp(`^${volunteer}`) })).toContainText('1');
  await expect(desk.page.getByRole('row', { name: new RegExp(work) })).toContainText('xong cả');
  expect(await axeInBothSchemes(desk.page)).toEqual([]);
  await tablet.close();
  await desk.close();
});

/** The rest of an assignment gets another day; one that has passed makes it late. */
async function putOff(page: Page, day: string): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(work) });
  await expect(row).toContainText(inWords(addDays(today, 3)));
  await row.getByRole('button', { name: 'Giao lại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Hạn chót').fill(day);
  await expect(dialog.getByText(inWords(day))).toBeVisible();
  await dialog.getByRole('button', { name: 'Giao lại' }).click();
  await expect(row).toContainText('1 quá hạn');
}

const inWords = (day: string) => day.split('-').toReversed().join('/');

async function openCampaign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mở đợt ra quân' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên đợt').fill(campaign);
  await dialog.getByRole('radio', { name: /Số việc đã làm xong/ }).check();
  await dialog.getByLabel('Chỉ tiêu').fill('2');
  await dialog.getByRole('button', { name: 'Mở đợt' }).click();
  await expect(page.getByRole('heading', { name: campaign })).toBeVisible();
}

/** By keyboard alone, but for the lists of choices, which Playwright sets as the platform would. */
async function giveLane(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Giao việc' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Giao việc' })).toBeFocused();
  await page.getByLabel('Thôn, xóm').selectOption({ label: village });
  await page.getByRole('radio', { name: 'Chưa thăm lần nào' }).press('Space');
  await page.getByRole('checkbox', { name: /Ngõ Cây Duối/ }).press('Space');
  await expect(page.getByText('1 nhà được chọn')).toBeVisible();
  await page.getByLabel('Việc cần làm').fill(work);
  await page.getByLabel('Giao cho').selectOption({ label: `${volunteer} · ${village}` });
  await page.getByLabel('Hạn chót').fill(addDays(today, 3));
  await page.getByLabel('Thuộc đợt ra quân').selectOption({ label: campaign });
  await expect(page.getByText('1 nhà nhận việc mới')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Giao 1 nhà' }).press('Enter');
  await expect(page.getByText(`Đã giao 1 nhà cho ${volunteer}.`)).toBeVisible();
}
