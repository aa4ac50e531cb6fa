import { expect } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const villages = 'Bản Nà Sao';

test('a form comes back letter by letter after the tab was killed in the middle of it, offline', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  await tablet.enrol(await world.takeCode(villages), 'Máy hay tắt');
  await tablet.installed();
  const household = await tablet.registerHousehold(undefined, 'Tráng A Pao', 'Cuối bản, gần suối');
  await tablet.context.setOffline(true);
  await tablet.page.getByRole('link', { name: 'Thêm người' }).click();
  await tablet.consent();
  await tablet.typeSlowly('Họ và tên', 'Tráng Thị Dở');
  await tablet.typeSlowly('Ngày sinh', '1951');

  await tablet.kill();
  await tablet.open(`/homes/${household}/people/new`);
  await expect(tablet.page.getByText('Đã mở lại phần đang ghi dở')).toBeVisible();
  await expect(tablet.page.getByLabel('Họ và tên')).toHaveValue('Tráng Thị Dở');
  await expect(tablet.page.getByLabel('Ngày sinh')).toHaveValue(/1951/);
  await tablet.page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(tablet.page.getByRole('heading', { name: 'Tráng Thị Dở' })).toBeVisible();

  // What was saved is there after another kill, and the draft is not.
  await tablet.kill();
  await tablet.open(`/homes/${household}/people/new`);
  await expect(tablet.page.getByText('Đã mở lại phần đang ghi dở')).toHaveCount(0);
  await tablet.openInside(`/homes/${household}`);
  await expect(tablet.page.getByText('Tráng Thị Dở').first()).toBeVisible();
  await tablet.close();
});

test('an unfinished form is offered on Today, and one tap drops it', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  await tablet.enrol(await world.takeCode(villages), 'Máy bỏ dở');
  await tablet.page.getByRole('link', { name: 'Ghi nhà mới' }).click();
  await tablet.typeSlowly('Họ tên chủ hộ', 'Lầu A');
  await tablet.kill();
  await tablet.open('/');
  await tablet.page
    .getByRole('link', { name: /Ghi nhà mới.*Chạm để làm tiếp|Lưu lúc/s })
    .first()
    .click();
  await expect(tablet.page.getByLabel('Họ tên chủ hộ')).toHaveValue('Lầu A');
  await tablet.page.getByRole('button', { name: 'Bỏ phần ghi dở' }).click();
  await expect(tablet.page.getByLabel('Họ tên chủ hộ')).toHaveValue('');
  await tablet.close();
});
