import { expect } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test('ten wrong PINs erase the tablet, and its sealed work still arrives', async ({ browser, world }) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy bị quên');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await tablet.registerHousehold(undefined, 'Đoàn Văn Tứ', 'Bến đò cũ');
  await tablet.page.reload();
  for (let wrong = 1; wrong <= 10; wrong += 1) {
    await tablet.unlock('000999');
    await expect(tablet.page.getByText(new RegExp(`Còn ${10 - wrong} lần thử|Dữ liệu trên máy đã được xóa`)).first()).toBeVisible();
    if (wrong === 3) await expect(tablet.page.getByText(/Còn 7 lần thử/)).toBeVisible();
    if (wrong === 4) await expect(tablet.page.getByText(/Thử lại sau/)).toBeVisible();
    if (wrong >= 4 && wrong < 10) await twoHoursPass(tablet);
  }
  await expect(tablet.page.getByText('Còn 1 gói đã niêm phong chưa gửi')).toBeVisible();
  await tablet.context.setOffline(false);

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await expect(desk.page.getByText('Đoàn Văn Tứ')).toHaveCount(0);
  await expect.poll(() => desk.received('Máy bị quên'), { timeout: 45_000 }).toEqual({ authored: 1, through: 1, missing: [] });
  await desk.close();
  await tablet.close();
});

/** The worker's clock cannot be turned from here, so the time of the last try is put two hours back, as if they had passed. */
async function twoHoursPass(tablet: Tablet): Promise<void> {
  await expect(tablet.page.getByText(/Thử lại sau/)).toBeVisible();
  await tablet.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('tung-ngo-device');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const [table = ''] = open.result.objectStoreNames;
          const store = open.result.transaction(table, 'readwrite').objectStore(table);
          const read = store.get('header');
          read.onsuccess = () => {
            read.result.attempts.asOf -= 2 * 3_600_000;
            store.put(read.result, 'header').onsuccess = () => {
              open.result.close();
              resolve();
            };
          };
        };
      }),
  );
  await tablet.page.reload();
}

test.describe('enrolment', () => {
  for (const [what, code, says] of [
    ['a code nobody gave out', '0000-0000', /không đúng|không có|chưa đúng/i],
    ['a text that is no code', 'XIN CHÀO', /8 chữ|8 ký tự|chưa đúng|không đúng/i],
  ] as const) {
    test(`${what} is answered in words, and nothing typed is lost`, async ({ browser, world }) => {
      const tablet = await Tablet.unpack(browser, world.server.origin);
      await tablet.page.goto(world.server.origin);
      await tablet.page.getByLabel('Mã ghi danh').fill(code);
      await tablet.page.getByLabel('Tên máy').fill('Máy lạ');
      await tablet.page.getByLabel('Đặt mã PIN').fill('739104');
      await tablet.page.getByLabel('Nhập lại mã PIN').fill('739104');
      await tablet.page.getByRole('button', { name: 'Ghi danh' }).click();
      await expect(tablet.page.getByText(says).first()).toBeVisible();
      await expect(tablet.page.getByLabel('Tên máy')).toHaveValue('Máy lạ');
      await tablet.close();
    });
  }

  test('a used code is refused with what to do, and the code leaves the address bar at once', async ({ browser, world }) => {
    const code = await world.takeCode('Thôn Đồng Bưởi, Thôn Cầu Tre');
    const first = await Tablet.unpack(browser, world.server.origin);
    await first.page.goto(`${world.server.origin}/#enrol=${code}`);
    await expect.poll(() => new URL(first.page.url()).hash).toBe('');
    await first.enrol(code, 'Máy thứ nhất');
    const second = await Tablet.unpack(browser, world.server.origin);
    await second.page.goto(`${world.server.origin}/#enrol=${code}`);
    await second.page.getByLabel('Tên máy').fill('Máy thứ hai');
    await second.page.getByLabel('Đặt mã PIN').fill('739104');
    await second.page.getByLabel('Nhập lại mã PIN').fill('739104');
    await second.page.getByRole('button', { name: 'Ghi danh' }).click();
    await expect(second.page.getByText(/đã dùng|đã được dùng/).first()).toBeVisible();
    await first.close();
    await second.close();
  });
});
