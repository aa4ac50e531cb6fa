import { expect, type Page } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const villages = 'Xóm Giếng Đá, Thôn Gò Mận';
const village = 'Xóm Giếng Đá';

/** Done-when 2: the whole main job, by visible words, with the network really cut and the page really closed. */
test('a volunteer’s day offline reaches the desk through the service worker, with the page closed', async ({ browser, world }) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  const { context } = tablet;
  await tablet.enrol(await world.takeCode(villages), 'Máy ngõ Giếng');
  await tablet.installed();

  await context.setOffline(true);
  await tablet.page.reload();
  await tablet.unlock();
  await expect(tablet.page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();

  const household = await tablet.registerHousehold(village, 'Quàng Thị Lụa', 'Ngõ giếng, nhà cuối');
  await tablet.registerPerson({ name: 'Quàng Thị Lụa', birth: '1948', phone: '0912 000 201' });
  await tablet.toHome(household);
  await tablet.registerPerson({ name: 'Lò Văn Mạnh', birth: '03/1971' });
  await tablet.toHome(household);
  await tablet.registerPerson({ name: 'Lò Thị Hoa', birth: '12092009', device: 'Điện thoại thông minh' });
  await tablet.toHome(household);
  await tablet.visit('Đã gặp');
  await tablet.visit('Vắng nhà');

  await tablet.page.getByRole('link', { name: /Lò Văn Mạnh/ }).click();
  await walkHalfAGuide(tablet.page);
  await tablet.tap('Sổ gửi');
  await expect(tablet.page.getByText(/Máy chủ đã nhận 0 trên \d+/)).toBeVisible();
  const authored = Number(/nhận 0 trên (\d+)/.exec(await tablet.page.locator('main').innerText())?.[1]);
  expect(authored).toBeGreaterThanOrEqual(10);

  // Only the service worker is left. A blank page keeps the profile open, as a phone's home screen would.
  await context.newPage();
  await tablet.page.close();
  await context.setOffline(false);
  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await expect.poll(() => desk.received('Máy ngõ Giếng'), { timeout: 60_000 }).toEqual({ authored, through: authored, missing: [] });

  tablet.page = await context.newPage();
  await tablet.open('/outbox');
  await expect(tablet.page.getByText(`Máy chủ đã nhận đủ ${authored} trên ${authored}`)).toBeVisible();

  await desk.page.goto(`${origin}/desk/households/${household}`);
  for (const name of ['Quàng Thị Lụa', 'Lò Văn Mạnh', 'Lò Thị Hoa']) await expect(desk.page.getByText(name).first()).toBeVisible();
  await desk.close();
  await tablet.close();
});

test('two tablets edit the same person offline: both and the desk end with the same record, and the history keeps the losing value', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const alice = await Tablet.unpack(browser, origin);
  const bob = await Tablet.unpack(browser, origin, '482615');
  await alice.enrol(await world.takeCode(villages), 'Máy của Linh');
  await bob.enrol(await world.takeCode(villages), 'Máy của Bảo');
  await alice.registerHousehold(village, 'Vi Văn Ón', 'Ngõ sau đình');
  await alice.registerPerson({ name: 'Vi Văn Ón', birth: '1960', phone: '0912 000 301' });
  const person = new URL(alice.page.url()).pathname;
  await alice.send();
  await bob.send();

  await alice.installed();
  await bob.installed();
  await alice.context.setOffline(true);
  await bob.context.setOffline(true);
  await alice.changePhone(person, '0912 000 302');
  await bob.changePhone(person, '0912 000 303');
  await alice.context.setOffline(false);
  await alice.send();
  await bob.context.setOffline(false);
  await bob.send();
  await alice.send();

  for (const tablet of [alice, bob]) {
    await tablet.openInside(person);
    await expect(tablet.page.getByText('0912 000 303').first()).toBeVisible();
    await expect(tablet.page.getByText('0912 000 302')).toHaveCount(0);
  }

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.page.goto(`${origin}/desk${person}`);
  const history = desk.page.locator('.desk-history');
  await expect(history.locator('s').filter({ hasText: /•302/ })).toBeVisible();
  await expect(history.locator('strong').filter({ hasText: /•303/ })).toBeVisible();
  await expect(history.getByText('từ Máy của Linh').first()).toBeVisible();
  await desk.close();
  await alice.close();
  await bob.close();
});

async function walkHalfAGuide(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hướng dẫn ngay' }).click();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  for (let step = 1; step <= 4; step += 1) {
    await expect(page.getByText(`Bước ${step}/`)).toBeVisible();
    await page.getByRole('button', { name: 'Xong bước này' }).click();
  }
  await page.getByRole('button', { name: 'Dừng ở đây' }).click();
  await page.getByRole('button', { name: /Không vướng gì/ }).click();
  await page.getByText('Xong, quay về').click();
}
