import { expect } from '@playwright/test';
import { Desk } from '../e2e/pages/desk.ts';
import { Tablet } from '../e2e/pages/tablet.ts';
import { test } from '../e2e/world.ts';

const folder = 'public/screenshots';

test('the tablet', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  const picture = async (name: string) => {
    await expect(page.locator('.toast')).toHaveCount(0, { timeout: 20_000 });
    await page.screenshot({ path: `${folder}/${name}.png` });
  };
  await tablet.enrol(await world.takeCode('Xóm Giếng Đá, Thôn Gò Mận'), 'Máy tính bảng Giếng Đá 1');
  await tablet.installed();
  await expect(page.getByText(/Đã thăm \d+ trên \d+ nhà/)).toBeVisible();
  await picture('today');
  const household = await tablet.registerHousehold('Xóm Giếng Đá', 'Quàng Thị Lụa', 'Ngõ giếng, nhà cuối');
  await tablet.registerPerson({ name: 'Quàng Thị Lụa', birth: '12031957', phone: '0912 000 201', device: 'Điện thoại thông minh' });
  await page.getByRole('link', { name: 'Hướng dẫn ngay' }).click();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  for (let step = 1; step <= 2; step += 1) await page.getByRole('button', { name: 'Xong bước này' }).click();
  await picture('guide');
  await tablet.openInside(`/homes/${household}`);
  await tablet.visit('Đã gặp');
  await picture('home');
  await tablet.context.setOffline(true);
  await tablet.visit('Vắng nhà');
  await tablet.tap('Sổ gửi');
  await picture('outbox');
  await tablet.close();
});

test('the desk', async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  await desk.signIn(world.desk);
  await expect(desk.page.locator('.desk-figure').first()).toBeVisible();
  await desk.page.screenshot({ path: `${folder}/desk.png` });
  await desk.close();
});
