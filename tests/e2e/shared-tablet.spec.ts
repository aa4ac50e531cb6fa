import { expect } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const second = { pin: '482915', name: 'Máy chung, người hai' };

test('two volunteers on one tablet: each sees the own book only; the desk locks one and erases it, and the other goes on', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy chung, người một');
  await tablet.installed();
  await tablet.registerHousehold(undefined, 'Ngô Thị Bưởi', 'Bến đò cũ');
  await tablet.send();
  await tablet.openInside('/settings');
  await page.getByRole('button', { name: 'Khóa ngay' }).click();
  await page.getByText('Người khác cũng dùng máy này?').click();
  await page.getByRole('button', { name: 'Thêm người dùng máy này' }).click();
  await expect(page.getByLabel('Mã ghi danh')).toHaveValue('');
  await page.getByLabel('Mã ghi danh').fill(await world.takeCode('Thôn Đồng Bưởi, Thôn Cầu Tre'));
  await page.getByLabel('Tên máy').fill(second.name);
  await page.getByLabel('Đặt mã PIN').fill(second.pin);
  await page.getByLabel('Nhập lại mã PIN').fill(second.pin);
  await page.getByRole('button', { name: 'Số 2, màu xanh lá' }).click();
  await page.getByRole('button', { name: 'Ghi danh' }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  await tablet.tap('Nhà');
  await expect(page.getByRole('link', { name: /Thôn/ }).first()).toBeVisible();
  await expect(page.getByText('Ngô Thị Bưởi')).toHaveCount(0);

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Máy tính bảng');
  const row = desk.page.getByRole('row', { name: new RegExp(second.name) });
  await row.getByRole('button', { name: 'Khóa, xóa từ xa' }).click();
  await desk.page.getByRole('button', { name: 'Khóa sổ' }).click();
  await expect(row.getByText(/yêu cầu khóa \d\d:\d\d, chờ máy liên lạc/)).toBeVisible();
  await tablet.tapAnywhere('Sổ gửi');
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.getByText('Điều phối viên đã khóa máy này')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mở khóa' })).toHaveCount(0);
  await expect
    .poll(async () => {
      await desk.page.reload();
      await expect(row).toBeVisible();
      return row.getByText(/yêu cầu khóa \d\d:\d\d, máy báo xong \d\d:\d\d/).count();
    })
    .toBe(1);

  await row.getByRole('button', { name: 'Khóa, xóa từ xa' }).click();
  await desk.page.getByRole('checkbox', { name: 'Tôi hiểu là không lấy lại được' }).check();
  await desk.page.getByRole('button', { name: 'Xóa sổ trên máy' }).click();
  await page.getByRole('button', { name: 'Liên lạc với máy chủ' }).click();
  await expect(page.getByText('Dữ liệu trên máy đã được xóa')).toBeVisible();
  expect(await page.evaluate(rowsOf, 'tung-ngo-vault-2')).toEqual({ records: 0, outbox: 0, drafts: 0, meta: 0, parcels: 0, kept: 0 });

  await page.getByRole('button', { name: /^Số 1, màu/ }).click();
  await tablet.unlock();
  await tablet.tap('Nhà');
  await expect(page.getByText('Ngô Thị Bưởi').first()).toBeVisible();
  await desk.close();
  await tablet.close();
});

/** Runs in the page: how many rows each store of a database has. */
function rowsOf(name: string): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(name);
    open.onerror = () => reject(open.error);
    open.onsuccess = async () => {
      const tables = [...open.result.objectStoreNames];
      const counts = tables.map(
        (table) =>
          new Promise<[string, number]>((done) => {
            const count = open.result.transaction(table).objectStore(table).count();
            count.onsuccess = () => done([table, count.result]);
          }),
      );
      const found = Object.fromEntries(await Promise.all(counts));
      open.result.close();
      resolve(found);
    };
  });
}
