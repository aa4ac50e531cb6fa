import { expect } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('a platform passkey opens the book beside the PIN; taken away, only the PIN does; where there is none it is not offered', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy có vân tay');
  await tablet.openInside('/settings');
  await expect(page.getByRole('button', { name: 'Đổi mã PIN' })).toBeVisible();
  await expect(page.getByText('Mở bằng khóa của máy')).toHaveCount(0);

  const devtools = await tablet.context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
    },
  });
  await tablet.openInside('/outbox');
  await tablet.openInside('/settings');
  await page.getByRole('button', { name: 'Bật' }).click();
  await page.getByLabel('Mã PIN để xác nhận').fill(tablet.pin);
  await page.getByRole('dialog').getByRole('button', { name: 'Bật' }).click();
  await expect(page.getByText('Từ giờ mở được bằng khóa của máy')).toBeVisible();

  await page.getByRole('button', { name: 'Khóa ngay' }).click();
  await page.getByRole('button', { name: 'Mở bằng vân tay, khuôn mặt hoặc khóa máy' }).click();
  await expect(page.getByRole('button', { name: 'Khóa ngay' })).toBeVisible();

  await page.getByRole('button', { name: 'Khóa ngay' }).click();
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Mở bằng vân tay, khuôn mặt hoặc khóa máy' }).click();
  await expect(page.getByText('Chưa mở được bằng khóa của máy')).toBeVisible();
  await tablet.unlock();
  await page.getByRole('button', { name: 'Tắt' }).click();
  await page.getByLabel('Mã PIN để xác nhận').fill(tablet.pin);
  await page.getByRole('dialog').getByRole('button', { name: 'Tắt' }).click();
  await page.getByRole('button', { name: 'Khóa ngay' }).click();
  await expect(page.getByRole('button', { name: 'Mở khóa' })).toBeVisible();
  await expect(page.getByRole('button', { name: /vân tay/ })).toHaveCount(0);
  await tablet.close();
});
