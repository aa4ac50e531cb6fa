import { expect } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('the place of a home is pasted from a map, moved a few steps, and kept as set by hand', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy chỉnh vị trí');
  await tablet.registerHousehold(undefined, 'Kim Thị Sa', 'Bến cát');
  const edit = async () => {
    await page.getByRole('link', { name: 'Sửa' }).first().click();
    await page.getByText('Nhập vị trí bằng tay').click();
  };
  await edit();
  const field = page.getByLabel('Tọa độ');
  const use = page.getByRole('button', { name: 'Dùng tọa độ này' });
  await field.fill('21,02781; 105,83416');
  await use.click();
  await expect(page.getByText(/Phần lẻ viết bằng dấu chấm/)).toBeVisible();
  await field.fill('105.83416, 21.02781');
  await use.click();
  await expect(page.getByText(/Hai số bị đảo/)).toBeVisible();
  await field.fill('21.02781° N, 105.83416° E');
  await use.click();
  await expect(page.getByText('Vị trí đặt bằng tay')).toBeVisible();
  await expect(page.getByText('21.02781, 105.83416', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: '20 m' }).check();
  await page.getByRole('button', { name: 'Lên bắc' }).click();
  await expect(page.getByText('21.02799, 105.83416', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Lưu/ }).click();
  await expect(page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);

  await edit();
  await expect(page.getByText('21.02799, 105.83416', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ vị trí' }).click();
  await expect(page.getByText('Vị trí đặt bằng tay')).toHaveCount(0);
  await tablet.close();
});
