import { expect } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('consent at the door, offline: refused it leaves nothing, signed it is kept with its strokes, and each purpose is withdrawn by itself', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy hỏi ý kiến');
  await tablet.installed();
  await tablet.context.setOffline(true);
  const household = await tablet.registerHousehold(undefined, 'Nhà bên bến', 'Bến đò cũ');

  await page.getByRole('link', { name: 'Thêm người' }).click();
  await page.getByLabel('Họ tên, do chính người đó gõ').fill('Phùng Thị Lạ');
  await expect.poll(() => page.evaluate(draftCount)).toBe(1);
  await page.getByRole('button', { name: 'Không đồng ý' }).click();
  await expect(page.getByText('Không ghi gì về người này')).toBeVisible();
  expect(await page.evaluate(draftCount)).toBe(0);
  await page.getByRole('button', { name: 'Về trang nhà' }).click();

  await page.getByRole('link', { name: 'Thêm người' }).click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  for (const purpose of await page.getByRole('checkbox').all()) {
    await expect(purpose).not.toBeChecked();
    await purpose.check();
  }
  await page.getByRole('radio', { name: /Chính người đó/ }).check();
  await page.getByRole('radio', { name: /Không đọc được/ }).check();
  await page.getByRole('button', { name: 'Đã nói đồng ý' }).click();
  await expect(page.getByText('Ghi họ tên người làm chứng.').first()).toBeVisible();
  await sign(tablet);
  await page.getByRole('button', { name: 'Đã ký' }).click();
  await page.getByLabel('Họ và tên').fill('Phùng Văn Ký');
  await page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(page.getByRole('heading', { name: 'Phùng Văn Ký' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Nét ký khi đồng ý' })).toBeVisible();

  await page.getByRole('listitem').filter({ hasText: 'Ghi các bước đã làm' }).getByRole('button', { name: 'Rút lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Ghi các bước đã làm' }).getByText('Đã rút lại')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Ghi tên vào sổ' }).getByRole('button', { name: 'Rút lại' })).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'Ghi tên vào sổ' }).getByRole('button', { name: 'Rút lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click();
  await expect(page.getByText('Hỏi lại').first()).toBeVisible();
  await tablet.toHome(household);

  /* What the signal brings moves nothing under a finger that is down. */
  await expect(page.getByText('Mới chỉ có trên máy này')).toBeVisible();
  await page.getByRole('link', { name: 'Thêm người' }).hover();
  await page.mouse.down();
  await tablet.context.setOffline(false);
  await expect(page.getByText('Máy chủ đã nhận')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await tablet.close();
});

async function sign({ page }: Tablet): Promise<void> {
  const pad = page.getByRole('img', { name: 'Khung ký tên, còn trống' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(box.x + 30 + step * 15, box.y + 40 + (step % 3) * 12);
  await page.mouse.up();
}

function draftCount(): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('tung-ngo');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const count = open.result.transaction('drafts').objectStore('drafts').count();
      count.onsuccess = () => {
        open.result.close();
        resolve(count.result);
      };
    };
  });
}
