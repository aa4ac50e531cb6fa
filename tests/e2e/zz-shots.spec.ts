import { Desk } from './pages/desk.ts';
import { test } from './world.ts';
test('shots', async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await page.waitForTimeout(1500);
  for (const [name, width, height] of [
    ['wide', 1280, 800],
    ['tall', 800, 1280],
    ['phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/figs-${name}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Đặt mục tiêu' }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/figs-dialog.png` });
  await page.getByRole('button', { name: 'Lưu mục tiêu' }).click();
  await page.waitForTimeout(500);
  await page.locator('.desk-figures a').nth(4).click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/figs-list.png` });
  await desk.close();
});
