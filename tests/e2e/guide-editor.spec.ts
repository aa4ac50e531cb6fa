import { findGuide } from '#guides/shipped-guides.ts';
import { PGlite } from '@electric-sql/pglite';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { axeInBothSchemes, axeViolations } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test, type World } from './world.ts';

const level1 = 'VNeID mức 1';
const shippedLevel1 = findGuide('vneid-level-1')?.version ?? 0;
const shippedVssid = findGuide('vssid')?.version ?? 0;
const newWords = 'Bác mở CH Play, gõ chữ VNeID, chọn ứng dụng của Bộ Công an rồi bấm Cài đặt. Cháu ngồi bên cạnh.';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** In a guide the places are not shown. */
async function sendFromAnywhere(tablet: Tablet): Promise<void> {
  await tablet.openInside('/outbox');
  await tablet.send();
}

/** The commune is left as it was found: other tests share it. */
async function takeBack(page: Page, ...guides: string[]): Promise<void> {
  await page.evaluate(async (ids) => {
    const { home } = (await (await fetch('/api/desk/session')).json()) as { home: string };
    for (const id of ids) await fetch(`/api/desk/areas/${home}/guides/${id}/reset`, { method: 'POST' });
  }, guides);
}

/** A broken pack cannot be published; it is written into the stopped server's own database. */
async function breakGuide({ server }: World, guide: string): Promise<void> {
  await server.stop();
  const database = new PGlite(join(server.appDirectory, '../data/pglite'));
  const changed = await database.query(`update guide_settings set content = jsonb_set(content, '{steps}', '[]') where guide = $1`, [guide]);
  expect(changed.affectedRows).toBe(1);
  await database.close();
  await server.start();
}

async function beginLevel1(tablet: Tablet): Promise<{ readonly person: string; readonly second: string; readonly third: string }> {
  await tablet.registerHousehold(undefined, 'Lò Thị Mến', 'Bến cát, nhà sàn');
  await tablet.registerPerson({ name: 'Lò Thị Mến', birth: '1958', device: 'Điện thoại thông minh' });
  const person = new URL(tablet.page.url()).pathname;
  await tablet.openInside(`${person}/guides/vneid-level-1`);
  await button(tablet.page, 'Đã nói rồi').click();
  await button(tablet.page, 'Đã sẵn sàng, bắt đầu').click();
  const title = tablet.page.locator('.guide-title');
  await button(tablet.page, 'Xong bước này').click();
  await expect(tablet.page.getByText('Bước 2/')).toBeVisible();
  const second = await title.innerText();
  await sendFromAnywhere(tablet);
  await tablet.context.setOffline(true);
  await tablet.openInside(`${person}/guides/vneid-level-1`);
  await button(tablet.page, 'Xong bước này').click();
  await expect(tablet.page.getByText('Bước 3/')).toBeVisible();
  return { person, second, third: await title.innerText() };
}

