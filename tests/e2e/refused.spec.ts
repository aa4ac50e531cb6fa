import { PGlite } from '@electric-sql/pglite';
import { expect } from '@playwright/test';
import { join } from 'node:path';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

/** The village is closed while the tablet is offline, as an administrative merger does: written into the stopped server's own database. */
async function setVillageEnd(directory: string, name: string, day: string | null): Promise<void> {
  const database = new PGlite(directory);
  const changed = await database.query('update areas set valid_to = $1 where name = $2', [day, name]);
  expect(changed.affectedRows).toBe(1);
  await database.close();
}

test('what the server refuses is said in words, mended on the tablet, handed over, and taken in by the desk once the cause is gone', async ({
  browser,
  world,
}) => {
  test.setTimeout(180_000);
  const { server } = world;
  const data = join(server.appDirectory, '../data/pglite');
  const tablet = await Tablet.unpack(browser, server.origin);
  await tablet.enrol(await world.takeCode('Bản Nà Sao'), 'Máy bị trả lại');
  await tablet.installed();
  await tablet.context.setOffline(true);
  const first = await tablet.registerHousehold(undefined, 'Giàng Thị Súa', 'Đầu bản');
  await tablet.registerHousehold(undefined, 'Giàng A Lử', 'Giữa bản');

  await server.stop();
  await setVillageEnd(data, 'Bản Nà Sao', '2026-01-01');
  await server.start();
  await tablet.context.setOffline(false);
  await tablet.send();
  await expect(tablet.page.getByText('Thôn, xóm này đã được sáp nhập hoặc không còn nữa.')).toHaveCount(2);
  await expect(tablet.page.getByText('2 bị từ chối').first()).toBeVisible();

  await server.stop();
  await setVillageEnd(data, 'Bản Nà Sao', null);
  await server.start();

  // One is handed over, one is mended: written anew under a new number, with what was wrong put right.
  const card = (name: string) => tablet.page.locator('.card').filter({ hasText: name });
  await card('Giàng Thị Súa').getByRole('button', { name: 'Giao lại điều phối' }).click();
  await tablet.page.getByRole('dialog').getByRole('button', { name: 'Giao lại điều phối' }).click();
  await expect(card('Giàng Thị Súa')).toHaveCount(0);
  await card('Giàng A Lử').getByRole('button', { name: 'Sửa' }).click();
  await tablet.page
    .getByRole('dialog')
    .getByLabel(/địa chỉ/i)
    .fill('Giữa bản, cạnh trường');
  await tablet.page.getByRole('dialog').getByRole('button', { name: 'Gửi lại' }).click();
  await tablet.send();
  await expect(tablet.page.getByText(/bị từ chối/)).toHaveCount(0);

  const desk = await Desk.open(browser, server.origin);
  await desk.signIn(world.desk);
  await desk.go('Bị từ chối');
  const lines = desk.page.locator('main').getByText('máy Máy bị trả lại');
  await expect(lines).toHaveCount(2);
  await expect(desk.page.getByText('Đơn vị đã đóng hoặc sáp nhập').first()).toBeVisible();
  await desk.page.getByRole('button', { name: 'Nhận lại' }).first().click();
  await expect(lines).toHaveCount(1);
  await desk.page.getByRole('button', { name: 'Nhận lại' }).first().click();
  await expect(lines).toHaveCount(0);
  await desk.page.goto(`${server.origin}/desk/households/${first}`);
  await expect(desk.page.getByRole('heading', { name: 'Giàng Thị Súa' })).toBeVisible();
  await tablet.send();
  await tablet.openInside(`/homes/${first}`);
  await expect(tablet.page.getByRole('heading', { name: 'Giàng Thị Súa' })).toBeVisible();
  await desk.close();
  await tablet.close();
});
