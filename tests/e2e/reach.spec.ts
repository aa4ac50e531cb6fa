import { expect } from '@playwright/test';
import { axeInBothSchemes, axeViolations } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('axe speaks up when something is wrong', async ({ page }) => {
  await page.setContent(`<html><body><main><h1>x</h1><p>a</p><p>b</p><ul><li>c</li></ul><a href="#m" id="m">m</a>
    <img src="x.png"><input><button style="width:8px;height:8px;padding:0"></button><button style="width:8px;height:8px;padding:0"></button>
    <p style="color:#ccc;background:#fff">pale</p></main></body></html>`);
  const said = (await axeViolations(page)).join(' ');
  for (const id of ['image-alt', 'label', 'button-name', 'color-contrast', 'target-size', 'html-has-lang']) expect(said).toContain(id);
});

test('every field screen is without a violation, in light and dark', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  const found: string[] = [];
  let looked = 0;
  const look = async (name: string) => {
    found.push(...(await axeInBothSchemes(page)).map((line) => `${name} ${line}`));
    looked += 1;
  };
  await page.goto(world.server.origin);
  await expect(page.getByLabel('Mã ghi danh')).toBeVisible();
  await look('enrol');
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy nhìn rõ');
  await look('today');
  await page.getByRole('link', { name: 'Ghi nhà mới' }).click();
  await expect(page.getByLabel('Họ tên chủ hộ')).toBeVisible();
  await look('household form');
  await tablet.openInside('/');
  const household = await tablet.registerHousehold(undefined, 'Kim Văn Sang', 'Bến cát');
  await look('home');
  await page.getByRole('link', { name: 'Thêm người' }).click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await look('consent');
  await tablet.consent();
  await look('person form');
  await page.getByLabel('Họ và tên').fill('Kim Văn Sang');
  await page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(page.getByRole('link', { name: 'Hướng dẫn ngay' })).toBeVisible();
  await look('person');
  await page.getByRole('link', { name: 'Hướng dẫn ngay' }).click();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await expect(page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' })).toBeVisible();
  await look('prepare');
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  await look('step');
  await page.getByRole('button', { name: 'Dừng ở đây' }).click();
  await look('stop');
  await tablet.openInside(`/homes/${household}/visit`);
  await expect(page.getByRole('radio', { name: /Đã gặp/ })).toBeVisible();
  await look('visit form');
  for (const [path, heading] of [
    ['/homes', 'Nhà'],
    ['/outbox', 'Sổ gửi'],
    ['/settings', 'Cài đặt'],
  ] as const) {
    await tablet.openInside(path);
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    await look(heading);
  }
  await page.reload();
  await expect(page.getByRole('button', { name: 'Mở khoá' })).toBeVisible();
  await look('unlock');
  expect(looked).toBe(15);
  expect(found).toEqual([]);
  await tablet.close();
});

test('every screen of the desk is without a violation', async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  const found: string[] = [];
  await page.goto(`${world.server.origin}/desk`);
  await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
  found.push(...(await axeViolations(page)));
  await desk.signIn(world.desk);
  for (const place of [
    'Tổng quan',
    'Danh sách hộ',
    'Thôn, xóm',
    'Hướng dẫn',
    'Kế hoạch',
    'Máy tính bảng',
    'Bị từ chối',
    'Thành viên',
    'Nộp tệp',
  ] as const) {
    await desk.go(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    found.push(...(await axeViolations(page)).map((line) => `${place} ${line}`));
  }
  expect(found).toEqual([]);
  await desk.close();
});
