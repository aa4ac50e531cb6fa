import { expect, type Locator, type Page } from '@playwright/test';
import { axeInBothSchemes } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { readPdf } from './pages/report-files.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

async function savedPdf(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const file = await download.path();
  return (await readPdf(file)).join('\n');
}

test('a person asks to be erased at the door, offline; the desk does it, and sees that the tablet has forgotten', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const name = 'Vi Thị Lãng Quên';
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy biết quên');
  await tablet.installed();
  await tablet.registerHousehold(undefined, name, 'Ngõ cuối thôn');
  await tablet.registerPerson({ name, personalId: '001160004999', birth: '1960' });
  const person = new URL(tablet.page.url()).pathname;
  await tablet.send();

  await tablet.context.setOffline(true);
  await tablet.openInside(person);
  await tablet.page.getByRole('button', { name: 'Yêu cầu về dữ liệu của người này' }).click();
  const sheet = tablet.page.getByRole('dialog');
  await sheet.getByText('Xóa hết').click();
  await sheet.getByText('Đã xem thẻ căn cước').click();
  await sheet.getByLabel('Lời của người ấy').fill('Tôi không muốn có tên trong sổ nữa');
  await sheet.getByRole('button', { name: 'Ghi yêu cầu' }).click();
  await expect(sheet).toHaveCount(0);
  await tablet.context.setOffline(false);
  await tablet.send();

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Quyền của người dân');
  const card = desk.page.getByRole('article', { name: `Xóa dữ liệu: ${name}` });
  await expect(card).toContainText('Ghi tại nhà, trên máy tính bảng');
  await expect(card).toContainText('Trả lời trước hết ngày');
  expect(await axeInBothSchemes(desk.page)).toEqual([]);
  const receipt = await savedPdf(desk.page, () => card.getByRole('button', { name: 'Giấy tiếp nhận' }).click());
  expect(receipt).toContain(name);
  expect(receipt).toContain('GIẤY TIẾP NHẬN');

  await card.getByRole('button', { name: 'Xóa…' }).click();
  const dialog = desk.page.getByRole('dialog');
  await expect(dialog).toContainText('1 hộ, vì không còn ai khác trong nhà');
  await expect(dialog).toContainText('90 ngày');
  await expect(dialog.getByRole('button', { name: 'Xóa hẳn' })).toBeDisabled();
  await dialog.getByLabel('Gõ tên người này để xác nhận').fill(name);
  await dialog.getByRole('button', { name: 'Xóa hẳn' }).click();
  await expect(dialog).toHaveCount(0);
  const gone = desk.page.getByRole('article', { name: 'Xóa dữ liệu: Người đã được xóa' });
  const before = await forgotten(gone);
  await expect(desk.page.locator('main')).not.toContainText(name);

  await tablet.send();
  await tablet.tap('Nhà');
  await expect(tablet.page.getByText(name)).toHaveCount(0);
  await tablet.send();
  await expect
    .poll(async () => {
      await desk.page.reload();
      return forgotten(gone);
    })
    .toBe(before + 1);
  const result = await savedPdf(desk.page, () => gone.getByRole('button', { name: 'Giấy báo kết quả' }).click());
  expect(result).not.toContain(name);
  expect(result).toContain('sao lưu');
  await desk.close();
  await tablet.close();
});

test('the desk writes down a request for a copy and gives it as PDF and JSON; retention and the breach log are at hand', async ({
  browser,
  world,
}) => {
  const desk = await Desk.open(browser, world.server.origin);
  await desk.signIn(world.desk);
  await desk.page.goto(`${world.server.origin}/desk/people/${await somebody(desk.page)}`);
  const name = await desk.page.getByRole('heading', { level: 1 }).innerText();
  await desk.page.getByRole('button', { name: 'Ghi yêu cầu' }).click();
  const form = desk.page.getByRole('dialog');
  await form.getByText('Nhận bản sao', { exact: true }).click();
  await form.getByLabel('Đã xác minh bằng cách nào?').selectOption('card');
  await form.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(form).toHaveCount(0);

  await desk.go('Quyền của người dân');
  const card = desk.page.getByRole('article', { name: `Nhận bản sao: ${name}` });
  await card.getByRole('button', { name: 'Lập bản sao' }).click();
  const dialog = desk.page.getByRole('dialog');
  const pdf = await savedPdf(desk.page, () => dialog.getByRole('button', { name: 'Tải bản PDF' }).click());
  expect(pdf).toContain('BẢN SAO DỮ LIỆU CÁ NHÂN');
  expect(pdf).toContain(name);
  await dialog.getByRole('button', { name: 'Đã trao, ghi là xong' }).click();
  await expect(card).toContainText('Đã làm xong');

  await desk.page.getByRole('link', { name: 'Thời hạn lưu giữ' }).click();
  await desk.page.getByRole('button', { name: 'Thêm quy định' }).click();
  const rule = desk.page.getByRole('dialog');
  await expect(rule.getByRole('button', { name: 'Áp dụng quy định' })).toBeDisabled();
  await rule.getByLabel('Sau bao nhiêu tháng').fill('120');
  await rule.getByRole('button', { name: 'Xem thử sẽ xóa gì' }).click();
  await expect(rule).toContainText('0 hộ, 0 người');
  await rule.getByRole('button', { name: 'Áp dụng quy định' }).click();
  await expect(desk.page.getByRole('heading', { name: /sau 120 tháng/ })).toBeVisible();
  expect(await axeInBothSchemes(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Bỏ quy định' }).click();

  await desk.go('Quyền của người dân');
  await desk.page.getByRole('link', { name: 'Sổ sự cố dữ liệu' }).click();
  await desk.page.getByRole('button', { name: 'Ghi sự cố' }).click();
  const breach = desk.page.getByRole('dialog');
  await breach.getByLabel('Chuyện gì đã xảy ra').fill('Mất máy ở chợ phiên');
  await breach.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(desk.page.getByText(/Còn 7[12] giờ để báo/)).toBeVisible();
  expect(await axeInBothSchemes(desk.page)).toEqual([]);
  const report = await savedPdf(desk.page, () => desk.page.getByRole('button', { name: 'Tải bản báo cáo' }).click());
  expect(report).toContain('Mất máy ở chợ phiên');
  await desk.close();
});

/** How many tablets have told that they have forgotten. */
async function forgotten(card: Locator): Promise<number> {
  const said = card.getByText(/\d+ trong \d+ máy đã quên|Tất cả \d+ máy đã quên/);
  return Number(/\d+/.exec(await said.innerText())?.[0]);
}

/** Any standing person of the invented commune. */
async function somebody(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/desk/${path}`)).json();
    const { home } = await read('session');
    const { rows } = await read(`areas/${home}/listed?figure=person`);
    return rows[0].id as string;
  });
}
