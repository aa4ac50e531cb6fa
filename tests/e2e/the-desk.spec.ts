import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('a sync shows at the desk without a reload', async ({ browser, world }) => {
  const { origin } = world.server;
  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  const known = desk.page.locator('.desk-figure').first();
  const before = await known.innerText();
  await desk.page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));

  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy trực tiếp');
  await tablet.registerHousehold(undefined, 'Bế Văn Nọng', 'Ngõ chợ cá');
  await tablet.send();
  expect((await tablet.page.evaluate(() => caches.keys())).filter((name) => name.startsWith('desk'))).toEqual([]);
  await expect(known).not.toHaveText(before);
  expect(await desk.page.evaluate(() => (globalThis as { notReloaded?: boolean }).notReloaded)).toBe(true);
  await desk.close();
  await tablet.close();
});

test('an enrolment code is made as QR and text, and a new tablet enrols with it', { tag: '@page' }, async ({ browser, world }) => {
  const { origin } = world.server;
  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Thành viên');
  await desk.page
    .getByRole('row', { name: /Hà Khánh Linh/ })
    .getByRole('button', { name: 'Phát mã' })
    .click();
  const card = desk.page.getByRole('dialog');
  await expect(card.getByRole('img', { name: 'Mã QR của liên kết ghi danh' })).toBeVisible();
  const shown = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await card.innerText())?.[0] ?? '';
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(shown, 'Máy mới phát');
  await desk.close();
  await tablet.close();
});

test('a parcel file carried by hand is taken at the desk, once', async ({ browser, world }) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy không mạng');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await tablet.registerHousehold(undefined, 'Phùng Thị Sen', 'Bãi bồi');
  await tablet.tap('Sổ gửi');
  const download = tablet.page.waitForEvent('download');
  await tablet.page.getByText('Mang đi bằng tệp').click();
  await tablet.page.getByRole('button', { name: 'Lưu tệp gói' }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'latin1')).not.toContain('Phùng');

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Nộp tệp');
  await desk.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'may.tungngo', mimeType: 'application/octet-stream', buffer: readFileSync(file) });
  await expect.poll(() => desk.received('Máy không mạng')).toEqual({ authored: 1, through: 1, missing: [] });
  await desk.close();
  await tablet.close();
});

test('somebody with a wrong password is shown nothing of this commune', { tag: '@page' }, async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  await desk.page.goto(`${world.server.origin}/desk`);
  await desk.page.getByLabel('Tên đăng nhập').fill(world.desk.signIn);
  await desk.page.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau-roi');
  await desk.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(desk.page.getByRole('alert').first()).toBeVisible();
  await expect(desk.page.getByRole('navigation')).toHaveCount(0);
  await desk.close();
});

test(
  'without a network the desk shows its last figures, how old they are and nobody’s name; signing out leaves nothing',
  { tag: '@page' },
  async ({ browser, world }) => {
    const desk = await Desk.open(browser, world.server.origin);
    const { page } = desk;
    await desk.signIn(world.desk);
    const figures = page.locator('.desk-figures');
    const seen = (await figures.innerText()).match(/^[\d.]+$/gm);
    expect(seen?.length).toBeGreaterThan(5);
    await expect
      .poll(() => page.evaluate(() => caches.keys()).then((names) => names.filter((name) => name.startsWith('desk')).toSorted()))
      .toEqual(['desk-files', 'desk-last']);
    await expect.poll(() => page.evaluate(async () => Boolean(await caches.match('/desk', { cacheName: 'desk-files' })))).toBe(true);
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('desk-last');
      return Promise.all((await cache.matchAll()).map((answer) => answer.text()));
    });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toContain('Bến Cát');
    for (const name of ['Bùi Đức Long', 'Hà Khánh Linh', 'memberName']) expect(kept[0]).not.toContain(name);

    await desk.context.setOffline(true);
    await page.goto(`${world.server.origin}/desk`);
    await expect(page.getByText(/^Không có mạng\. Đây là số liệu lúc \d\d\/\d\d \d\d:\d\d, cách đây \d+ (giây|phút)$/)).toBeVisible();
    expect((await figures.innerText()).match(/^[\d.]+$/gm)).toEqual(seen);
    await expect(page.getByText('Danh sách hộ').filter({ visible: true })).toHaveCount(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('row').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Mục này cần có mạng' })).toBeVisible();
    await page.getByRole('link', { name: 'Xem số liệu lần trước' }).click();
    await expect(figures).toBeVisible();

    await desk.context.setOffline(false);
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => caches.keys()).then((names) => names.filter((name) => name.startsWith('desk'))))
      .toEqual([]);
    await desk.close();
  },
);
