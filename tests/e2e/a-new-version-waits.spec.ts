import { expect } from '@playwright/test';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { news as viNews } from '#ui/text/vi-news.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('a new version waits while a form is open, is offered afterwards, comes only when the person agrees, and says what is new once', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  await tablet.enrol(await world.takeCode('Bản Nà Sao'), 'Máy bản mới');
  await tablet.installed();
  await tablet.page.reload();
  await tablet.unlock();
  await tablet.page.getByRole('link', { name: 'Ghi nhà mới' }).click();
  await tablet.page.getByLabel('Họ tên chủ hộ').fill('Hầu Thị Mỷ');

  // A new version is put on the server as an operator does it: files replaced, server restarted.
  appendFileSync(join(world.server.appDirectory, 'service-worker.js'), '\n// a new version\n');
  await world.server.stop();
  await world.server.start();
  await tablet.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const waiting = () => tablet.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state);
  await expect.poll(waiting).toBe('installed');
  const offer = tablet.page.getByRole('button', { name: 'Dùng ngay' });
  await expect(offer).toHaveCount(0);
  await expect(tablet.page.getByLabel('Họ tên chủ hộ')).toHaveValue('Hầu Thị Mỷ');

  await tablet.page.getByRole('button', { name: 'Lưu hộ này' }).click();
  await expect(tablet.page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);
  await expect(offer).toBeVisible();
  expect(await waiting()).toBe('installed');
  // What the version before this one has left behind.
  await tablet.page.evaluate(() => localStorage.setItem('news-seen', '2026-01-01'));
  await offer.click();
  await expect(tablet.page.getByRole('button', { name: 'Mở khóa' })).toBeVisible();
  await expect.poll(waiting).toBeUndefined();
  await tablet.unlock();
  const news = tablet.page.getByRole('dialog', { name: viNews.title });
  await expect(news.getByText(viNews.items[0]?.lines[0] ?? '')).toBeVisible();
  await news.getByRole('button', { name: viNews.seen }).click();
  await expect(news).toBeHidden();
  await expect(tablet.page.getByText('Hầu Thị Mỷ').first()).toBeVisible();
  await tablet.page.reload();
  await tablet.unlock();
  await expect(tablet.page.getByText('Hầu Thị Mỷ').first()).toBeVisible();
  await expect(news).toHaveCount(0);
  await tablet.close();
});

test('a deep link opens offline after the first load, with the server stopped', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  await tablet.enrol(await world.takeCode('Bản Nà Sao'), 'Máy sâu');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await tablet.page.close();
  tablet.page = await tablet.context.newPage();
  await tablet.open('/homes');
  await expect(tablet.page.getByRole('heading', { name: 'Nhà', exact: true })).toBeVisible();
  await tablet.close();
});
