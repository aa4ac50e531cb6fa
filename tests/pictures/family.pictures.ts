import { expect } from '@playwright/test';
import { openCameraBrowser } from '../e2e/fake-camera.ts';
import { Tablet } from '../e2e/pages/tablet.ts';
import { test } from '../e2e/world.ts';

const folder = 'public/screenshots';
const cardOf = (personalId: string, name: string, birth: string, sex: 'Nam' | 'Nữ') =>
  `${personalId}||${name}|${birth}|${sex}|Xóm Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế|11112021||||`;
const father = cardOf('038079000011', 'Vi Văn Thái', '02031979', 'Nam');
const mother = cardOf('038182000012', 'Lương Thị Mận', '14061982', 'Nữ');

test('a family by their cards, offline', async ({ world }) => {
  test.slow();
  const camera = await openCameraBrowser(father);
  const tablet = await Tablet.unpack(camera.browser, world.server.origin);
  const { page } = tablet;
  const picture = async (name: string) => {
    await expect(page.locator('.toast')).toHaveCount(0, { timeout: 20_000 });
    await page.screenshot({ path: `${folder}/family-${name}.png` });
  };
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy cả nhà');
  await tablet.installed();
  await tablet.context.setOffline(true);

  // Not yet in focus: the scanner stays, to be looked at.
  camera.hold(father, { x: 0.35, y: 0.62, blur: 5, noise: 0 });
  await page.getByRole('link', { name: 'Ghi nhà mới' }).click();
  await page.getByRole('button', { name: 'Quét thẻ căn cước' }).click();
  await expect(page.locator('[data-camera=live]')).toBeVisible();
  await expect.poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.5);
  await picture('1-scan');
  await page.keyboard.press('Escape');

  camera.hold(father);
  await page.getByRole('button', { name: 'Quét thẻ căn cước' }).click();
  await expect(page.getByLabel('Họ tên chủ hộ')).toHaveValue('Vi Văn Thái');
  await page.getByRole('button', { name: 'Lưu hộ này' }).click();
  await expect(page.getByText('Thẻ vừa quét: Vi Văn Thái')).toBeVisible();
  await picture('2-consent');
  await tablet.consent();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Vi Văn Thái');
  await picture('3-filled');
  camera.hold(mother);
  await page.getByRole('button', { name: 'Lưu và ghi người tiếp' }).click();
  await tablet.consent();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Lương Thị Mận');
  await page.getByRole('radio', { name: 'Vợ hoặc chồng', exact: true }).check();
  await page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(page.getByRole('heading', { name: 'Lương Thị Mận' })).toBeVisible();
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await expect(page.getByRole('link', { name: /Lương Thị Mận/ })).toBeVisible();
  await picture('4-family');
  await tablet.close();
  await camera.close();
});