/** Writes other words into a step, trips over the length, mends it, reloads in between, and publishes. */
async function editLevel1(page: Page, step: string): Promise<void> {
  await page.getByRole('link', { name: `Sửa ${level1}` }).click();
  await expect(page.getByRole('heading', { name: level1, level: 1 })).toBeVisible();
  await button(page, new RegExp(`^Bước 3: ${step}`)).click();
  const field = page.getByLabel('Lời nói với người dân, tiếng Việt');
  await field.fill('Bác ơi, bác làm theo cháu nhé. '.repeat(8));
  await expect(page.getByText('Dài quá 45 chữ').first()).toBeVisible();
  await button(page, 'Xuất bản').click();
  await expect(page.getByRole('heading', { name: 'Còn 1 chỗ phải sửa' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.fill(newWords);
  await expect(page.getByText('Không còn chỗ nào phải sửa')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Máy tính bảng sẽ hiện' })).toContainText(newWords);
  await page.reload();
  await expect(page.getByText('Đã mở lại phần đang sửa dở')).toBeVisible();
  await button(page, 'Xuất bản').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/Tới \d+ thôn, xóm và \d+ máy/);
  await dialog.getByRole('button', { name: 'Xuất bản' }).click();
  await expect(page.getByText(`Đã xuất bản ${level1}, bản ${shippedLevel1 + 1}.`)).toBeVisible();
}

/** A guide of the place itself, begun as a copy; and one that is switched off. */
async function addAndSwitch(page: Page): Promise<void> {
  await button(page, 'Thêm hướng dẫn').click();
  await page.getByLabel('Tên, tiếng Việt').fill('Ứng dụng Phú Thọ số');
  await page.getByLabel('Tên, tiếng Anh').fill('The province’s own app');
  await page.getByLabel('Bắt đầu từ').selectOption({ label: 'Bản chép của: VssID, bảo hiểm xã hội số' });
  await button(page, 'Bắt đầu viết').click();
  await expect(page.getByText('Hướng dẫn mới, chưa xuất bản')).toBeVisible();
  await button(page, 'Xuất bản').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xuất bản' }).click();
  await expect(page.getByText('Đã xuất bản Ứng dụng Phú Thọ số, bản 1.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Hướng dẫn riêng của nơi này' })).toContainText('Ứng dụng Phú Thọ số');
  await button(page, 'Tắt Tiền di động (Mobile Money)').click();
  await expect(button(page, 'Bật Tiền di động (Mobile Money)')).toBeVisible();
}

test('a tablet that was long without a network gets what the desk published, goes on where it stopped, and refuses what is broken', async ({
  browser,
  world,
}) => {
  test.setTimeout(180_000);
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy một tuần');
  await tablet.installed();
  const { person, second, third } = await beginLevel1(tablet);
  expect(second).not.toBe(third);

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Hướng dẫn');
  await editLevel1(desk.page, third);
  await addAndSwitch(desk.page);

  /* The record names the version it was made under, and goes on doing so when the tablet has sent what it held. */
  await tablet.context.setOffline(false);
  await sendFromAnywhere(tablet);
  await desk.page.goto(`${origin}/desk${person}`);
  await expect(desk.page.getByText(`ghi theo bản ${shippedLevel1}, nay máy dùng bản ${shippedLevel1 + 1}`)).toBeVisible();
  await tablet.openInside(person);
  await expect(tablet.page.getByRole('link', { name: /Ứng dụng Phú Thọ số/ })).toBeVisible();
  await expect(tablet.page.getByRole('link', { name: /Tiền di động/ })).toHaveCount(0);
  await tablet.openInside(`${person}/guides/vneid-level-1`);
  await expect(tablet.page.getByRole('heading', { name: third })).toBeVisible();
  await expect(tablet.page.getByText(newWords)).toBeVisible();
  await button(tablet.page, 'Xong bước này').click();
  await expect(tablet.page.getByText('Bước 4/')).toBeVisible();
  await sendFromAnywhere(tablet);
  await expect(desk.page.getByText('ghi theo bản')).toHaveCount(0);

  await breakGuide(world, 'vneid-level-1');
  await sendFromAnywhere(tablet);
  await tablet.openInside(`${person}/guides/vneid-level-1`);
  await expect(tablet.page.getByText('Bản hướng dẫn mới bị lỗi, máy chưa dùng')).toBeVisible();
  await button(tablet.page, 'Trước').click();
  await expect(tablet.page.getByText(newWords)).toBeVisible();

  /* Taken back at the desk, what is broken is gone, and the app's own words hold again. */
  await desk.page.goto(`${origin}/desk`);
  await desk.go('Hướng dẫn');
  await button(desk.page, `Bỏ thay đổi ở đây ${level1}`).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Bỏ thay đổi ở đây' }).click();
  await expect(button(desk.page, `Bỏ thay đổi ở đây ${level1}`)).toHaveCount(0);
  await takeBack(desk.page, 'ung-dung-phu-tho-so', 'mobile-money');
  await sendFromAnywhere(tablet);
  await tablet.openInside(`${person}/guides/vneid-level-1`);
  await expect(tablet.page.getByText('Bước 4/')).toBeVisible();
  await expect(tablet.page.getByText('Bản hướng dẫn mới bị lỗi')).toHaveCount(0);
  for (const each of [desk, tablet]) await each.close();
});

test('two write at once, and nothing typed is lost; the screens for guides are without a violation and work by keyboard', async ({
  browser,
  world,
}) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  const found: string[] = [];
  const look = async (name: string, colours: 'light' | 'dark' | 'both' = 'both') => {
    await page.evaluate(() => scrollTo({ top: 0 }));
    if (colours !== 'both') await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    const lines = colours === 'both' ? await axeInBothSchemes(page) : await axeViolations(page);
    found.push(...lines.map((line) => `${name} ${colours} ${line}`));
  };
  await desk.signIn(world.desk);
  await desk.go('Hướng dẫn');
  const names = page.getByRole('list', { name: 'Các hướng dẫn, theo thứ tự trên máy' }).getByRole('heading', { level: 2 });
  await expect(names.nth(1)).toHaveText(level1);

  /* The key that moves a guide moves it on: the focus goes along. */
  await button(page, `Chuyển xuống: ${level1}`).focus();
  await page.keyboard.press('Enter');
  await expect(names.nth(2)).toHaveText(level1);
  await expect(button(page, `Chuyển xuống: ${level1}`)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names.nth(3)).toHaveText(level1);
  await button(page, 'Bỏ thứ tự riêng ở đây').click();
  await expect(names.nth(1)).toHaveText(level1);
  await look('list');

  await page.getByRole('link', { name: 'Sửa VssID' }).press('Enter');
  await button(page, /^Bước 5/).press('Enter');
  await page.getByLabel('Lời dặn an toàn, tiếng Việt').fill('');
  await expect(page.getByRole('heading', { name: 'Còn 1 chỗ phải sửa' })).toBeVisible();
  await look('editor');
  await button(page, 'Dùng lời dặn giữ kín mã').press('Enter');
  await page.getByLabel('Người dân được gì, tiếng Việt').fill('Câu của người thứ nhất.');

  const other = await Desk.open(browser, world.server.origin);
  await other.signIn(world.desk);
  await other.page.goto(page.url());
  await other.page.getByLabel('Người dân được gì, tiếng Việt').fill('Câu của người thứ hai.');
  await button(other.page, 'Xuất bản').click();
  await other.page.getByRole('dialog').getByRole('button', { name: 'Xuất bản' }).click();
  await expect(other.page.getByText(/Đã xuất bản VssID/)).toBeVisible();
  await other.close();

  await expect(page.getByText(`Có người vừa xuất bản bản ${shippedVssid + 1}`)).toBeVisible();
  await expect(button(page, 'Xuất bản').last()).toBeDisabled();
  await expect(page.getByLabel('Người dân được gì, tiếng Việt')).toHaveValue('Câu của người thứ nhất.');
  await look('overtaken', 'light');
  await button(page, 'Giữ phần của tôi, xuất bản đè lên').click();
  await button(page, 'Xuất bản').click();
  await look('publish', 'dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Xuất bản' }).click();
  await expect(page.getByText(new RegExp(`Đã xuất bản VssID.*bản ${shippedVssid + 2}`))).toBeVisible();

  /* An earlier version is there with who and when, and can be taken up again. */
  await page.getByRole('link', { name: 'Sửa VssID' }).click();
  await button(page, `Lấy bản ${shippedVssid + 1} để sửa tiếp`).click();
  await expect(page.getByLabel('Người dân được gì, tiếng Việt')).toHaveValue('Câu của người thứ hai.');
  await button(page, 'Bỏ phần sửa').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ phần sửa' }).click();
  await expect(page.getByText('Chưa sửa gì')).toBeVisible();
  await takeBack(page, 'vssid');
  expect(found).toEqual([]);
  await desk.close();
});
