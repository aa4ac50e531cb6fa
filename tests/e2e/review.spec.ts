import { expect } from '@playwright/test';
import { axeInBothSchemes } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { ReviewQueue } from './pages/review-queue.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('a record is returned, mended by a volunteer who is offline all the while, comes back and is approved', async ({ browser, world }) => {
  const { origin } = world.server;
  const name = 'Lường Thị Khuyên';
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy được nhờ xem lại');
  await tablet.installed();
  await tablet.registerHousehold(undefined, name, 'Ngõ giếng làng');
  await tablet.registerPerson({ name, personalId: '001160004321', birth: '1961' });
  const person = new URL(tablet.page.url()).pathname;
  await tablet.send();

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Cần xem lại');
  const queue = new ReviewQueue(desk.page);
  await queue.ready();
  await queue.filter('Vấn đề', /Số định danh không khớp/);
  await queue.open(name);
  await expect(desk.page.getByText('Số định danh ghi năm sinh 1960, trong sổ là 1961.')).toBeVisible();
  await expect(desk.page.locator('main')).not.toContainText('001160004321');
  expect(await axeInBothSchemes(desk.page)).toEqual([]);
  await desk.page.keyboard.press('r');
  const dialog = desk.page.getByRole('dialog');
  await expect(dialog.getByLabel('Chỗ cần xem')).toHaveValue('birth');
  await dialog.getByLabel('Lời nhắn').fill('Năm sinh lệch một năm. Nhờ bạn nhìn thẻ của bác Khuyên.');
  await dialog.getByRole('button', { name: 'Trả lại để sửa' }).click();
  await expect(queue.row(name)).toHaveCount(0);
  await queue.turn('Chờ tình nguyện viên sửa');
  await expect(queue.row(name)).toBeVisible();

  await tablet.send();
  const due = tablet.page.getByRole('link', { name: new RegExp(name) }).filter({ hasText: 'Năm sinh lệch một năm' });
  await tablet.tap('Hôm nay');
  await expect(due).toBeVisible();
  await tablet.context.setOffline(true);
  await tablet.tap('Nhà');
  await tablet.tap('Hôm nay');
  await due.click();
  await expect(tablet.page.getByLabel('Ngày sinh')).toBeFocused();
  await expect(tablet.page.getByText('Nhờ bạn nhìn thẻ của bác Khuyên.')).toBeVisible();
  await tablet.page.getByLabel('Ngày sinh').fill('1960');
  await tablet.page.getByLabel('Trả lời điều phối viên').fill('Bác đưa thẻ, đúng là 1960.');
  await tablet.page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(tablet.page).toHaveURL(new RegExp(`${person}$`));
  await tablet.tap('Hôm nay');
  await expect(tablet.page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  await expect(due).toHaveCount(0);
  await expect(queue.row(name)).toBeVisible();

  await tablet.context.setOffline(false);
  await tablet.send();
  await expect(queue.row(name)).toHaveCount(0);
  await queue.turn('Chờ bạn xem');
  await expect(queue.rows().first()).toContainText('Vừa được trả lời');
  await queue.open(name);
  await expect(desk.page.getByText('Bác đưa thẻ, đúng là 1960.').first()).toBeVisible();
  await desk.page.keyboard.press('a');
  await expect(queue.row(name)).toHaveCount(0);
  await desk.page.goto(`${origin}/desk${person}`);
  await expect(desk.page.getByText('Đã duyệt')).toBeVisible();
  await expect(desk.page.getByText('Bác đưa thẻ, đúng là 1960.')).toBeVisible();
  await desk.close();
  await tablet.close();
});

test('a coordinator goes through the queue without a mouse: moves, selects, approves many, and leaves a note', async ({
  browser,
  world,
}) => {
  const desk = await Desk.open(browser, world.server.origin);
  await desk.signIn(world.desk);
  await desk.go('Cần xem lại');
  const { page } = desk;
  const queue = new ReviewQueue(page);
  await queue.ready();
  await queue.filter('Vấn đề', /Rút thăm/);
  await expect(page.getByLabel('Vấn đề')).toHaveValue('sample');
  await expect(queue.rows().first()).toContainText('Rút thăm');
  const before = await queue.rows().count();
  expect(before).toBeGreaterThan(3);
  await queue.rows().first().getByRole('link').focus();
  for (const key of ['j', 'x', 'j', 'x', 'ArrowDown', 'x', 'x']) await page.keyboard.press(key);
  await expect(page.getByText('Đã chọn 2')).toBeVisible();
  await page.keyboard.press('a');
  await expect(queue.rows()).toHaveCount(before - 2);

  /* Approving leads to a record; the key leads on to the next. */
  const current = queue.rows().locator('a[aria-current]');
  await expect(current).toBeFocused();
  const left = page.url();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(left);
  const link = page.url();
  const title = await current.locator('.strong').innerText();
  await expect(page.locator('#desk-review-title')).toHaveText(title);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
  await page.getByLabel('Ghi chú mới').fill('Nhà này quen, để tôi hỏi.');
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
  await page.getByLabel(/^Trả lời /).fill('Vâng.');
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await expect(page.getByText('Vâng.a')).toBeVisible();
  await expect(queue.rows()).toHaveCount(before - 2);
  await desk.close();
});
