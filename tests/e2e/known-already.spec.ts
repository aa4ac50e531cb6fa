import { expect } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const first = { villages: 'Xóm Giếng Đá, Thôn Gò Mận', village: 'Xóm Giếng Đá' };
const number = '025057000917';

test('offline, a form says the same number strongly and a likeness gently, and keeps what is written while one looks', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page, context } = tablet;
  await tablet.enrol(await world.takeCode(first.villages), 'Máy đã biết');
  await tablet.installed();
  await context.setOffline(true);
  await page.reload();
  await tablet.unlock();
  await tablet.registerHousehold(first.village, 'Quàng Văn Khoan', 'Ngõ giếng 7');
  const household = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await tablet.registerPerson({ name: 'Quàng Văn Khoan', birth: '12/03/1957', personalId: number });
  await tablet.toHome(household);

  await page.getByRole('link', { name: 'Thêm người' }).click();
  await tablet.consent();
  await page.getByLabel('Họ và tên').fill('quang van khoan');
  await page.getByLabel('Ngày sinh').fill('1957');
  await expect(page.getByText('Có thể người này đã có trong sổ')).toBeVisible();
  await page.getByLabel('Số định danh').fill(number);
  await expect(page.getByText('Số định danh này đã có trong sổ')).toBeVisible();
  await expect(page.getByText('Có thể người này đã có trong sổ')).toBeHidden();

  await page.getByRole('link', { name: /Quàng Văn Khoan.*•••917/ }).click();
  await expect(page.getByRole('heading', { name: 'Quàng Văn Khoan' })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('quang van khoan');
  await tablet.close();
});

test('a number that another village has is told with the next sending, and names only the village', async ({ browser, world }) => {
  const here = await Tablet.unpack(browser, world.server.origin);
  await here.enrol(await world.takeCode(first.villages), 'Máy bên này');
  await here.registerHousehold(first.village, 'Lường Văn Inh', 'Ngõ trên');
  await here.registerPerson({ name: 'Lường Văn Inh', birth: '1961', personalId: '025061000731' });
  await here.send();

  const there = await Tablet.unpack(browser, world.server.origin);
  await there.enrol(await world.takeCode('Khu Bến Cát'), 'Máy bên kia');
  const household = await there.registerHousehold(undefined, 'Bạc Cầm Đôi', 'Ngõ dưới');
  await there.registerPerson({ name: 'Lường Văn Inh', birth: '1961', personalId: '025061000731' });
  await there.send();
  await there.openInside(`/homes/${household}`);
  await expect(there.page.getByText(/Số định danh của người này đã có trong sổ ở Xóm Giếng Đá/)).toBeVisible();
  expect(await there.page.locator('main').innerText()).not.toContain('Ngõ trên');
  await there.tap('Hôm nay');
  await expect(there.page.getByText(/đã có trong sổ ở Xóm Giếng Đá/)).toBeVisible();
  await there.close();
  await here.close();
});
